import { orderOf, unitAt } from '../corpus/index.ts';
import type { Library } from '../library.ts';
import { placeOf, sourceText } from '../match/source-text.ts';
import { NO_LETTER } from '../text/fold.ts';
import { letterAt } from '../text/normalize.ts';
import { rankOf } from './facts.ts';
import { pointsOf, type Named } from './named.ts';
import { scoreOf, type Place } from './places.ts';
import { nextLetter, readReaches, signsTyped, type Reach } from './reaches.ts';
import type { Typed } from './typed.ts';

/** How far the words at a place go on: to an offset of the passage's text, and to a position of the index. */
export interface End {
  readonly offset: number;
  readonly position: number;
}

/** A place with its words, as it is ranked. */
export interface Continued {
  readonly place: Place;
  readonly score: number;
  readonly passage: number;
  /** Offsets in the passage's text: of the first letter in common, and of what comes after the cursor. */
  readonly start: number;
  readonly from: number;
  readonly ends: Readonly<Record<Reach, End>>;
  /** What the sentence around the cursor says for it, or against it. */
  readonly points: number;
  /** The words in common begin where a sentence (0), a clause (1), or neither (2) begins in the source. */
  readonly begins: 0 | 1 | 2;
  readonly rank: 0 | 1;
  /** How many places go on with the same letters. */
  readonly frequency: number;
  /** The signs before the cursor are the source's. */
  readonly signs: boolean;
}

/** Places that are read in full; the others are worse, or as good and later. */
const MOST_READ = 24;
/** Of places that go on with the same two letters so many are read first, so that others are seen as well. */
const MOST_ALIKE = 5;
/** Letters that tell whether two places go on alike. */
export const NEXT = 3;

/** For each place the letters that come next, as one number. */
export function nextKeys(places: readonly Place[], library: Library): Float64Array {
  const { letters } = library.index;
  const keys = new Float64Array(places.length);
  for (let i = 0; i < places.length; i++) {
    const { end } = places[i];
    let key = 0;
    for (let k = 0; k < NEXT; k++) key = key * 65536 + (letters[end + k] ?? 0);
    keys[i] = key;
  }
  return keys;
}

/**
 * The places worth reading, by what can be told of them without their text. `meant`: outer passages that the text
 * around the cursor names.
 */
export function bestPlaces(
  places: readonly Place[],
  keys: Float64Array,
  library: Library,
  meant: ReadonlySet<number>,
): { place: Place; frequency: number }[] {
  const { index } = library;
  const scores = new Int32Array(places.length);
  for (let i = 0; i < places.length; i++) scores[i] = scoreOf(places[i]);
  const least = leastRead(scores);
  const frequency = new Map<number, number>();
  for (let i = 0; i < places.length; i++)
    if (scores[i] >= least) frequency.set(keys[i], (frequency.get(keys[i]) ?? 0) + 1);
  // What speaks for a place as one number, the score before all else: there are hundreds to be sorted at each keystroke.
  const worths = new Float64Array(places.length);
  const orders = new Float64Array(places.length);
  const chosen: number[] = [];
  for (let i = 0; i < places.length; i++) {
    if (scores[i] < least) continue;
    const { start, end } = places[i];
    const unit = unitAt(index, end - 1);
    const outer = index.units[unit];
    const begins = index.letters[start - 1] === NO_LETTER || start === index.unitStarts[unit];
    const worth = (meant.has(outer) ? 4 : 0) + (begins ? 2 : 0) + (rankOf(library, outer) === 0 ? 1 : 0);
    worths[i] = (scores[i] * 8 + worth) * (places.length + 1) + frequency.get(keys[i])!;
    orders[i] = orderOf(index, end - 1);
    chosen.push(i);
  }
  chosen.sort((a, b) => worths[b] - worths[a] || orders[a] - orders[b]);
  const candidates = chosen.map((i) => ({
    place: places[i],
    key: keys[i],
    frequency: frequency.get(keys[i])!,
  }));
  if (candidates.length <= MOST_READ) return candidates;
  const alike = new Map<number, number>();
  const varied: typeof candidates = [];
  const others: typeof candidates = [];
  for (const candidate of candidates) {
    const two = Math.floor(candidate.key / 65536);
    const before = alike.get(two) ?? 0;
    alike.set(two, before + 1);
    (before < MOST_ALIKE ? varied : others).push(candidate);
  }
  return [...varied, ...others].slice(0, MOST_READ);
}

/** The score from which on enough places are read. */
function leastRead(scores: Int32Array): number {
  const sorted = scores.slice().sort();
  return sorted[Math.max(0, sorted.length - MOST_READ)] ?? 0;
}

/**
 * The order of suggestions: the longest match, then what the sentence names, then words that begin here as they do in
 * the source, then the place of record, the more frequent continuation, the earlier one.
 */
export function better(a: Continued, b: Continued): number {
  return (
    b.score - a.score ||
    b.points - a.points ||
    a.begins - b.begins ||
    a.rank - b.rank ||
    b.frequency - a.frequency ||
    a.place.end - b.place.end
  );
}

/** Reads how the words at a place go on; null where they do not, or where what was typed cannot go on so. */
export function readPlace(
  library: Library,
  typed: Typed,
  place: Place,
  frequency: number,
  named: Named | null,
): Continued | null {
  const { index, passages } = library;
  const { letters, base } = sourceText(library, place.end - 1, place.end);
  let { start, from } = place;
  if (start < base) {
    // Words that began in the paragraph before are continued from where this one begins.
    if (place.errorAt >= 0) return null;
    from += base - start;
    start = base;
  }
  const own = inPassage(library, typed, start, place.end);
  if (!own) return null;
  const { passage, first, after, signs } = own;
  const { text, within } = passages[passage];
  const reaches = readReaches(text, first, after);
  if (nextLetter(text, after) >= reaches.passage) return null;
  const outer = within?.start ?? 0;
  const end = (offset: number): End => ({ offset, position: base + letterAt(letters, outer + offset) });
  const clause = end(reaches.clause);
  const sentence = reaches.sentence === reaches.clause ? clause : end(reaches.sentence);
  return {
    place: { ...place, start, from },
    score: scoreOf(place),
    passage,
    start: first,
    from: after,
    ends: {
      clause,
      sentence,
      passage: reaches.passage === reaches.sentence ? sentence : end(Math.min(reaches.passage, text.length)),
    },
    points: named ? pointsOf(named, passage, library) : 0,
    begins: index.letters[start - 1] === NO_LETTER ? 0 : beginning(text, first),
    rank: rankOf(library, passage),
    frequency,
    signs,
  };
}

const CLOSING_MARK = /[”」』’"]/;

/** The passage in which the words at [start, end) go on: the innermost, or that around it where the cursor left it. */
function inPassage(
  library: Library,
  typed: Typed,
  start: number,
  end: number,
): { passage: number; first: number; after: number; signs: boolean } | null {
  const inner = placeOf(library, start, end);
  const { within } = library.passages[inner.passage];
  const places = within
    ? [inner, { passage: within.passage, start: inner.start + within.start, end: inner.end + within.start }]
    : [inner];
  for (const place of places) {
    const { text } = library.passages[place.passage];
    const next = nextLetter(text, place.end);
    if (next >= text.length) continue;
    const stand = signsTyped(typed.signs, text.slice(place.end, next));
    // Words that are closed or cut short here and go on there are another quotation.
    if (stand === null && (CLOSING_MARK.test(typed.signs) || typed.signs.includes('…'))) return null;
    // The quotation inside ends here: the reporter's words behind it follow only on a closing mark.
    if (place !== inner && (stand === null || !CLOSING_MARK.test(typed.signs))) return null;
    const after = stand === null ? next : place.end + stand;
    return { passage: place.passage, first: place.start, after, signs: stand !== null };
  }
  return null;
}

function beginning(text: string, at: number): 0 | 1 | 2 {
  const before = text.slice(Math.max(0, at - 2), at).trimEnd();
  if (before === '' || /[。！？!?”」』…\n“「『]$/.test(before)) return 0;
  return /[，；：、,;:—]$/.test(before) ? 1 : 2;
}
