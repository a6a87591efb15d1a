import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Console } from './console.ts';
import { reasonOf } from './documents.ts';

/** Writes a file that is new, and says where that is not to be had: never over what is there, neither a file nor a link. */
export function writeNew(target: string, text: string, console: Console): boolean {
  try {
    if (!existsSync(path.dirname(target))) mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, text, { flag: 'wx' });
    return true;
  } catch (error) {
    const reason = reasonOf(error);
    const message = reason === 'EEXIST' ? console.words.import.exists() : console.words.import.failed(reason);
    console.trouble({ file: target }, message);
    return false;
  }
}
