import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { buildLibrary, saveLibrary } from '../engine/index.ts';
import { SAVED_NAME } from '../library-host.ts';
import { isArticleFile } from '../runtime.ts';

/** Reads and indexes the articles of a folder once and for all; scripts/pack-corpus.mjs calls it at build time. */
export function writePack(folder: string): void {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    isArticleFile(path.basename(name)),
  );
  const files = names.map((name) => ({
    file: name.split(path.sep).join('/'),
    text: readFileSync(path.join(folder, name), 'utf8'),
  }));
  writeFileSync(path.join(folder, SAVED_NAME), new Uint8Array(saveLibrary(buildLibrary(files))));
}
