// Writing over a person's file in place: its links, owner and rights stay, and what was in it is there until all is written.
import { closeSync, fstatSync, ftruncateSync, openSync, writeSync } from 'node:fs';

/** Puts `bytes` in the place of what a file holds. Throws what the file system throws; the file then holds `before` again. */
export function overwrite(name: string, bytes: Uint8Array, before: Uint8Array): void {
  // Not emptied first: what the file has taken up of the disk stays its own.
  const file = openSync(name, 'r+');
  try {
    put(file, bytes);
  } catch (error) {
    put(file, before);
    throw error;
  } finally {
    closeSync(file);
  }
}

function put(file: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length;) at += writeSync(file, bytes, at, bytes.length - at, at);
  if (fstatSync(file).size > bytes.length) ftruncateSync(file, bytes.length);
}
