import { readFileSync, realpathSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { fileOffset, lineAt, type Library, type Problem, type SourcePlace } from '../engine/index.ts';
import { newLibraryHost, SAVED_NAME, type SourceTrouble } from '../library-host.ts';
import { problemText, troubleText } from '../messages/problems.ts';
import { decode } from '../decode.ts';
import { nodeRuntime } from '../node/runtime.ts';
import { ARTICLE_FILES, isArticleFile, isPack, type Runtime } from '../runtime.ts';
import { reasonOf, statOf } from './documents.ts';
import type { Words } from './words.ts';

/** The library of all folders, and where its passages stand in their files. */
export interface LoadedCorpus {
  readonly library: Library;
  /** 1-based line of the article's file where a place of a passage begins. */
  readonly lineOf: (place: SourcePlace) => number;
  /** The articles' files, by the name they are shown under; those inside packs are none. */
  readonly files: readonly LoadedFile[];
  /** The folders and packs that were read, as they are shown. */
  readonly sources: readonly string[];
  /** URIs of the files of translations beside the articles. */
  readonly translations: readonly string[];
}

export interface LoadedFile {
  readonly file: string;
  /** Read when it is asked for; empty where the file has gone meanwhile. */
  readonly text: string;
  /** Absolute path, links followed. */
  readonly path: string;
}

/** Something a person must hear about the corpus. */
export interface CorpusTrouble {
  /** File or folder; null where no single one is meant. */
  readonly file: string | null;
  readonly line: number | null;
  readonly message: string;
  /** Errors make the exit status 2. */
  readonly severity: 'error' | 'warning';
}

export interface CorpusChoice {
  /** Folders and packs given with --corpus. */
  readonly folders: readonly string[];
  readonly bundled: boolean;
  /** Whether the index of large folders is kept for the next time. */
  readonly cache: boolean;
}

/** Reads the folders and packs, or what was kept of them. What cannot be read is a trouble; the rest is there. */
export async function loadCorpus(
  choice: CorpusChoice,
  words: Words,
): Promise<{ corpus: LoadedCorpus; troubles: CorpusTrouble[] }> {
  const troubles: CorpusTrouble[] = [];
  const error = (file: string | null, message: string, line: number | null = null) =>
    troubles.push({ file, line, message, severity: 'error' });

  // The user's folders first: where an article is in both, it is reported at the user's copy.
  const folders = [...choice.folders];
  const bundled = choice.bundled ? bundledCorpus() : null;
  if (bundled !== null) folders.push(bundled);
  if (folders.length === 0) error(null, words.trouble.noCorpus());

  const runtime = ownRuntime();
  const wanted = folders.filter((folder) => {
    const there = kindOf(folder);
    if (there === 'missing') error(folder, words.trouble.corpusMissing());
    else if (there === 'unreadable') error(folder, words.trouble.corpusUnreadable());
    else if (there === 'file' && !isPack(folder)) error(folder, words.trouble.corpusNotFolder());
    return there === 'folder' || (there === 'file' && isPack(folder));
  });
  const uriOf = (folder: string) => pathToFileURL(path.resolve(folder)).href.replace(/\/+$/, '');
  const host = newLibraryHost(
    runtime,
    bundled === null ? null : uriOf(bundled),
    () => null,
    () => {},
    {
      storage: choice.cache ? pathToFileURL(cacheFolder()).href : null,
      notice: () => notice(words),
    },
  );
  await host.use({
    bundled: bundled !== null,
    folders: wanted
      .filter((folder) => folder !== bundled)
      .map((folder) => ({ uri: uriOf(folder), explicit: true })),
  });
  const { library } = await host.complete();
  for (const trouble of host.state().troubles) {
    const { message, line } = said(trouble, words);
    error(
      trouble.what === 'file' ? shownUri(trouble.uri) : givenAs(trouble.uri, wanted, uriOf),
      message,
      line,
    );
  }
  const translations = host.translations().map(({ uri }) => uri);
  host.dispose();
  for (const folder of wanted) {
    const inside = `${uriOf(folder)}/`;
    const found = (file: string) => file.startsWith(inside) || isPack(folder);
    if ([...library.files.keys(), ...translations].some(found)) continue;
    const listed = await runtime.list(uriOf(folder), ARTICLE_FILES);
    if (listed.ok && !listed.value.some(({ uri }) => isArticleFile(path.basename(fileURLToPath(uri)))))
      error(folder, words.trouble.corpusWithoutArticles());
  }

  const problems = library.problems.map((problem): Problem => ({
    ...problem,
    file: shownUri(problem.file),
    values:
      problem.values.first === undefined
        ? problem.values
        : { ...problem.values, first: shownUri(problem.values.first) },
  }));
  for (const problem of problems) {
    const { file, line, severity } = problem;
    troubles.push({ file, line, severity, message: problemText(problem) });
  }
  if (library.passages.length === 0 && folders.length > 0) error(null, words.trouble.corpusEmpty());

  const lineOf = (place: SourcePlace): number => {
    const passage = library.passages[place.passage];
    const { file } = library.articles[library.articleOf[place.passage]];
    const starts = library.files.get(file)?.lineStarts;
    return starts === undefined ? 1 : lineAt(starts, fileOffset(passage, place.start)) + 1;
  };
  const articles = library.articles.map((article) => ({ ...article, file: shownUri(article.file) }));
  return {
    corpus: {
      library: { ...library, articles, problems },
      lineOf,
      files: [...library.files.keys()].flatMap((uri) => (uri.startsWith('file:') ? [loadedFile(uri)] : [])),
      sources: wanted.map((folder) => shown(path.resolve(folder))),
      translations,
    },
    troubles,
  };
}

/** What a name of a corpus is the name of. */
export function kindOf(name: string): 'folder' | 'file' | 'missing' | 'unreadable' {
  try {
    const stat = statOf(name);
    return stat === null ? 'missing' : stat.isDirectory() ? 'folder' : 'file';
  } catch {
    return 'unreadable';
  }
}

/** The machine, but that nothing is watched, and that the bundled corpus may have its library elsewhere. */
function ownRuntime(): Runtime {
  const machine = nodeRuntime(() => {});
  return {
    ...machine,
    watch: () => ({ dispose: () => {} }),
    async readBytes(file) {
      const read = await machine.readBytes(file);
      if (read.ok || !file.endsWith(`/${SAVED_NAME}`) || machine.bundledCorpus === null) return read;
      return machine.readBytes(`${machine.bundledCorpus}/${SAVED_NAME}`);
    },
  };
}

function loadedFile(uri: string): LoadedFile {
  const name = fileURLToPath(uri);
  return {
    file: shown(name),
    get text() {
      try {
        const decoded = decode(readFileSync(name));
        return 'refused' in decoded ? '' : decoded.text;
      } catch {
        return '';
      }
    },
    get path() {
      try {
        return realpathSync(name);
      } catch {
        return name;
      }
    },
  };
}

/** A trouble as the command line says it: of a file that is no text also where it goes wrong. */
function said({ uri, what, trouble }: SourceTrouble, words: Words): { message: string; line: number | null } {
  const plain = { message: troubleText(what, trouble, shownUri(uri)), line: null };
  if (what === 'folder') return { ...plain, message: words.trouble.corpusUnreadable() };
  if (what === 'pack' || trouble === 'outside' || trouble === 'too-large') return plain;
  try {
    const decoded = decode(readFileSync(fileURLToPath(uri)));
    if (!('refused' in decoded)) return plain;
    const { refused, line } = decoded;
    return { message: words.trouble[refused === 'unknown' ? 'encoding' : refused](), line };
  } catch (thrown) {
    return { message: words.trouble.unreadable(reasonOf(thrown)), line: null };
  }
}

/** Says in a terminal how far the index is; nothing elsewhere. */
function notice(words: Words): { report: (done: number) => void; end: () => void } {
  if (process.stderr.isTTY !== true) return { report: () => {}, end: () => {} };
  const say = (text: string) => process.stderr.write(`\r\x1b[K${text}`);
  return {
    report: (done) => void say(words.indexing(Math.floor(100 * done))),
    end: () => void say(''),
  };
}

/** Where this system keeps what can be made again. */
function cacheFolder(): string {
  const { XDG_CACHE_HOME, LOCALAPPDATA } = process.env;
  if (XDG_CACHE_HOME && path.isAbsolute(XDG_CACHE_HOME)) return path.join(XDG_CACHE_HOME, 'verbatim');
  if (process.platform === 'darwin') return path.join(homedir(), 'Library', 'Caches', 'verbatim');
  if (process.platform === 'win32' && LOCALAPPDATA) return path.join(LOCALAPPDATA, 'verbatim', 'cache');
  return path.join(homedir(), '.cache', 'verbatim');
}

const givenAs = (uri: string, given: readonly string[], uriOf: (folder: string) => string): string =>
  given.find((folder) => uriOf(folder) === uri) ?? shownUri(uri);

/** A file of the corpus as it is shown: an article inside a pack as if the pack were a folder. */
function shownUri(uri: string): string {
  if (uri.startsWith('file:')) return shown(fileURLToPath(uri));
  const inside = /^[a-z][a-z0-9+.-]*:(\/.*)$/i.exec(uri)?.[1];
  return inside === undefined ? uri : shown(fileURLToPath(`file://${inside}`));
}

/** From the working directory where the file lies inside it, else absolute; always with forward slashes. */
function shown(absolute: string): string {
  const relative = path.relative(process.cwd(), absolute);
  const inside = !relative.startsWith('..') && !path.isAbsolute(relative);
  return (inside ? relative : absolute).replaceAll(path.sep, '/');
}

/** The corpus that comes with Verbatim: beside the bundle in a package, one folder up in the repository. */
function bundledCorpus(): string | null {
  const here = path.dirname(fileURLToPath(import.meta.url));
  const candidates = [path.join(here, '..', 'corpus'), path.join(here, 'corpus')];
  return candidates.find((folder) => statSync(folder, { throwIfNoEntry: false })?.isDirectory()) ?? null;
}
