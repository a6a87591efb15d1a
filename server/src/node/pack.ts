import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { packCorpus, PACK_NAME } from '../corpus-pack.ts';
import { buildLibrary } from '../engine/index.ts';
import { isArticleFile } from '../runtime.ts';

/** Reads the articles of a folder once and for all; scripts/pack-corpus.mjs calls it at build time. */
export function writePack(folder: string): void {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    isArticleFile(path.basename(name)),
  );
  const files = names.map((name) => ({
    file: name.split(path.sep).join('/'),
    text: readFileSync(path.join(folder, name), 'utf8'),
  }));
  writeFileSync(
    path.join(folder, PACK_NAME),
    packCorpus(buildLibrary(files), (file) => file),
  );
}
