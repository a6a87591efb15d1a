import * as fs from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { checkSaved, SAVED_HEAD, savedLength } from '../engine/index.ts';
import type { Outcome, SavedFile } from '../runtime.ts';

// Saved libraries on the disk: read in stretches, so that messages get in between, and written whole or not at all.

const LARGEST = 1024 * 1024 * 1024;
const STRETCH = 16 * 1024 * 1024;
/** Room behind a large library for articles that change: used up only when they do. */
const ROOM = 8 * 1024 * 1024;
const LARGE = 1024 * 1024;

const open = promisify(fs.open);
const close = promisify(fs.close);
const fstat = promisify(fs.fstat);
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

function read(file: number, into: Uint8Array, position: number): Promise<number> {
  return new Promise((resolve, reject) =>
    fs.read(file, into, 0, into.length, position, (error, count) => (error ? reject(error) : resolve(count))),
  );
}

/** Reads a saved library, which may be the head of a pack, and sees that it is sound. */
export async function readSaved(uri: string, known?: string): Promise<Outcome<SavedFile | null>> {
  let file: number | undefined;
  try {
    const name = fileURLToPath(uri);
    file = await open(name, 'r');
    const { mtimeMs, size, ino } = await fstat(file);
    const stamp = `${mtimeMs}:${size}:${ino}`;
    if (stamp === known) return { ok: true, value: null };
    const head = new Uint8Array(SAVED_HEAD);
    const length = (await read(file, head, 0)) < head.length ? null : savedLength(head.buffer);
    if (length === null || length > size || length > LARGEST) return { ok: false, trouble: 'pack' };
    const buffer = new ArrayBuffer(length + (length > LARGE ? ROOM : 0));
    for (let at = 0; at < length;) {
      const count = await read(file, new Uint8Array(buffer, at, Math.min(STRETCH, length - at)), at);
      if (count === 0) return { ok: false, trouble: 'pack' };
      at += count;
    }
    const steps = checkSaved(buffer, length);
    for (let step = steps.next(); ; step = steps.next()) {
      if (step.done === true) {
        if (!step.value) return { ok: false, trouble: 'pack' };
        return { ok: true, value: { stamp, buffer, length } };
      }
      await turn();
    }
  } catch (error) {
    const code = (error as NodeJS.ErrnoException | null)?.code;
    return { ok: false, trouble: code === 'ENOENT' ? 'missing' : 'unreadable' };
  } finally {
    if (file !== undefined) await close(file).catch(() => {});
  }
}

/** Writes a file beside its place and puts it there when it is whole: readers see the old one or the new one. */
export function writeWhole(name: string, parts: readonly Uint8Array[]): void {
  const own = `${name}.${process.pid}`;
  const file = fs.openSync(own, 'w');
  try {
    for (const part of parts)
      for (let at = 0; at < part.length;)
        at += fs.writeSync(file, part, at, Math.min(STRETCH, part.length - at));
    fs.fsyncSync(file);
  } catch (error) {
    fs.closeSync(file);
    fs.rmSync(own, { force: true });
    throw error;
  }
  fs.closeSync(file);
  fs.renameSync(own, name);
}
