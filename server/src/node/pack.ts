import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { buildLibrary, bytesHash, saveLibrary } from '../engine/index.ts';
import { SAVED_NAME } from '../library-host.ts';
import { isArticleFile } from '../runtime.ts';

/** Reads and indexes the articles of a folder once and for all; scripts/pack-corpus.mjs calls it at build time. */
export function writePack(folder: string): void {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    isArticleFile(path.basename(name)),
  );
  const files = names.map((name) => {
    const bytes = new Uint8Array(readFileSync(path.join(folder, name)));
    return {
      file: name.split(path.sep).join('/'),
      text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes),
      hash: bytesHash(bytes.buffer),
    };
  });
  writeFileSync(path.join(folder, SAVED_NAME), new Uint8Array(saveLibrary(buildLibrary(files))));
}
