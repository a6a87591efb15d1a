// Finds where the corpus has exactly some words, letter for letter.
import { GRAM, gramHash, postingsOf, unitAt } from '../corpus/index.ts';
import type { Library } from '../library.ts';
import type { SourcePlace } from '../match/finding.ts';
import { sourceText } from '../match/source-text.ts';
import { normalize } from '../text/normalize.ts';

/** Of a frequent gram so many places are looked at. */
const MOST_POSTINGS = 4096;

/**
 * Where the words stand, in outer passages, in the order of the corpus; at most `most` places. Punctuation, width and
 * script are looked through. Fewer letters than a gram are found nowhere.
 */
export function placesOfWords(library: Library, words: string, most: number): SourcePlace[] {
  const { codes } = normalize(words);
  const { index } = library;
  if (codes.length < GRAM) return [];
  let rarest = 0;
  let fewest = Infinity;
  for (let i = 0; i + GRAM <= codes.length && fewest > 0; i++) {
    const { count } = postingsOf(index, gramHash(codes[i], codes[i + 1], codes[i + 2], index.gramBits), 1);
    if (count < fewest) [rarest, fewest] = [i, count];
  }
  const hash = gramHash(codes[rarest], codes[rarest + 1], codes[rarest + 2], index.gramBits);
  const { list, begin, end } = postingsOf(index, hash, MOST_POSTINGS);
  const starts: number[] = [];
  for (let p = begin; p < end && starts.length < most; p++) {
    const start = list[p] - rarest;
    if (start < 0 || start + codes.length > index.letters.length) continue;
    let same = 0;
    while (same < codes.length && index.letters[start + same] === codes[same]) same++;
    if (same === codes.length) starts.push(start);
  }
  return starts.flatMap((start) => placeIn(library, start, start + codes.length) ?? []);
}

/** Positions [start, end) of the index as a place of an outer passage; null where they run into the next one. */
function placeIn(library: Library, start: number, end: number): SourcePlace | null {
  const { index } = library;
  const unit = unitAt(index, start);
  if (index.units[unit] < 0 || unitAt(index, end - 1) !== unit) return null;
  const { letters, base } = sourceText(library, start, end);
  return {
    passage: index.units[unit],
    start: letters.starts[start - base],
    end: letters.ends[end - 1 - base],
  };
}

/** A place of a passage that stands inside another as one of the outer passage. */
export function outerPlace(library: Library, { passage, start, end }: SourcePlace): SourcePlace {
  const { within } = library.passages[passage];
  return within === null
    ? { passage, start, end }
    : { passage: within.passage, start: start + within.start, end: end + within.start };
}
