// Reads and indexes the articles of a folder once, at build time, and leaves their library beside them: library.bin.
//   import { packCorpus } from './pack-corpus.mjs'; await packCorpus(root, 'dist/corpus')
import * as esbuild from 'esbuild';
import * as fs from 'node:fs';
import { createRequire } from 'node:module';
import * as os from 'node:os';
import * as path from 'node:path';

/** @type {(root: string, folder: string) => Promise<void>} */
export async function packCorpus(root, folder) {
  const place = fs.mkdtempSync(path.join(os.tmpdir(), 'verbatim-pack-'));
  try {
    const program = path.join(place, 'pack.cjs');
    await esbuild.build({
      absWorkingDir: root,
      entryPoints: ['server/src/node/pack.ts'],
      outfile: program,
      bundle: true,
      platform: 'node',
      format: 'cjs',
      target: 'node20',
      mainFields: ['module', 'main'],
      logLevel: 'warning',
    });
    createRequire(import.meta.url)(program).writePack(path.resolve(root, folder));
  } finally {
    fs.rmSync(place, { recursive: true, force: true });
  }
}
