import * as fs from 'node:fs';
import { fileURLToPath } from 'node:url';
import { deflateRawSync, inflateRaw } from 'node:zlib';
import { bytesHash } from '../engine/index.ts';
import type { Outcome } from '../runtime.ts';
import { writeWhole } from './saved-file.ts';

// A pack: a saved library as saved-library.ts writes it, then its articles, each deflated, then a directory of them
// (JSON), then the last bytes, which tell where the directory is. Who only searches reads no further than the library.

/** `VbPk`. */
const MAGIC = 0x6b506256;
const VERSION = 1;
const LAST_BYTES = 32;

export interface PackedArticle {
  /** Its path in the pack, with forward slashes. */
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Name, where its bytes begin in the file, how many they are, and the hash of the article. */
type Entry = readonly [name: string, at: number, length: number, hash: string];

/** Writes a pack; it is there whole or not at all. Returns its size in bytes. */
export function writePack(file: string, library: Uint8Array, articles: readonly PackedArticle[]): number {
  const parts: Uint8Array[] = [library];
  const entries: Entry[] = [];
  let at = library.length;
  for (const { name, bytes } of articles) {
    const packed = deflateRawSync(bytes, { level: 9 });
    entries.push([name, at, packed.length, bytesHash(bytes.slice().buffer)]);
    parts.push(packed);
    at += packed.length;
  }
  const directory = new TextEncoder().encode(JSON.stringify(entries));
  const last = new DataView(new ArrayBuffer(LAST_BYTES));
  last.setUint32(0, MAGIC, true);
  last.setUint32(4, VERSION, true);
  last.setFloat64(8, at, true);
  last.setUint32(16, directory.length, true);
  last.setUint32(20, checkOf(directory), true);
  parts.push(directory, new Uint8Array(last.buffer));
  writeWhole(file, parts);
  return at + directory.length + LAST_BYTES;
}

/** An article of a pack, as the file was that was packed. */
export async function readPacked(pack: string, name: string): Promise<Outcome<ArrayBuffer>> {
  const damaged = { ok: false, trouble: 'pack' } as const;
  let file: fs.promises.FileHandle | undefined;
  try {
    file = await fs.promises.open(fileURLToPath(pack), 'r');
    const { size } = await file.stat();
    if (size < LAST_BYTES) return damaged;
    const last = new DataView(await part(file, size - LAST_BYTES, LAST_BYTES));
    if (last.getUint32(0, true) !== MAGIC || last.getUint32(4, true) !== VERSION) return damaged;
    const [at, length] = [last.getFloat64(8, true), last.getUint32(16, true)];
    if (!(at >= 0 && at + length + LAST_BYTES === size)) return damaged;
    const directory = new Uint8Array(await part(file, at, length));
    if (checkOf(directory) !== last.getUint32(20, true)) return damaged;
    const entries = JSON.parse(new TextDecoder().decode(directory)) as readonly Entry[];
    const entry = entries.find(([one]) => one === name);
    if (entry === undefined) return { ok: false, trouble: 'missing' };
    const bytes = await inflated(await part(file, entry[1], entry[2]));
    return bytesHash(bytes) === entry[3] ? { ok: true, value: bytes } : damaged;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException | null)?.code ?? '';
    return code === 'ENOENT'
      ? { ok: false, trouble: 'missing' }
      : code.startsWith('Z_')
        ? damaged
        : { ok: false, trouble: 'unreadable' };
  } finally {
    await file?.close().catch(() => {});
  }
}

async function part(file: fs.promises.FileHandle, at: number, length: number): Promise<ArrayBuffer> {
  const bytes = new Uint8Array(length);
  for (let n = 0; n < length;) {
    const { bytesRead } = await file.read(bytes, n, length - n, at + n);
    if (bytesRead === 0) throw Object.assign(new Error('cut off'), { code: 'Z_CUT_OFF' });
    n += bytesRead;
  }
  return bytes.buffer;
}

/** An article is at most so long; what claims to be longer is none. */
const LONGEST = 64 * 1024 * 1024;

function inflated(packed: ArrayBuffer): Promise<ArrayBuffer> {
  return new Promise((resolve, reject) =>
    inflateRaw(packed, { maxOutputLength: LONGEST }, (error, bytes) =>
      error ? reject(Object.assign(error, { code: 'Z_DATA' })) : resolve(new Uint8Array(bytes).buffer),
    ),
  );
}

function checkOf(bytes: Uint8Array): number {
  return Number.parseInt(bytesHash(bytes.slice().buffer).slice(0, 8), 16);
}
