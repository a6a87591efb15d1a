// Lists whose items stand in another order than in the source: of short items no two need be beside each other still.
import { GRAM, gramHash, postingsOf, runAt } from '../corpus/index.ts';
import { MOVE, type Explanation, type Words } from './sources.ts';
import type { SourceLibrary } from './source-text.ts';
import { reordered } from './swaps.ts';

/** A list has so many items at least, of so many letters each; the last may have the rest of the clause with it. */
const FEWEST_ITEMS = 3;
const LONGEST_ITEM = 12;
const LONGEST_LIST = 60;
/** So many places of the rarest three letters are looked at. */
const MOST_PLACES = 128;
const MOST_FOUND = 24;

/** Explanations of a list by stretches of the corpus that have all its letters, and its items in another order. */
export function explainAsList(words: Words, library: SourceLibrary): Explanation[] {
  const { codes, from, to, breaks } = words;
  const { index } = library;
  const { letters, gramBits } = index;
  const length = to - from;
  const starts = [from, ...breaks];
  if (starts.length < FEWEST_ITEMS || length > LONGEST_LIST || words.statedAt.size > 0) return [];
  if (starts.some((start, i) => (starts[i + 1] ?? to) - start > LONGEST_ITEM)) return [];
  let rarest = -1;
  let fewest = MOST_PLACES + 1;
  for (let k = 0; k < starts.length; k++) {
    for (let i = starts[k]; i + GRAM <= (starts[k + 1] ?? to); i++) {
      const gram = gramHash(codes[i], codes[i + 1], codes[i + 2], gramBits);
      const { count } = postingsOf(index, gram, 0);
      if (count < fewest) [rarest, fewest] = [gram, count];
    }
  }
  if (rarest < 0) return [];
  const { list, begin, end } = postingsOf(index, rarest, Infinity);
  const found = new Map<number, Explanation>();
  for (let k = begin; k < end && found.size < MOST_FOUND; k++) {
    const run = runAt(index, list[k]);
    const first = Math.max(run.start, list[k] + GRAM - length);
    const last = Math.min(run.end - length, list[k]);
    // The sum of all letters tells at once where they cannot be the same.
    let difference = 0;
    for (let i = 0; i < length && first <= last; i++) difference += codes[from + i] - letters[first + i];
    for (let b = first; b <= last; b++) {
      const runs = difference === 0 && !found.has(b) ? reordered(words, from, to, b, letters) : undefined;
      if (runs) found.set(b, { run: run.run, from, to, runs, equal: length, cost: MOVE });
      if (b < last) difference += letters[b] - letters[b + length];
    }
  }
  return [...found.values()];
}
