import { NO_LETTER } from '../text/fold.ts';
import { normalizeBriefly } from '../text/normalize.ts';
import { postingsWithChanges, type IndexChanges } from './index-changes.ts';
import type { Passage } from './passages.ts';

/** Letters in a gram: 4- and 5-grams lose short quotations with two errors, 2-grams are too frequent. */
export const GRAM = 3;

/** Every article begins at a multiple of this: what is found in it does not depend on what stands before it. */
export const ARTICLE_STEP = 8;

/** So many borders at least part two articles: hits so close to each other are never taken for hits in one passage. */
const ARTICLE_GAP = 40;

/**
 * The letters of all outer passages end to end, and where each gram stands. Passages of different provenance are parted
 * by {@link NO_LETTER}; passages that run on are not. Positions count letters. Read postings with {@link postingsOf},
 * and compare the order of places with {@link orderOf}: an index may have changes that were made after it was built.
 */
export interface CorpusIndex {
  readonly letters: Uint16Array;
  /** For each unit (an outer passage, or letters that are no longer used): where it begins; then the length of `letters`. */
  readonly unitStarts: Int32Array;
  /** For each unit: the index of its passage in `library.passages`; -1 where it has none. */
  readonly units: Int32Array;
  /** Where each run begins (a run: passages that run on from one source, no border inside); then the length. */
  readonly runStarts: Int32Array;
  /** Postings of gram hash g: `postings[heads[g] … heads[g + 1])`, ascending positions (compressed sparse rows). */
  readonly heads: Uint32Array;
  readonly postings: Uint32Array;
  readonly gramBits: number;
  /** What came and went since; null in an index as it was built. */
  readonly changes: IndexChanges | null;
}

/** Hash of the gram of letters a, b, c, in `bits` bits (Fibonacci hashing of a mixed word). */
export function gramHash(a: number, b: number, c: number, bits: number): number {
  const mixed = Math.imul(
    Math.imul(a, 0x2c1b3c6d) ^ Math.imul(b, 0x297a2d39) ^ Math.imul(c, 0x1b56c4e9),
    0x9e3779b1,
  );
  return ((mixed ^ (mixed >>> 15)) >>> 0) >>> (32 - bits);
}

/** Bits of the gram hash for so many letters. */
export function gramBitsFor(letters: number): number {
  return Math.min(22, Math.max(10, Math.ceil(Math.log2(letters + 1)) + 1));
}

/** Places of a gram: `list[begin … end)`, in the order of the corpus, and how many there are in all. */
export interface Postings {
  list: Uint32Array;
  begin: number;
  end: number;
  count: number;
}

/** The answer of the last call: one object, because it is asked for millions of times. */
const answer: Postings = { list: new Uint32Array(0), begin: 0, end: 0, count: 0 };

/** The first `most` places of a gram hash. Good until the next call. */
export function postingsOf(index: CorpusIndex, gram: number, most: number): Postings {
  const { heads, changes } = index;
  if (changes !== null && postingsWithChanges(index, changes, gram, most, answer)) return answer;
  const begin = heads[gram];
  const count = heads[gram + 1] - begin;
  answer.list = index.postings;
  answer.begin = begin;
  answer.end = begin + (count < most ? count : most);
  answer.count = count;
  return answer;
}

/** A number that is the smaller the earlier a position stands in the corpus. */
export function orderOf({ changes }: CorpusIndex, position: number): number {
  if (changes === null || position < changes.from) return position;
  const into = position - changes.from;
  return changes.anchors[Math.floor(into / ARTICLE_STEP)] - 0.5 + into / 2 ** 26;
}

/** Where the letters of one article stand, from its beginning. */
export interface ArticleLetters {
  readonly codes: Uint16Array;
  /** Where its units begin, and the passage of each, counted from the article's first. */
  readonly starts: readonly number[];
  readonly passages: readonly number[];
  readonly runs: readonly number[];
}

/** Lays out the letters of an article's passages; passages inside others add nothing. Its length is a multiple of {@link ARTICLE_STEP}. */
export function layOut(passages: readonly Passage[]): ArticleLetters {
  const parts: { readonly codes: Uint16Array; readonly at: number }[] = [];
  const starts: number[] = [];
  const units: number[] = [];
  const runs: number[] = [];
  let length = 0;
  passages.forEach((passage, i) => {
    if (passage.within) return;
    if (units.length === 0) runs.push(0);
    else if (!passage.continues) runs.push(++length);
    const letters = normalizeBriefly(passage.text);
    const codes = letters.codes.slice(0, letters.length);
    units.push(i);
    starts.push(length);
    parts.push({ codes, at: length });
    length += codes.length;
  });
  if (units.length === 0) return { codes: new Uint16Array(0), starts, passages: units, runs };
  // All borders but the first are a run that holds nothing.
  const whole = Math.ceil((length + ARTICLE_GAP) / ARTICLE_STEP) * ARTICLE_STEP;
  runs.push(length + 1);
  const letters = new Uint16Array(whole).fill(NO_LETTER);
  for (const { codes, at } of parts) letters.set(codes, at);
  return { codes: letters, starts, passages: units, runs };
}

/** Builds the index of a list of passages, article by article. */
export function buildIndex(passages: readonly Passage[], articleOf: ArrayLike<number>): CorpusIndex {
  const parts: Uint16Array[] = [];
  const units: number[] = [];
  const starts: number[] = [];
  const runs: number[] = [];
  let length = 0;
  for (let first = 0, end = 0; first < passages.length; first = end) {
    while (end < passages.length && articleOf[end] === articleOf[first]) end++;
    const own = layOut(passages.slice(first, end));
    for (const unit of own.passages) units.push(first + unit);
    for (const start of own.starts) starts.push(length + start);
    for (const run of own.runs) runs.push(length + run);
    parts.push(own.codes);
    length += own.codes.length;
  }
  const letters = new Uint16Array(length);
  let at = 0;
  for (const part of parts) {
    letters.set(part, at);
    at += part.length;
  }
  const gramBits = gramBitsFor(letters.length);
  starts.push(length);
  // Every article ends with a border, which is no part of its last run.
  if (length === 0) runs.push(0, 1);
  else runs.push(length);
  return {
    letters,
    unitStarts: Int32Array.from(starts),
    units: Int32Array.from(units),
    runStarts: Int32Array.from(runs),
    gramBits,
    ...postGrams(letters, gramBits),
    changes: null,
  };
}

/** Whether a gram begins at a position. */
export function isGram(letters: Uint16Array, i: number): boolean {
  return letters[i] !== NO_LETTER && letters[i + 1] !== NO_LETTER && letters[i + 2] !== NO_LETTER;
}

function postGrams(letters: Uint16Array, bits: number): { heads: Uint32Array; postings: Uint32Array } {
  const heads = new Uint32Array((1 << bits) + 1);
  const last = letters.length - GRAM;
  for (let i = 0; i <= last; i++) {
    if (isGram(letters, i)) heads[gramHash(letters[i], letters[i + 1], letters[i + 2], bits) + 1]++;
  }
  for (let g = 1; g < heads.length; g++) heads[g] += heads[g - 1];
  const next = heads.slice(0, -1);
  const postings = new Uint32Array(heads[heads.length - 1]);
  for (let i = 0; i <= last; i++) {
    if (isGram(letters, i)) postings[next[gramHash(letters[i], letters[i + 1], letters[i + 2], bits)]++] = i;
  }
  return { heads, postings };
}

/** The unit (index into `units`) whose letters hold a position. */
export function unitAt(index: CorpusIndex, position: number): number {
  const { unitStarts, units } = index;
  if (units.length < MANY_UNITS) return lastAtOrBefore(unitStarts, units.length, position);
  let near = nearKnown.get(index);
  if (near === undefined) nearKnown.set(index, (near = unitsNear(unitStarts, units.length)));
  const at = position >> NEAR_BITS;
  return lastAtOrBefore(unitStarts, near[at + 1] + 1, position, near[at]);
}

/** From so many units on, a search among all of them waits for memory at every step. */
const MANY_UNITS = 4096;
const NEAR_BITS = 10;
const nearKnown = new WeakMap<CorpusIndex, Int32Array>();

/** The unit of each 1024th position. */
function unitsNear(unitStarts: Int32Array, count: number): Int32Array {
  const near = new Int32Array((unitStarts[count] >> NEAR_BITS) + 2);
  for (let at = 0, unit = 0; at < near.length; at++) {
    while (unit + 1 < count && unitStarts[unit + 1] <= at << NEAR_BITS) unit++;
    near[at] = unit;
  }
  return near;
}

const unitsKnown = new WeakMap<CorpusIndex, Int32Array>();

/** The unit of an outer passage; -1 for a passage inside another. */
export function unitOf(index: CorpusIndex, passage: number): number {
  let units = unitsKnown.get(index);
  if (units === undefined) {
    const { units: passages } = index;
    let last = -1;
    for (let unit = 0; unit < passages.length; unit++) if (passages[unit] > last) last = passages[unit];
    units = new Int32Array(last + 1).fill(-1);
    for (let unit = 0; unit < passages.length; unit++) if (passages[unit] >= 0) units[passages[unit]] = unit;
    unitsKnown.set(index, units);
  }
  return units[passage] ?? -1;
}

/** The run that holds a position: its number, and its stretch of positions [start, end). */
export function runAt(index: CorpusIndex, position: number): { run: number; start: number; end: number } {
  const run = lastAtOrBefore(index.runStarts, index.runStarts.length - 1, position);
  return { run, start: index.runStarts[run], end: index.runStarts[run + 1] - 1 };
}

/** The last of the first `count` ascending `starts` that is not after `position`; the one at `low` is not. */
export function lastAtOrBefore(starts: Int32Array, count: number, position: number, low = 0): number {
  let high = count - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle] <= position) low = middle;
    else high = middle - 1;
  }
  return low;
}
