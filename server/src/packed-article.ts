// Articles inside a pack. A pack is a saved library (saved-library.ts), then its articles, each deflated, then a directory
// of them (JSON), then the last bytes, which tell where the directory is. Who only searches reads no further than the library.
import { bytesHash } from './engine/index.ts';
import type { Outcome } from './runtime.ts';

/** `VbPk`. */
const MAGIC = 0x6b506256;
const VERSION = 1;
const LAST_BYTES = 32;
/** An article is at most so long, in bytes; what claims to be longer is none. */
export const LONGEST_PACKED = 64 * 1024 * 1024;

/** Name, where its bytes begin in the file, how many they are, and the hash of the article. */
export type PackEntry = readonly [name: string, at: number, length: number, hash: string];

/** A pack's file, wherever it lies. */
export interface PackBytes {
  /** Bytes. */
  readonly size: number;
  /** Some of them; rejects with {@link DAMAGED} where there are not so many. */
  part(at: number, length: number): Promise<ArrayBuffer>;
  /** Rejects with {@link DAMAGED} where they are not deflated, or become more than {@link LONGEST_PACKED}. */
  inflate(packed: ArrayBuffer): Promise<ArrayBuffer>;
}

/** What reading a pack rejects with where the pack is to blame. */
export const DAMAGED = new Error('damaged pack');

/** What stands behind the articles of a pack, which end at `at`. */
export function packEnd(entries: readonly PackEntry[], at: number): Uint8Array[] {
  const directory = new TextEncoder().encode(JSON.stringify(entries));
  const last = new DataView(new ArrayBuffer(LAST_BYTES));
  last.setUint32(0, MAGIC, true);
  last.setUint32(4, VERSION, true);
  last.setFloat64(8, at, true);
  last.setUint32(16, directory.length, true);
  last.setUint32(20, checkOf(directory), true);
  return [directory, new Uint8Array(last.buffer)];
}

/** An article of a pack, as the file was that was packed. Rejects only where `pack` does, with another error than {@link DAMAGED}. */
export async function packedArticle(pack: PackBytes, name: string): Promise<Outcome<ArrayBuffer>> {
  const damaged = { ok: false, trouble: 'pack' } as const;
  try {
    const { size } = pack;
    if (size < LAST_BYTES) return damaged;
    const last = new DataView(await pack.part(size - LAST_BYTES, LAST_BYTES));
    if (last.getUint32(0, true) !== MAGIC || last.getUint32(4, true) !== VERSION) return damaged;
    const [at, length] = [last.getFloat64(8, true), last.getUint32(16, true)];
    if (!(at >= 0 && at + length + LAST_BYTES === size)) return damaged;
    const directory = new Uint8Array(await pack.part(at, length));
    if (checkOf(directory) !== last.getUint32(20, true)) return damaged;
    const entries = JSON.parse(new TextDecoder().decode(directory)) as readonly PackEntry[];
    const entry = entries.find(([one]) => one === name);
    if (entry === undefined) return { ok: false, trouble: 'missing' };
    const bytes = await pack.inflate(await pack.part(entry[1], entry[2]));
    return bytesHash(bytes) === entry[3] ? { ok: true, value: bytes } : damaged;
  } catch (error) {
    if (error === DAMAGED) return damaged;
    throw error;
  }
}

function checkOf(bytes: Uint8Array): number {
  return Number.parseInt(bytesHash(bytes.slice().buffer).slice(0, 8), 16);
}
