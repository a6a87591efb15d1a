import { readFileSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import {
  buildLibrary,
  fileOffset,
  type CorpusFile,
  type Library,
  type SourcePlace,
} from '../engine/index.ts';
import { problemText } from '../messages/problems.ts';
import { decode } from '../node/decode.ts';
import { nodeRuntime } from '../node/runtime.ts';
import { ARTICLE_FILES, isArticleFile } from '../runtime.ts';
import { reasonOf } from './documents.ts';
import { lineStarts, positionAt } from './lines.ts';
import type { Words } from './words.ts';

/** The library of all folders, and where its passages stand in their files. */
export interface LoadedCorpus {
  readonly library: Library;
  /** 1-based line of the article's file where a place of a passage begins. */
  readonly lineOf: (place: SourcePlace) => number;
  /** The articles' files as they were read, by the name they are shown under. */
  readonly files: readonly LoadedFile[];
}

export interface LoadedFile {
  readonly file: string;
  readonly text: string;
  /** Absolute path. */
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
  /** Folders given with --corpus. */
  readonly folders: readonly string[];
  readonly bundled: boolean;
}

/** Reads the folders and indexes them. What cannot be read is a trouble; the rest is there. */
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

  const found = new Map<string, CorpusFile>();
  const files = nodeRuntime(() => {});
  const texts = new Set<string>();
  for (const folder of folders) {
    const stat = statSync(folder, { throwIfNoEntry: false });
    if (stat === undefined) error(folder, words.trouble.corpusMissing());
    else if (!stat.isDirectory()) error(folder, words.trouble.corpusNotFolder());
    if (!stat?.isDirectory()) continue;
    const listed = await files.list(pathToFileURL(folder).href, ARTICLE_FILES);
    const names = listed.ok ? listed.value.map(({ uri }) => fileURLToPath(uri)) : [];
    const articles = names.filter((name) => isArticleFile(path.basename(name)));
    if (!listed.ok) error(folder, words.trouble.corpusUnreadable());
    else if (articles.length === 0) error(folder, words.trouble.corpusWithoutArticles());
    for (const absolute of articles) {
      const file = shown(absolute);
      try {
        const real = realpathSync(absolute);
        if (found.has(real)) continue;
        const decoded = decode(readFileSync(real));
        if ('refused' in decoded) {
          const { refused, line } = decoded;
          error(file, words.trouble[refused === 'unknown' ? 'encoding' : refused](), line);
        } else if (!texts.has(decoded.text)) {
          // A copy of an article that is there already adds nothing.
          texts.add(decoded.text);
          found.set(real, { file, text: decoded.text });
        }
      } catch (thrown) {
        error(file, words.trouble.unreadable(reasonOf(thrown)));
      }
    }
  }

  const library = buildLibrary([...found.values()]);
  for (const problem of library.problems) {
    const { file, line, severity } = problem;
    troubles.push({ file, line, severity, message: problemText(problem) });
  }
  if (library.passages.length === 0 && folders.length > 0) error(null, words.trouble.corpusEmpty());

  const textOf = new Map([...found.values()].map(({ file, text }) => [file, text]));
  const starts = new Map<string, number[]>();
  const lineOf = (place: SourcePlace): number => {
    const passage = library.passages[place.passage];
    const { file } = library.articles[library.articleOf[place.passage]];
    let lines = starts.get(file);
    if (lines === undefined) starts.set(file, (lines = lineStarts(textOf.get(file) ?? '')));
    return positionAt(lines, fileOffset(passage, place.start)).line;
  };
  const read = [...found].map(([real, { file, text }]) => ({ file, text, path: real }));
  return { corpus: { library, lineOf, files: read }, troubles };
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
