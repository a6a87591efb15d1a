import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { buildLibrary, bytesHash, saveLibrary, type CorpusFile } from '../engine/index.ts';
import { problemText, troubleText } from '../messages/problems.ts';
import { decode } from '../decode.ts';
import { writePack, type PackedArticle } from '../node/pack-file.ts';
import { nodeRuntime } from '../node/runtime.ts';
import { ARTICLE_FILES, isArticleFile, isPack } from '../runtime.ts';
import type { Console } from './console.ts';
import { kindOf } from './corpus.ts';
import { reasonOf } from './documents.ts';

/** A pack may hold more articles than a folder that is watched. */
const MOST_ARTICLES = 1_000_000;

/** `verbatim corpus pack`: articles and their index as one file. Exit status 0, or 2 when something could not be read or written. */
export async function corpusPack(
  folders: readonly string[],
  output: string,
  console: Console,
): Promise<number> {
  const { words } = console;
  if (!isPack(output)) {
    console.trouble({ file: output }, words.trouble.packName());
    return 2;
  }
  const articles: PackedArticle[] = [];
  const files: CorpusFile[] = [];
  const hashes = new Set<string>();
  for (const [name, file] of await articlesOf(folders, console)) {
    try {
      const bytes = new Uint8Array(readFileSync(file));
      const decoded = decode(bytes);
      if ('refused' in decoded) {
        const { refused, line } = decoded;
        console.trouble({ file, line }, words.trouble[refused === 'unknown' ? 'encoding' : refused]());
        continue;
      }
      const hash = bytesHash(bytes.slice().buffer);
      // A copy of an article that is there already adds nothing.
      if (hashes.has(hash)) continue;
      hashes.add(hash);
      articles.push({ name, bytes });
      files.push({ file: name, text: decoded.text, hash });
    } catch (error) {
      console.trouble({ file }, words.trouble.unreadable(reasonOf(error)));
    }
  }
  const library = buildLibrary(files);
  for (const problem of library.problems) {
    const { file, line, severity } = problem;
    console.corpusTroubles([{ file, line, severity, message: problemText(problem) }]);
  }
  if (library.articles.length === 0) {
    console.trouble({ file: null }, words.trouble.packNoArticle());
    return 2;
  }
  try {
    const size = writePack(output, new Uint8Array(saveLibrary(library)), articles);
    const megabytes = (size / 2 ** 20).toFixed(1);
    console.print(
      `${output}: ${words.packed(library.articles.length, library.passages.length, megabytes)}\n`,
    );
  } catch (error) {
    console.trouble({ file: output }, words.trouble.outputFailed(reasonOf(error)));
  }
  return console.failed() ? 2 : 0;
}

/** The articles of the folders by the names they get in the pack: where two would be the same, under their folder's. */
async function articlesOf(folders: readonly string[], console: Console): Promise<Map<string, string>> {
  const { words } = console;
  const found = new Map<string, string>();
  const runtime = nodeRuntime(() => {});
  for (const folder of folders) {
    const root = path.resolve(folder);
    const there = folder === '' ? 'missing' : kindOf(root);
    if (there !== 'folder') {
      const { trouble } = words;
      console.trouble(
        { file: folder },
        there === 'file'
          ? trouble.corpusNotFolder()
          : there === 'missing'
            ? trouble.corpusMissing()
            : trouble.corpusUnreadable(),
      );
      continue;
    }
    const listed = await runtime.list(pathToFileURL(root).href, {
      ...ARTICLE_FILES,
      limit: MOST_ARTICLES,
      onOutside: (uri) => console.trouble({ file: null }, troubleText('file', 'outside', fileURLToPath(uri))),
    });
    if (!listed.ok) console.trouble({ file: folder }, words.trouble.corpusUnreadable());
    const names = listed.ok ? listed.value.map(({ uri }) => fileURLToPath(uri)) : [];
    const own = names.filter((name) => isArticleFile(path.basename(name)));
    if (listed.ok && own.length === 0)
      console.trouble({ file: folder }, words.trouble.corpusWithoutArticles());
    for (const file of own) {
      const name = path.relative(root, file).split(path.sep).join('/');
      let free = name;
      for (let n = 1; found.has(free); n++) free = `${path.basename(root)}${n > 1 ? ` (${n})` : ''}/${name}`;
      found.set(free, file);
    }
  }
  return found;
}
