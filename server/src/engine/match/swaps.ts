// Words that stand in another place of the source than in the document: clauses and items of a list that changed places.
import { mergeRuns, type Run } from './align.ts';
import { isReordered, isWrittenInWords } from './moves.ts';
import type { Words } from './sources.ts';

/** Where a source begins and ends, as positions of the index. */
interface SourceBounds {
  readonly runStart: number;
  readonly runEnd: number;
}

/** The shortest clause, in letters, that is looked for in another place. */
const SHORTEST_SWAP = 4;
/** A clause that stands well where it was aligned did not change places unless that explains so much more. */
export const DOUBT = 2;

export interface Swap {
  readonly runs: readonly Run[];
  /** What the clause was aligned with are coincidences. */
  readonly sure: boolean;
}

/**
 * Where the first or last clause of the words, or one between, stands elsewhere in the source, right behind or before
 * what was aligned, it may have changed places with that: what it was aligned with is dropped, so that the two are seen
 * as a transposition. An empty run marks where the words begin or end in the source.
 */
function clausesAtEdge(
  words: Words,
  runs: readonly Run[],
  bounds: SourceBounds,
  letters: Uint16Array,
): Swap[] {
  const found: Swap[] = [];
  const standsAt = (a: number, b: number, length: number): boolean => {
    if (b < bounds.runStart || b + length > bounds.runEnd) return false;
    for (let k = 0; k < length; k++) if (words.codes[a + k] !== letters[b + k]) return false;
    return true;
  };
  const endOf = (run: Run) => run.b + run.length;
  const last = runs.length - 1;
  for (let i = 0, aligned = 0; i <= last; aligned += runs[i++].length) {
    const head = runs[i].a - words.from;
    if (head < SHORTEST_SWAP) continue;
    const sure = aligned * 2 <= head;
    for (let j = i; j <= last; j++) {
      const at = endOf(runs[j]);
      if (!standsAt(words.from, at, head) || (j < last && runs[j + 1].b < at + head)) continue;
      const rest = runs.slice(i);
      if (j < last) found.push({ runs: rest, sure });
      else if (runs[last].a + runs[last].length === words.to)
        found.push({ runs: [...rest, { a: words.to, b: at + head, length: 0 }], sure });
    }
  }
  for (let i = last, aligned = 0; i >= 0; aligned += runs[i--].length) {
    const from = runs[i].a + runs[i].length;
    const tail = words.to - from;
    if (tail < SHORTEST_SWAP) continue;
    const sure = aligned * 2 <= tail;
    for (let j = i; j >= 0; j--) {
      const at = runs[j].b - tail;
      if (!standsAt(from, at, tail) || (j > 0 && endOf(runs[j - 1]) > at)) continue;
      const rest = runs.slice(0, i + 1);
      if (j > 0) found.push({ runs: rest, sure });
      else if (runs[0].a === words.from)
        found.push({ runs: [{ a: words.from, b: at, length: 0 }, ...rest], sure });
    }
  }
  for (let i = 0; i < last; i++) {
    const from = runs[i].a + runs[i].length;
    const length = runs[i + 1].a - from;
    if (length < SHORTEST_SWAP) continue;
    const before = runs[0].b - length;
    if (runs[0].a === words.from && standsAt(from, before, length)) {
      found.push({ runs: [{ a: words.from, b: before, length: 0 }, ...runs], sure: true });
    }
    const behind = endOf(runs[last]);
    if (runs[last].a + runs[last].length === words.to && standsAt(from, behind, length)) {
      found.push({ runs: [...runs, { a: words.to, b: behind + length, length: 0 }], sure: true });
    }
  }
  return found;
}

/** Ways to read the words as the source's in another order, beside `runs`, the order in which most of them agree. */
export function swapsOf(
  words: Words,
  runs: readonly Run[],
  bounds: SourceBounds,
  letters: Uint16Array,
): Swap[] {
  if (runs.length === 1 && runs[0].length === words.to - words.from) return [];
  return [...clausesAtEdge(words, runs, bounds, letters), ...itemsAtEdge(words, runs, bounds, letters)];
}

/** Longer words are no list of which an item was moved, in letters. */
const LONGEST_LIST = 160;

/**
 * Where the words up to an aligned place are the same letters in another order as those of the source before it, or those
 * behind it, or all: an item of a list that stands first or last was moved, and no word was added or left out.
 */
function itemsAtEdge(
  words: Words,
  runs: readonly Run[],
  { runStart, runEnd }: SourceBounds,
  letters: Uint16Array,
): Swap[] {
  const { codes, from, to } = words;
  const found: Swap[] = [];
  // Parts between which an omission is stated stand each for itself.
  if (words.statedAt.size > 0) return found;
  const add = (
    a0: number,
    a1: number,
    b: number,
    before: readonly Run[],
    behind: readonly Run[],
  ): boolean => {
    if (b < runStart || b + a1 - a0 > runEnd) return false;
    const own = reordered(words, a0, a1, b, letters);
    if (own === undefined) return false;
    // An empty run marks where the words begin or end in the source.
    const kept = [...before, ...own, ...behind].filter(
      (run, i, all) => run.length > 0 || i === 0 || i === all.length - 1,
    );
    found.push({ runs: mergeRuns(kept), sure: true });
    return true;
  };
  for (let i = 0; i < runs.length; i++) {
    const { a, b, length } = runs[i];
    if (a > from) add(from, a, b - (a - from), [], runs.slice(i));
    const end = a + length;
    if (end < to) add(end, to, b + length, runs.slice(0, i + 1), []);
  }
  const length = to - from;
  const last = runs[runs.length - 1];
  const first = Math.max(runStart, runs[0].b - length);
  const end = Math.min(runEnd, last.b + last.length + length);
  // The sum of all letters tells at once where they cannot be the same.
  let difference = 0;
  for (let k = 0; k < length; k++) difference += codes[from + k] - letters[first + k];
  for (let b = first; length <= LONGEST_LIST && b + length <= end; b++) {
    if (difference === 0) add(from, to, b, [], []);
    difference += letters[b] - letters[b + length];
  }
  return found;
}

/**
 * What letters [a0, a1) of the words begin and end with as the source's do from `b` on, up to the marks between items, where
 * the two are the same letters and what lies between stands in another order: two runs, either may be empty.
 */
export function reordered(
  words: Words,
  a0: number,
  a1: number,
  b: number,
  letters: Uint16Array,
): readonly [Run, Run] | undefined {
  const { codes, breaks } = words;
  const length = a1 - a0;
  if (length < 2 || length > LONGEST_LIST || b < 0 || b + length > letters.length) return undefined;
  if (!hasSameLetters(codes, a0, letters, b, length)) return undefined;
  let head = 0;
  while (head < length && codes[a0 + head] === letters[b + head]) head++;
  if (head === length) return undefined;
  let tail = 0;
  while (codes[a1 - 1 - tail] === letters[b + length - 1 - tail]) tail++;
  while (head > 0 && !breaks.includes(a0 + head)) head--;
  while (tail > 0 && !breaks.includes(a1 - tail)) tail--;
  const own = codes.subarray(a0 + head, a1 - tail);
  if (!isWrittenInWords(own) || !isReordered(own, letters.subarray(b + head, b + length - tail)))
    return undefined;
  return [
    { a: a0, b, length: head },
    { a: a1 - tail, b: b + length - tail, length: tail },
  ];
}

/** How often each letter still has to come; kept from call to call, all zero between calls. */
const counts = new Int16Array(0x10000);

function hasSameLetters(a: Uint16Array, i: number, b: Uint16Array, j: number, length: number): boolean {
  for (let k = 0; k < length; k++) {
    counts[a[i + k]]++;
    counts[b[j + k]]--;
  }
  let isSame = true;
  for (let k = 0; k < length; k++) {
    if (counts[a[i + k]] !== 0) isSame = false;
    counts[a[i + k]] = 0;
    counts[b[j + k]] = 0;
  }
  return isSame;
}
