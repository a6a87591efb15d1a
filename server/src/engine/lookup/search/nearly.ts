// Words with a typing error: what is like them, in texts and in names. fuse.js compares candidates, never the whole corpus.
import Fuse from 'fuse.js';
import { GRAM, unitAt } from '../../corpus/index.ts';
import type { Library } from '../../library.ts';
import { findStretches } from '../../match/candidates.ts';
import type { Span } from '../../text/span.ts';
import { namesOf, type Name } from './in-facts.ts';
import { IN_TEXT } from './in-texts.ts';
import type { Word } from './query.ts';

/** Part of its worth that is left to a word that is found with a typing error. */
const NEARLY = 0.75;
/** Passages and names with a typing error that are looked at. */
const MOST_FUZZY = 400;
const MOST_NAMES = 1500;
/** From this length on a word with errors is found like a quotation, shorter ones by what letters they share. */
const LONG_WORD = 8;
const LEAST_COVERED = 0.6;

/** One typing error in three letters, or in each four. */
export function thresholdFor(length: number): number {
  return length < 3 ? 0 : length === 3 ? 0.34 : 0.26;
}

function fuzzy<T>(list: readonly T[], key: (item: T) => string, word: Word): { item: T; score: number }[] {
  if (!list.length || word.letters.length < GRAM) return [];
  const fuse = new Fuse(list.map(key), {
    includeScore: true,
    isCaseSensitive: true,
    ignoreLocation: true,
    ignoreFieldNorm: true,
    threshold: thresholdFor(word.letters.length),
  });
  return fuse
    .search(word.folded)
    .map(({ refIndex, score = 0 }) => ({ item: list[refIndex], score: 1 - score }));
}

/** Passages whose provenance nearly has the word: a name with a typing error. */
export function nearFacts(library: Library, word: Word): Float32Array | null {
  let facts: Float32Array | null = null;
  const letters = new Set(word.folded);
  const shares = (name: Name) => {
    let shared = 0;
    for (const letter of letters) if (name.folded.includes(letter)) shared++;
    return shared >= letters.size / 2;
  };
  const names = namesOf(library).filter(shares).slice(0, MOST_NAMES);
  for (const { item, score } of fuzzy(names, (name) => name.folded, word)) {
    facts ??= new Float32Array(library.passages.length);
    for (const i of item.passages) facts[i] = Math.max(facts[i], item.worth * score * NEARLY);
  }
  return facts;
}

/** Units whose text nearly has the word, and where, in letters of the unit. */
export function nearTexts(
  library: Library,
  word: Word,
): { units: Float32Array | null; spans: Map<number, Span[]> } {
  const { index } = library;
  const { letters } = word;
  const spans = new Map<number, Span[]>();
  let units: Float32Array | null = null;
  const mark = (unit: number, worth: number) => {
    units ??= new Float32Array(index.units.length);
    units[unit] = Math.max(units[unit], worth);
  };
  if (letters.length >= LONG_WORD) {
    for (const s of findStretches(letters, 0, letters.length, index)) {
      const covered = (s.docEnd - s.docStart - 2 * s.errors) / letters.length;
      if (covered < LEAST_COVERED) continue;
      const unit = unitAt(index, s.corpusStart);
      const base = index.unitStarts[unit];
      mark(unit, IN_TEXT * NEARLY * covered);
      const span = {
        start: s.corpusStart - base,
        end: Math.min(s.corpusEnd, index.unitStarts[unit + 1]) - base,
      };
      spans.set(unit, [...(spans.get(unit) ?? []), span]);
    }
    return { units, spans };
  }
  const candidates = unitsSharing(library, letters);
  const text = (unit: number) =>
    String.fromCharCode(
      ...index.letters.subarray(
        index.unitStarts[unit],
        Math.min(index.unitStarts[unit + 1], index.unitStarts[unit] + 4000),
      ),
    );
  for (const { item, score } of fuzzy(candidates, text, word)) mark(item, IN_TEXT * NEARLY * score);
  return { units, spans };
}

/** Units that share most pairs of neighbouring letters with a short word: one error spoils two of them. */
function unitsSharing(library: Library, letters: Uint16Array): number[] {
  const { index } = library;
  const wanted = new Map<number, number>();
  for (let i = 0; i + 1 < letters.length; i++) {
    const pair = letters[i] * 65536 + letters[i + 1];
    if (!wanted.has(pair)) wanted.set(pair, 1 << wanted.size);
  }
  if (!wanted.size) return [];
  const first = new Uint8Array(65536);
  for (let i = 0; i + 1 < letters.length; i++) first[letters[i]] = 1;
  const need = Math.max(1, wanted.size - 2);
  const byShared: number[][] = [];
  for (let unit = 0; unit < index.units.length; unit++) {
    if (index.units[unit] < 0) continue;
    const end = index.unitStarts[unit + 1] - 1;
    let mask = 0;
    for (let p = index.unitStarts[unit]; p < end; p++) {
      if (first[index.letters[p]]) mask |= wanted.get(index.letters[p] * 65536 + index.letters[p + 1]) ?? 0;
    }
    let shared = 0;
    for (let bits = mask; bits; bits &= bits - 1) shared++;
    if (shared >= need) (byShared[shared] ??= []).push(unit);
  }
  return byShared.reverse().flat().slice(0, MOST_FUZZY);
}
