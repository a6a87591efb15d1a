// Where the letters of a word stand in the texts of the corpus, as they are typed.
import { GRAM, gramHash, postingsOf, unitAt } from '../../corpus/index.ts';
import type { Library } from '../../library.ts';

/** What a word found in a text is worth. */
export const IN_TEXT = 0.9;
/** Postings of one gram that are looked at. */
const MOST_POSTINGS = 60_000;

/** Units whose text has the letters; null where none has. */
export function inTexts(library: Library, letters: Uint16Array): Float32Array | null {
  const { index } = library;
  const count = index.units.length;
  let units: Float32Array | null = null;
  const take = (position: number): number => {
    const unit = unitAt(index, position);
    units ??= new Float32Array(count);
    units[unit] = IN_TEXT;
    return index.unitStarts[unit + 1];
  };
  if (letters.length < GRAM) {
    const [a, b] = letters;
    const last = index.letters.length - letters.length;
    for (let p = 0; p <= last; p++) {
      if (index.letters[p] === a && (b === undefined || index.letters[p + 1] === b)) p = take(p) - 1;
    }
    return units;
  }
  let anchor = 0;
  let fewest = Infinity;
  for (let g = 0; g + GRAM <= letters.length; g++) {
    const hash = gramHash(letters[g], letters[g + 1], letters[g + 2], index.gramBits);
    const size = postingsOf(index, hash, 0).count;
    if (size < fewest) {
      fewest = size;
      anchor = g;
    }
  }
  const hash = gramHash(letters[anchor], letters[anchor + 1], letters[anchor + 2], index.gramBits);
  const { list, begin, end } = postingsOf(index, hash, MOST_POSTINGS);
  for (let k = begin; k < end; k++) {
    const start = list[k] - anchor;
    if (start < 0) continue;
    let n = 0;
    while (n < letters.length && index.letters[start + n] === letters[n]) n++;
    if (n === letters.length) take(start);
  }
  return units;
}
