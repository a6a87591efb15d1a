import { GRAM, gramHash, postingsOf, unitOf, type CorpusIndex } from '../corpus/index.ts';
import type { Library } from '../library.ts';
import { NO_LETTER } from '../text/fold.ts';
import type { Typed } from './typed.ts';

/** A place of the corpus whose words are the last ones typed: it tells what may come next. */
export interface Place {
  /** First typed letter that belongs to it. */
  readonly from: number;
  /** Positions of the index [start, end); `end` is what comes next. */
  readonly start: number;
  readonly end: number;
  /** Letters in common. */
  readonly equal: number;
  /** Typed letter at which the one error stands; -1 where there is none. */
  readonly errorAt: number;
}

export interface Places {
  readonly places: readonly Place[];
  /** False where there are more than were looked at. */
  readonly all: boolean;
}

/** How far back from the cursor the rarest gram is looked for. */
const ANCHOR_REACH = 12;
/** Of a gram that occurs very often so many postings are looked at, spread over the corpus. */
const MOST_POSTINGS = 256;
/** An error is accepted for so many letters more. */
const LEAST_GAIN = 3;
/** What an error costs, in letters. */
export const ERROR_COST = 3;
/** Exact places with so many letters need no look for others with an error close to the cursor. */
const ENOUGH = 6;
/** Letters that must be right before an error that has 0, 1, 2 letters behind it; one less from the clause's start. */
const LEAST_BEFORE = [5, 4, 4];

/**
 * Places where the last of the typed letters [low, high) stand, as many of them as possible; one wrong, missing or extra
 * letter is survived. Looks at a bounded number of postings, whatever the size of the corpus.
 */
export function findPlaces(
  typed: Uint16Array,
  low: number,
  high: number,
  index: CorpusIndex,
  clause: number = low,
): Places {
  const exact = exactPlaces(typed, low, high, index);
  const best = exact.places.reduce((most, p) => Math.max(most, scoreOf(p)), 0);
  if (best >= ENOUGH) return exact;
  const mended = mendedPlaces(typed, low, high, index, clause).filter((p) => scoreOf(p) > best);
  return mended.length ? { places: [...mended, ...exact.places], all: exact.all } : exact;
}

/** What a place is worth: its letters, less what an error costs. */
export function scoreOf(place: Place): number {
  return place.equal - (place.errorAt >= 0 ? ERROR_COST : 0);
}

function exactPlaces(typed: Uint16Array, low: number, high: number, index: CorpusIndex): Places {
  const { letters } = index;
  const places: Place[] = [];
  let first = Math.max(low, high - ANCHOR_REACH);
  while (first + GRAM <= high) {
    const anchor = rarest(typed, first, high, index);
    const behind = high - anchor;
    const all = eachPosting(typed, anchor, index, (p) => {
      if (p + behind > letters.length) return;
      for (let k = 0; k < behind; k++) if (letters[p + k] !== typed[anchor + k]) return;
      places.push(extendBack(typed, low, high, anchor, p, letters));
    });
    if (places.length) return { places, all };
    first = anchor + 1;
  }
  return { places, all: true };
}

/** The gram within [first, high) with the fewest postings; the later of two equals. */
function rarest(typed: Uint16Array, first: number, high: number, index: CorpusIndex): number {
  let best = high - GRAM;
  let fewest = Infinity;
  for (let g = high - GRAM; g >= first; g--) {
    const hash = gramHash(typed[g], typed[g + 1], typed[g + 2], index.gramBits);
    const { count } = postingsOf(index, hash, 0);
    if (count < fewest) {
      fewest = count;
      best = g;
    }
  }
  return best;
}

/** Calls `use` with the postings of the gram at `g`; false where there are too many to look at all. */
function eachPosting(typed: Uint16Array, g: number, index: CorpusIndex, use: (p: number) => void): boolean {
  const hash = gramHash(typed[g], typed[g + 1], typed[g + 2], index.gramBits);
  const { list, begin, end } = postingsOf(index, hash, Infinity);
  const step = Math.max(1, Math.ceil((end - begin) / MOST_POSTINGS));
  for (let k = begin; k < end; k += step) use(list[k]);
  return step === 1;
}

/** Extends a match of typed[anchor, high) backwards, over one error where that gains enough. */
function extendBack(
  typed: Uint16Array,
  low: number,
  high: number,
  anchor: number,
  p: number,
  letters: Uint16Array,
): Place {
  const behind = high - anchor;
  const n = common(typed, anchor, low, letters, p);
  const i = anchor - n;
  const q = p - n;
  const exact: Place = { from: i, start: q, end: p + behind, equal: behind + n, errorAt: -1 };
  if (i <= low || q <= 0 || letters[q - 1] === NO_LETTER) return exact;
  // wrong: both go back one; extra: the typed text does; missing: the source does.
  const gains = [
    common(typed, i - 1, low, letters, q - 1),
    common(typed, i - 1, low, letters, q),
    common(typed, i, low, letters, q - 1),
  ];
  const most = Math.max(...gains);
  if (most < LEAST_GAIN) return exact;
  const kind = gains.indexOf(most);
  const from = i - (kind === 2 ? 0 : 1) - most;
  const start = q - (kind === 1 ? 0 : 1) - most;
  return { from, start, end: exact.end, equal: exact.equal + most, errorAt: kind === 2 ? i : i - 1 };
}

/** How many letters before typed[i] and letters[q] are the same. */
function common(typed: Uint16Array, i: number, low: number, letters: Uint16Array, q: number): number {
  let n = 0;
  while (
    i - n > low &&
    q - n > 0 &&
    typed[i - n - 1] === letters[q - n - 1] &&
    letters[q - n - 1] !== NO_LETTER
  )
    n++;
  return n;
}

/** Places with an error so close to the cursor that no gram stands behind it. */
function mendedPlaces(
  typed: Uint16Array,
  low: number,
  high: number,
  index: CorpusIndex,
  clause: number,
): Place[] {
  const { letters } = index;
  const places: Place[] = [];
  for (let behind = 0; behind < GRAM; behind++) {
    for (const missing of behind === 0 ? [false] : [false, true]) {
      // Letters [low, until) are right; then the error; then `behind` right letters.
      const until = high - behind - (missing ? 0 : 1);
      if (until - low < Math.max(LEAST_BEFORE[behind] - 1, GRAM)) continue;
      const anchor = rarest(typed, Math.max(low, until - ANCHOR_REACH / 2), until, index);
      const ahead = until - anchor;
      eachPosting(typed, anchor, index, (p) => {
        for (let k = 0; k < ahead; k++) if (letters[p + k] !== typed[anchor + k]) return;
        const n = common(typed, anchor, low, letters, p);
        if (ahead + n < LEAST_BEFORE[behind] - (anchor - n <= Math.max(low, clause) ? 1 : 0)) return;
        const q = p + ahead;
        // A wrong or missing letter passes over one of the source, an extra one over none.
        for (const passed of missing ? [1] : [1, 0]) {
          let same = passed === 0 || (q < letters.length && letters[q] !== NO_LETTER);
          for (let k = 0; same && k < behind; k++)
            same = letters[q + passed + k] === typed[high - behind + k];
          if (!same) continue;
          places.push({
            from: anchor - n,
            start: p - n,
            end: q + passed + behind,
            equal: n + ahead + behind,
            errorAt: until,
          });
          break;
        }
      });
    }
  }
  return places;
}

/** Letters that occur in the corpus, the most frequent of them, by a sample. */
const alphabets = new WeakMap<CorpusIndex, Uint16Array>();
const SAMPLE = 100_000;
const ALPHABET = 1500;
/** Postings that are looked at for each third letter of a pair, places taken of them, and places in all. */
const MOST_LOOKED_AT = 48;
const MOST_OF_TRIPLE = 8;
const MOST_OF_PAIR = 160;

interface PairPlaces {
  readonly starts: readonly number[];
  readonly all: boolean;
}

/** What was looked for lately: list and ghost text ask for the same, one after the other. */
const pairsKnown = new WeakMap<CorpusIndex, Map<number, PairPlaces>>();
const MOST_PAIRS = 64;

/** Places where two letters stand with a third behind them; grams know no pairs, so each third letter is tried. */
export function placesOfPair(typed: Uint16Array, at: number, index: CorpusIndex): Places {
  let known = pairsKnown.get(index);
  if (known === undefined) pairsKnown.set(index, (known = new Map<number, PairPlaces>()));
  const pair = typed[at] * 65536 + typed[at + 1];
  let found = known.get(pair);
  if (found === undefined) {
    if (known.size >= MOST_PAIRS) known.clear();
    known.set(pair, (found = findPair(typed[at], typed[at + 1], index)));
  }
  const { starts, all } = found;
  return {
    places: starts.map((start) => ({ from: at, start, end: start + 2, equal: 2, errorAt: -1 })),
    all,
  };
}

function findPair(a: number, b: number, index: CorpusIndex): PairPlaces {
  const { letters, gramBits } = index;
  const starts: number[] = [];
  let all = true;
  const alphabet = alphabetOf(index);
  const hashes = new Uint32Array(alphabet.length + 1);
  for (let n = 0; n < alphabet.length; n++) hashes[n] = gramHash(a, b, alphabet[n], gramBits);
  if (index.changes === null) fetchPostings(hashes, alphabet.length, index);
  for (let n = 0; n < alphabet.length; n++) {
    if (starts.length >= MOST_OF_PAIR) return { starts, all: false };
    const c = alphabet[n];
    const { list, begin, end, count } = postingsOf(index, hashes[n], MOST_LOOKED_AT);
    if (end - begin < count) all = false;
    let taken = 0;
    for (let k = begin; k < end; k++) {
      const p = list[k];
      if (letters[p] !== a || letters[p + 1] !== b || letters[p + 2] !== c) continue;
      if (++taken > MOST_OF_TRIPLE) {
        all = false;
        break;
      }
      starts.push(p);
    }
  }
  return { starts, all };
}

/** Reads the first posting of each gram, and the letter there: no read waits for another, as it does in a search. */
function fetchPostings(hashes: Uint32Array, count: number, { heads, postings, letters }: CorpusIndex): void {
  let sum = 0;
  for (let n = 0; n < count; n++) sum += heads[hashes[n]];
  for (let n = 0; n < count; n++) {
    const first = heads[hashes[n]];
    if (first < postings.length) sum += letters[postings[first]];
  }
  // Reading of which nothing comes is left out by the compiler.
  hashes[count] = sum;
}

function alphabetOf(index: CorpusIndex): Uint16Array {
  const known = alphabets.get(index);
  if (known) return known;
  const { letters } = index;
  const counts = new Uint32Array(0x10000);
  const step = Math.max(1, Math.floor(letters.length / SAMPLE));
  for (let i = 0; i < letters.length; i += step) counts[letters[i]]++;
  counts[NO_LETTER] = 0;
  const seen: number[] = [];
  counts.forEach((count, code) => {
    if (count) seen.push(code);
  });
  const alphabet = Uint16Array.from(seen.sort((x, y) => counts[y] - counts[x] || x - y).slice(0, ALPHABET));
  alphabets.set(index, alphabet);
  return alphabet;
}

/** Passages that are searched letter by letter for a beginning too short for the index. */
const MOST_SEARCHED = 12;
const LONGEST_SEARCHED = 4000;

/** Where the letters typed behind an opening mark stand in some passages. */
export function placesIn(library: Library, passages: readonly number[], typed: Typed): Place[] {
  const { letters, unitStarts } = library.index;
  const { codes, length } = typed.letters;
  const places: Place[] = [];
  for (const passage of passages.slice(0, MOST_SEARCHED)) {
    const unit = unitOf(library.index, library.passages[passage].within?.passage ?? passage);
    if (unit < 0) continue;
    const end = Math.min(unitStarts[unit + 1], unitStarts[unit] + LONGEST_SEARCHED);
    for (let p = unitStarts[unit]; p + (length - typed.opened) < end; p++) {
      let n = 0;
      while (typed.opened + n < length && letters[p + n] === codes[typed.opened + n]) n++;
      if (typed.opened + n < length) continue;
      places.push({ from: typed.opened, start: p, end: p + n, equal: n, errorAt: -1 });
    }
  }
  return places;
}
