import { NO_LETTER } from '../text/fold.ts';
import { normalize, type Letters } from '../text/normalize.ts';
import type { Passage } from './passages.ts';

/** Letters in a gram: 4- and 5-grams lose short quotations with two errors, 2-grams are too frequent. */
export const GRAM = 3;

/**
 * The letters of all outer passages end to end, and where each gram stands. Passages of different provenance are parted
 * by {@link NO_LETTER}; passages that run on are not. Positions count letters.
 */
export interface CorpusIndex {
  readonly letters: Uint16Array;
  /** For each outer passage, in order: where its letters begin; then the length of `letters`. */
  readonly unitStarts: Int32Array;
  /** For each outer passage: its index in `library.passages`. */
  readonly units: Int32Array;
  /** Where each run begins (a run: passages that run on from one source, no border inside); then the length + 1. */
  readonly runStarts: Int32Array;
  /** Postings of gram hash g: `postings[heads[g] … heads[g + 1])`, ascending positions (compressed sparse rows). */
  readonly heads: Uint32Array;
  readonly postings: Uint32Array;
  readonly gramBits: number;
}

/** Hash of the gram of letters a, b, c, in `bits` bits (Fibonacci hashing of a mixed word). */
export function gramHash(a: number, b: number, c: number, bits: number): number {
  const mixed = Math.imul(Math.imul(a, 0x2c1b3c6d) ^ Math.imul(b, 0x297a2d39) ^ Math.imul(c, 0x1b56c4e9), 0x9e3779b1);
  return (mixed ^ (mixed >>> 15)) >>> 0 >>> (32 - bits);
}

/** Builds the index of a list of passages; passages inside others add nothing to it. */
export function buildIndex(passages: readonly Passage[]): CorpusIndex {
  const parts: Letters['codes'][] = [];
  const units: number[] = [];
  const starts: number[] = [];
  const runs: number[] = [0];
  let length = 0;
  passages.forEach((passage, i) => {
    if (passage.within) return;
    if (units.length && !passage.continues) {
      parts.push(BORDER);
      length++;
      runs.push(length);
    }
    const { codes } = normalize(passage.text);
    units.push(i);
    starts.push(length);
    parts.push(codes);
    length += codes.length;
  });
  const letters = new Uint16Array(length);
  let at = 0;
  for (const part of parts) {
    letters.set(part, at);
    at += part.length;
  }
  const gramBits = Math.min(22, Math.max(10, Math.ceil(Math.log2(length + 1)) + 1));
  return {
    letters,
    unitStarts: Int32Array.from([...starts, length]),
    units: Int32Array.from(units),
    runStarts: Int32Array.from([...runs, length + 1]),
    gramBits,
    ...postGrams(letters, gramBits),
  };
}

const BORDER = new Uint16Array([NO_LETTER]);

function postGrams(letters: Uint16Array, bits: number): { heads: Uint32Array; postings: Uint32Array } {
  const heads = new Uint32Array((1 << bits) + 1);
  const last = letters.length - GRAM;
  const isGram = (i: number) => letters[i] !== NO_LETTER && letters[i + 1] !== NO_LETTER && letters[i + 2] !== NO_LETTER;
  for (let i = 0; i <= last; i++) {
    if (isGram(i)) heads[gramHash(letters[i], letters[i + 1], letters[i + 2], bits) + 1]++;
  }
  for (let g = 1; g < heads.length; g++) heads[g] += heads[g - 1];
  const next = heads.slice(0, -1);
  const postings = new Uint32Array(heads[heads.length - 1]);
  for (let i = 0; i <= last; i++) {
    if (isGram(i)) postings[next[gramHash(letters[i], letters[i + 1], letters[i + 2], bits)]++] = i;
  }
  return { heads, postings };
}

/** The unit (index into `units`) whose letters hold a position. */
export function unitAt(index: CorpusIndex, position: number): number {
  return lastAtOrBefore(index.unitStarts, index.units.length, position);
}

/** The run that holds a position: its number, and its stretch of positions [start, end). */
export function runAt(index: CorpusIndex, position: number): { run: number; start: number; end: number } {
  const run = lastAtOrBefore(index.runStarts, index.runStarts.length - 1, position);
  return { run, start: index.runStarts[run], end: index.runStarts[run + 1] - 1 };
}

/** The last of the first `count` ascending `starts` that is not after `position`. */
function lastAtOrBefore(starts: Int32Array, count: number, position: number): number {
  let low = 0;
  let high = count - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle] <= position) low = middle;
    else high = middle - 1;
  }
  return low;
}
