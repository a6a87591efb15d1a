// The order of what was found, and where in a passage the words stand.
import { GRAM, unitOf } from '../../corpus/index.ts';
import type { Library } from '../../library.ts';
import { normalize } from '../../text/normalize.ts';
import type { Span } from '../../text/span.ts';
import { factsOf, rankOf } from '../facts.ts';
import { thresholdFor } from './nearly.ts';
import type { Word } from './query.ts';

/** A passage that a person may mean. */
export interface SearchHit {
  /** Index into `library.passages`. */
  readonly passage: number;
  /** From 0 to 1, the best. */
  readonly score: number;
  /** Where the words searched for stand in the passage's text; none where its provenance fits. */
  readonly matches: Span[];
}

/** Where a word is found: by unit of the index in the text, by passage in what is known of it. */
export interface Found {
  readonly word: Word;
  readonly any: boolean;
  /** For each unit what the word is worth in its text. */
  readonly units: Float32Array | null;
  /** For each passage what the word is worth in its provenance. */
  readonly facts: Float32Array | null;
  /** The letters found in the text in place of the word's, where these have an error: by unit. */
  readonly nearly: ReadonlyMap<number, readonly Span[]>;
  /** Where other letters stand for the word's in some letters: pinyin; null for other words. */
  readonly spelled: ((codes: Uint16Array) => Span[]) | null;
}

/** The place of record, and words that are most of a passage, lead among equals. */
const PRIMARY = 0.04;
const DENSITY = 0.05;
const DENSITY_STEPS = 2;
/** Scores differ from here on; among equals the later date leads. */
const SCORE_STEPS = 1_000_000;

/** For each passage the unit of the index that holds its text. */
const unitsKnown = new WeakMap<Library, Int32Array>();

function unitsOf(library: Library): Int32Array {
  let units = unitsKnown.get(library);
  if (units) return units;
  units = new Int32Array(library.passages.length);
  for (let i = 0, unit = -1; i < units.length; i++) {
    const own = unitOf(library.index, i);
    // A passage inside another follows it.
    if (own >= 0) unit = own;
    units[i] = unit;
  }
  unitsKnown.set(library, units);
  return units;
}

const daysKnown = new WeakMap<Library, Int32Array>();

/** For each passage its date as a number, the later the greater; 0 where it is unknown. */
function daysOf(library: Library): Int32Array {
  let days = daysKnown.get(library);
  if (days) return days;
  const { dates, read } = factsOf(library);
  const dayOf = read.map((date) =>
    date === null ? 0 : (Math.min(date.year ?? 0, 9999) * 13 + (date.month ?? 0)) * 32 + (date.day ?? 0),
  );
  days = dates.of.map((value) => (value < 0 ? 0 : dayOf[value]));
  daysKnown.set(library, days);
  return days;
}

/** The best passages that have all words, with the places of the words in them. */
export function rank(library: Library, found: readonly Found[], limit: number): SearchHit[] {
  const { passages, index } = library;
  const units = unitsOf(library);
  const days = daysOf(library);
  const candidates: number[] = [];
  const keys = new Float64Array(passages.length);
  const best = 1 + PRIMARY + DENSITY;
  for (let i = 0; i < passages.length; i++) {
    const unit = units[i];
    let sum = 0;
    let letters = 0;
    let all = true;
    for (const { word, units: texts, facts } of found) {
      const inText = texts === null ? 0 : texts[unit];
      const worth = Math.max(inText, facts === null ? 0 : facts[i]);
      if (inText > 0) letters += word.letters.length;
      if (worth === 0) {
        all = false;
        break;
      }
      sum += worth;
    }
    if (!all) continue;
    const length =
      passages[i].within === null
        ? index.unitStarts[unit + 1] - index.unitStarts[unit]
        : passages[i].text.length;
    const density = Math.floor(Math.min(1, letters / Math.max(1, length)) * DENSITY_STEPS) / DENSITY_STEPS;
    const score = (sum / found.length + DENSITY * density + (rankOf(library, i) === 0 ? PRIMARY : 0)) / best;
    keys[i] = Math.round(score * SCORE_STEPS) * 2 ** 23 + days[i];
    candidates.push(i);
  }
  // Passages inside others may turn out not to hold the words: some more than wanted are looked at.
  const wanted = 4 * limit + 50;
  let lowest = 0;
  if (candidates.length > wanted) {
    const sorted = Float64Array.from(candidates, (i) => keys[i]).sort();
    lowest = sorted[sorted.length - wanted];
  }
  const chosen = candidates
    .filter((i) => keys[i] >= lowest)
    .slice(0, 4 * wanted)
    .sort((a, b) => keys[b] - keys[a] || a - b)
    .slice(0, wanted);
  const hits: SearchHit[] = [];
  for (const passage of chosen) {
    const matches = matchesIn(library, passage, units[passage], found);
    if (matches)
      hits.push({ passage, score: Math.min(1, Math.floor(keys[passage] / 2 ** 23) / SCORE_STEPS), matches });
  }
  return withoutOuter(library, hits).slice(0, limit);
}

/** Where the words stand in a passage; null where one stands only beside it, in the paragraph around it. */
function matchesIn(library: Library, passage: number, unit: number, found: readonly Found[]): Span[] | null {
  const { text, within } = library.passages[passage];
  const letters = normalize(text);
  const spans: Span[] = [];
  for (const { word, units, facts, nearly, spelled } of found) {
    if (units === null || units[unit] === 0) continue;
    let own = occurrences(letters.codes, word.letters);
    if (!own.length && spelled !== null) own = spelled(letters.codes);
    if (!own.length && within === null) own = [...(nearly.get(unit) ?? [])];
    if (!own.length) own = nearest(letters.codes, word.letters);
    if (!own.length && (facts === null || facts[passage] === 0)) return null;
    for (const { start, end } of own) {
      if (end > start && end <= letters.length)
        spans.push({ start: letters.starts[start], end: letters.ends[end - 1] });
    }
  }
  return merged(spans);
}

/** Letters times letters that are compared for a word with an error. */
const MOST_COMPARED = 200_000;

/** The stretch of some letters that is nearest to a word, if it is near enough (Sellers' alignment). */
function nearest(codes: Uint16Array, word: Uint16Array): Span[] {
  const n = word.length;
  if (n < GRAM || n * codes.length > MOST_COMPARED) return [];
  // errors[i], starts[i]: of the best alignment of the word's first i letters that ends here.
  let errors = Int32Array.from({ length: n + 1 }, (_, i) => i);
  let starts = new Int32Array(n + 1);
  let least = Math.floor(n * thresholdFor(n)) + 1;
  let best: Span | null = null;
  for (let j = 0; j < codes.length; j++) {
    const nextErrors = new Int32Array(n + 1);
    const nextStarts = new Int32Array(n + 1);
    nextStarts[0] = j + 1;
    for (let i = 1; i <= n; i++) {
      const same = errors[i - 1] + (codes[j] === word[i - 1] ? 0 : 1);
      const added = errors[i] + 1;
      const omitted = nextErrors[i - 1] + 1;
      nextErrors[i] = Math.min(same, added, omitted);
      nextStarts[i] =
        nextErrors[i] === same ? starts[i - 1] : nextErrors[i] === added ? starts[i] : nextStarts[i - 1];
    }
    [errors, starts] = [nextErrors, nextStarts];
    // Of two as near, the one that is as long as the word.
    const isLonger = best !== null && errors[n] === least && starts[n] === best.start && j < best.start + n;
    if (errors[n] < least || isLonger) {
      least = errors[n];
      best = { start: starts[n], end: j + 1 };
    }
  }
  return best ? [best] : [];
}

const MOST_OCCURRENCES = 50;

function occurrences(codes: Uint16Array, wanted: Uint16Array): Span[] {
  const spans: Span[] = [];
  for (let i = 0; i + wanted.length <= codes.length && spans.length < MOST_OCCURRENCES; i++) {
    let n = 0;
    while (n < wanted.length && codes[i + n] === wanted[n]) n++;
    if (n < wanted.length) continue;
    spans.push({ start: i, end: i + n });
    i += n - 1;
  }
  return spans;
}

function merged(spans: Span[]): Span[] {
  const result: { start: number; end: number }[] = [];
  for (const { start, end } of spans.sort((a, b) => a.start - b.start || a.end - b.end)) {
    const last = result[result.length - 1];
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else result.push({ start, end });
  }
  return result;
}

/** Where a quotation inside a paragraph has all the words, some in its text, the paragraph adds nothing. */
function withoutOuter(library: Library, hits: readonly SearchHit[]): SearchHit[] {
  const outer = new Set<number>();
  for (const { passage, matches } of hits) {
    const { within } = library.passages[passage];
    if (within && matches.length) outer.add(within.passage);
  }
  return hits.filter(({ passage, matches }) => !outer.has(passage) || !matches.length);
}
