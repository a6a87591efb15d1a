import * as fs from 'node:fs';
import { fileURLToPath } from 'node:url';
import { deflateRawSync, inflateRaw } from 'node:zlib';
import { bytesHash } from '../engine/index.ts';
import { DAMAGED, LONGEST_PACKED, packedArticle, packEnd } from '../packed-article.ts';
import type { PackEntry } from '../packed-article.ts';
import type { Outcome } from '../runtime.ts';
import { writeWhole } from './saved-file.ts';

// Packs on the disk (packed-article.ts says what they are).

export interface PackedArticle {
  /** Its path in the pack, with forward slashes. */
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Writes a pack; it is there whole or not at all. Returns its size in bytes. */
export function writePack(file: string, library: Uint8Array, articles: readonly PackedArticle[]): number {
  const parts: Uint8Array[] = [library];
  const entries: PackEntry[] = [];
  let at = library.length;
  for (const { name, bytes } of articles) {
    const packed = deflateRawSync(bytes, { level: 9 });
    entries.push([name, at, packed.length, bytesHash(bytes.slice().buffer)]);
    parts.push(packed);
    at += packed.length;
  }
  parts.push(...packEnd(entries, at));
  writeWhole(file, parts);
  return parts.reduce((size, { length }) => size + length, 0);
}

/** An article of a pack, as the file was that was packed. */
export async function readPacked(pack: string, name: string): Promise<Outcome<ArrayBuffer>> {
  let file: fs.promises.FileHandle | undefined;
  try {
    file = await fs.promises.open(fileURLToPath(pack), 'r');
    const own = file;
    const { size } = await own.stat();
    return await packedArticle({ size, part: (at, length) => part(own, at, length), inflate }, name);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException | null)?.code;
    return { ok: false, trouble: code === 'ENOENT' ? 'missing' : 'unreadable' };
  } finally {
    await file?.close().catch(() => {});
  }
}

async function part(file: fs.promises.FileHandle, at: number, length: number): Promise<ArrayBuffer> {
  const bytes = new Uint8Array(length);
  for (let n = 0; n < length;) {
    const { bytesRead } = await file.read(bytes, n, length - n, at + n);
    if (bytesRead === 0) throw DAMAGED;
    n += bytesRead;
  }
  return bytes.buffer;
}

function inflate(packed: ArrayBuffer): Promise<ArrayBuffer> {
  return new Promise((resolve, reject) =>
    inflateRaw(packed, { maxOutputLength: LONGEST_PACKED }, (error, bytes) =>
      error ? reject(DAMAGED) : resolve(new Uint8Array(bytes).buffer),
    ),
  );
}
