import type { Article, Problem } from './corpus/article.ts';
import { buildIndex, type CorpusIndex } from './corpus/index.ts';
import type { Passage } from './corpus/passages.ts';
import { readCorpusFile } from './corpus/read-corpus-file.ts';
import { lineStartsOf } from './text/lines.ts';

/** One file of the corpus as the runtime read it. */
export interface CorpusFile {
  /** Path or URI; shown to people and reported back in `source.file`. */
  readonly file: string;
  readonly text: string;
  /** {@link textHash} of the text, where the caller has it already. */
  readonly hash?: string;
}

/** A file that is as the previous library has it: it need not be read again. */
export interface UnchangedFile {
  readonly file: string;
  readonly text: null;
  readonly hash: string;
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
}

export interface ReadFile {
  /** Tells its text from others. */
  readonly hash: string;
  /** Where each of its lines begins, so that places in it can be shown without its text. */
  readonly lineStarts: Int32Array;
  readonly article: Article | null;
  readonly passages: readonly Passage[];
  readonly problems: readonly Problem[];
  /** Saved without its article, because another had the same id: to be read again. */
  readonly leftOut?: boolean;
}

/**
 * WALK A: files → articles → passages → index. Never throws; what is wrong in a file is a problem of that file, and the
 * rest works. Files that are unchanged since `previous` are not read again. The order of the files does not matter.
 */
export function buildLibrary(files: readonly (CorpusFile | UnchangedFile)[], previous?: Library): Library {
  const read = new Map<string, ReadFile>();
  for (const one of [...files].sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0))) {
    const known = readFile(one, previous?.files.get(one.file));
    if (known) read.set(one.file, known);
  }
  if (previous && isSame(read, previous.files)) return previous;
  const articles: Article[] = [];
  const passages: Passage[] = [];
  const articleOf: number[] = [];
  const problems: Problem[] = [];
  const byId = new Map<string, string>();
  for (const [file, { article, passages: own, problems: ownProblems }] of read) {
    problems.push(...ownProblems);
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
    const offset = passages.length;
    for (const passage of own) {
      passages.push(
        passage.within && offset
          ? { ...passage, within: { ...passage.within, passage: passage.within.passage + offset } }
          : passage,
      );
      articleOf.push(articles.length);
    }
    articles.push(article);
  }
  return {
    revision: hashOf([...read].map(([file, { hash }]) => `${file}\0${hash}`)),
    articles,
    passages,
    articleOf: Int32Array.from(articleOf),
    index: buildIndex(passages),
    problems,
    characters: passages.reduce((sum, { text, within }) => (within === null ? sum + text.length : sum), 0),
    speakers: [...new Set(passages.flatMap((p) => p.speaker ?? []))],
    files: read,
  };
}

function readFile(
  { file, text, hash: given }: CorpusFile | UnchangedFile,
  known: ReadFile | undefined,
): ReadFile | undefined {
  if (text === null) return known;
  const hash = given ?? textHash(text);
  if (known?.hash === hash && !known.leftOut) return known;
  return { hash, lineStarts: lineStartsOf(text), ...readCorpusFile(file, text) };
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
