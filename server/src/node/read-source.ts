import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { LARGEST_SOURCE, readSource, refused, tooLarge } from '../read-source.ts';
import type { SourceTools } from '../read-source.ts';
import type { SourceOutcome } from '../runtime.ts';

/** What reading a source needs of this machine. */
export const TOOLS: SourceTools = {
  sha256: (bytes) => Promise.resolve(createHash('sha256').update(bytes).digest('hex')),
  // Beside the program, or of the package in the sources.
  async characterTable(name) {
    const here = path.dirname(fileURLToPath(import.meta.url));
    const places = [path.join(here, 'cmaps'), path.join(here, '../../../node_modules/pdfjs-dist/cmaps')];
    for (const place of places) {
      const bytes = await readFile(path.join(place, `${name}.bcmap`)).catch(() => null);
      if (bytes !== null) return new Uint8Array(bytes);
    }
    return null;
  },
};

/** Reads a file of the disk. Never throws. */
export async function readSourceFile(file: string): Promise<SourceOutcome> {
  try {
    const about = statSync(file);
    if (about.isDirectory()) return refused('folder');
    if (!about.isFile()) return refused('no-file');
    if (about.size > LARGEST_SOURCE) return tooLarge(about.size);
    return await readSource(path.basename(file), new Uint8Array(readFileSync(file)), TOOLS);
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? String(error);
    return reason === 'ENOENT' || reason === 'ENOTDIR'
      ? refused('missing')
      : refused('unreadable', { reason });
  }
}
