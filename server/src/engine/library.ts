import type { Article, Problem } from './corpus/article.ts';
import { buildIndex, type CorpusIndex } from './corpus/index.ts';
import { changedLibrary, type ChangeLimits, type Contents } from './changed-library.ts';
import type { Passage } from './corpus/passages.ts';
import { saveLibrary as saveBuilt } from './corpus/saved-library.ts';
import { readCorpusFile } from './corpus/read-corpus-file.ts';
import { lineStartsOf } from './text/lines.ts';

/** One file of the corpus as the runtime read it. */
export interface CorpusFile {
  /** Path or URI; shown to people and reported back in `source.file`. */
  readonly file: string;
  readonly text: string;
  /** {@link textHash} of the text, where the caller has it already. */
  readonly hash?: string;
  /** Articles of a lower layer come first in the corpus, whatever their names; 0 where none is given. */
  readonly layer?: number;
}

/** A file that is as the previous library has it: it need not be read again. */
export interface UnchangedFile {
  readonly file: string;
  readonly text: null;
  readonly hash: string;
  readonly layer?: number;
}

/** All articles, passages and the index over them: immutable. */
export interface Library {
  /** Changes exactly when the corpus changes: a hash of the files' names and texts. */
  readonly revision: string;
  readonly articles: readonly Article[];
  /** All passages, article by article, in reading order; `within.passage` is an index into this list. */
  readonly passages: readonly Passage[];
  /** For each passage the index of its article in `articles`. */
  readonly articleOf: ArrayLike<number>;
  readonly index: CorpusIndex;
  readonly problems: readonly Problem[];
  /** Length of the canonical text, without what stands in it twice. */
  readonly characters: number;
  /** Everyone who speaks in the corpus, without repeats. */
  readonly speakers: readonly string[];
  /** What was read of each file, so that a rebuild reads only what changed. */
  readonly files: ReadonlyMap<string, ReadFile>;
  /** The library whose index this one's index changes; null where it has an index of its own. */
  readonly base: Library | null;
}

export interface ReadFile {
  /** Tells its text from others. */
  readonly hash: string;
  /** Where each of its lines begins, so that places in it can be shown without its text. */
  readonly lineStarts: Int32Array;
  readonly article: Article | null;
  readonly passages: readonly Passage[];
  readonly problems: readonly Problem[];
  /** Length of its canonical text, without what stands in it twice. */
  readonly characters: number;
  /** Everyone who speaks in it, without repeats. */
  readonly speakers: readonly string[];
  /** Saved without its article, because another had the same id: to be read again. */
  readonly leftOut?: boolean;
}

export interface BuildOptions {
  /** Where files are found that were read before, besides the previous library. */
  readonly known?: readonly ReadonlyMap<string, ReadFile>[];
  readonly limits?: ChangeLimits;
}

/**
 * WALK A: files → articles → passages → index. Never throws; what is wrong in a file is a problem of that file, and the
 * rest works. Files that are unchanged since `previous` are not read again, and where it is large and little changed,
 * its index is used with changes. The order of the files does not matter.
 */
export function buildLibrary(
  files: readonly (CorpusFile | UnchangedFile)[],
  previous?: Library,
  options: BuildOptions = {},
): Library {
  const read = readFiles(files, previous, options.known);
  if (previous && isSame(read, previous.files)) return previous;
  const contents = contentsOf(read);
  return libraryOf(
    read,
    contents,
    (previous && changedLibrary(previous.base ?? previous, contents, options.limits)) ?? builtFrom(contents),
  );
}

/** As {@link buildLibrary}, but null where that would have to make the whole index anew. */
export function changeLibrary(
  files: readonly (CorpusFile | UnchangedFile)[],
  previous: Library,
  options: BuildOptions = {},
): Library | null {
  const read = readFiles(files, previous, options.known);
  if (isSame(read, previous.files)) return previous;
  const contents = contentsOf(read);
  const changed = changedLibrary(previous.base ?? previous, contents, options.limits);
  return changed && libraryOf(read, contents, changed);
}

/** Reads articles without making a library of them: for {@link BuildOptions}. */
export function readArticles(
  files: readonly (CorpusFile | UnchangedFile)[],
  known: BuildOptions['known'] = [],
): ReadonlyMap<string, ReadFile> {
  return readFiles(files, undefined, known);
}

function readFiles(
  files: readonly (CorpusFile | UnchangedFile)[],
  previous: Library | undefined,
  known: BuildOptions['known'] = [],
): Map<string, ReadFile> {
  // What a large index was built from comes first: an article that is as it was there need not be added to it.
  const all = [previous?.base?.files, previous?.files, ...known].filter((one) => one !== undefined);
  const read = new Map<string, ReadFile>();
  const inOrder = (a: CorpusFile | UnchangedFile, b: CorpusFile | UnchangedFile): number =>
    (a.layer ?? 0) - (b.layer ?? 0) || (a.file < b.file ? -1 : a.file > b.file ? 1 : 0);
  for (const one of [...files].sort(inOrder)) {
    const own = readFile(
      one,
      all.map((files) => files.get(one.file)),
    );
    if (own) read.set(one.file, own);
  }
  return read;
}

/** Which articles count: of several with one id the first. */
function contentsOf(files: ReadonlyMap<string, ReadFile>): Contents {
  const articles: { article: Article; read: ReadFile }[] = [];
  const problems: Problem[] = [];
  const byId = new Map<string, string>();
  for (const [file, read] of files) {
    problems.push(...read.problems);
    const { article } = read;
    if (!article) continue;
    const first = byId.get(article.id);
    if (first !== undefined) {
      problems.push({
        file,
        span: { start: 0, end: 0 },
        line: 1,
        severity: 'error',
        code: 'duplicate-id',
        values: { id: article.id, first },
      });
      continue;
    }
    byId.set(article.id, file);
    articles.push({ article, read });
  }
  return { articles, problems };
}

/** A library as bytes; see saved-library.ts. One with a changed index gets an index of its own first. */
export function saveLibrary(
  library: Library,
  nameOf?: (file: string) => string,
  stampOf?: (file: string) => string | undefined,
): ArrayBuffer {
  const { files, base } = library;
  if (base === null) return saveBuilt(library, nameOf, stampOf);
  const contents = contentsOf(files);
  return saveBuilt(libraryOf(files, contents, builtFrom(contents)), nameOf, stampOf);
}

type Built = Pick<Library, 'passages' | 'articleOf' | 'index' | 'base'>;

function builtFrom({ articles }: Contents): Built {
  const passages: Passage[] = [];
  const articleOf: number[] = [];
  articles.forEach(({ read }, number) => {
    const offset = passages.length;
    for (const passage of read.passages) {
      passages.push(
        passage.within && offset
          ? { ...passage, within: { ...passage.within, passage: passage.within.passage + offset } }
          : passage,
      );
      articleOf.push(number);
    }
  });
  return {
    passages,
    articleOf: Int32Array.from(articleOf),
    index: buildIndex(passages, articleOf),
    base: null,
  };
}

function libraryOf(
  files: ReadonlyMap<string, ReadFile>,
  { articles, problems }: Contents,
  built: Built,
): Library {
  return {
    revision: hashOf([...files].map(([file, { hash }]) => `${file}\0${hash}`)),
    articles: articles.map(({ article }) => article),
    ...built,
    problems,
    characters: articles.reduce((sum, { read }) => sum + read.characters, 0),
    speakers: [...new Set(articles.flatMap(({ read }) => read.speakers))],
    files,
  };
}

function readFile(
  { file, text, hash: given }: CorpusFile | UnchangedFile,
  candidates: readonly (ReadFile | undefined)[],
): ReadFile | undefined {
  const hash = given ?? textHash(text ?? '');
  const known = candidates.find((one) => one?.hash === hash && !one.leftOut);
  if (known) return known;
  if (text === null) return candidates.find((one) => one !== undefined);
  const read = readCorpusFile(file, text);
  const { passages } = read;
  return {
    hash,
    lineStarts: lineStartsOf(text),
    ...read,
    characters: passages.reduce((sum, { text, within }) => (within === null ? sum + text.length : sum), 0),
    speakers: [...new Set(passages.flatMap(({ speaker }) => speaker ?? []))],
  };
}

function isSame(files: ReadonlyMap<string, ReadFile>, others: Library['files']): boolean {
  if (files.size !== others.size) return false;
  for (const [file, read] of files) if (others.get(file)?.hash !== read.hash) return false;
  return true;
}

/** Tells texts apart: texts with the same hash are the same, but for an accident in 2⁶⁴. */
export function textHash(text: string): string {
  return hashOf([text]);
}

/** FNV-1a over UTF-16 units in two lanes, as 16 hexadecimal digits: to tell corpora apart, not to keep secrets. */
function hashOf(parts: readonly string[]): string {
  let a = 0x811c9dc5;
  let b = 0x01000193;
  for (const part of parts) {
    for (let i = 0; i < part.length; i++) {
      const unit = part.charCodeAt(i);
      a = Math.imul(a ^ unit, 0x01000193);
      b = Math.imul(b ^ unit ^ (a >>> 15), 0x5bd1e995);
    }
    a = Math.imul(a ^ 0xffff, 0x01000193);
  }
  const hex = (n: number) => (n >>> 0).toString(16).padStart(8, '0');
  return hex(a) + hex(b);
}
