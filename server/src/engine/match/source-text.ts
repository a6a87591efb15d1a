import { unitAt, type CorpusIndex } from '../corpus/index.ts';
import type { Passage } from '../corpus/passages.ts';
import { normalize, type Letters } from '../text/normalize.ts';
import { contains, overlaps, type Span } from '../text/span.ts';
import type { SourcePlace } from './finding.ts';

/** The words of one or more passages that run on, with their letters; letter i is position `base + i` of the index. */
export interface SourceText {
  readonly text: string;
  readonly letters: Letters;
  readonly base: number;
  /** Unit whose text comes first. */
  readonly unit: number;
}

/** What is needed of a library to read its words. */
export interface SourceLibrary {
  readonly index: CorpusIndex;
  readonly passages: readonly Passage[];
}

/** Letters of recently used passages, per index: reading them again is the larger part of a short alignment. */
const cache = new WeakMap<CorpusIndex, Map<number, Letters>>();
const MOST_CACHED = 4096;

function lettersOf(library: SourceLibrary, unit: number): Letters {
  let known = cache.get(library.index);
  if (!known) cache.set(library.index, (known = new Map<number, Letters>()));
  let letters = known.get(unit);
  if (!letters) {
    if (known.size >= MOST_CACHED) known.clear();
    letters = normalize(library.passages[library.index.units[unit]].text);
    known.set(unit, letters);
  }
  return letters;
}

/** The words that hold the positions [start, end) of the index. */
export function sourceText(library: SourceLibrary, start: number, end: number): SourceText {
  const { index } = library;
  const first = unitAt(index, start);
  const last = end > start ? unitAt(index, end - 1) : first;
  const base = index.unitStarts[first];
  if (first === last) {
    return { text: textOf(library, first), letters: lettersOf(library, first), base, unit: first };
  }
  let text = '';
  const starts: number[] = [];
  const ends: number[] = [];
  for (let unit = first; unit <= last; unit++) {
    if (unit > first) text += '\n';
    const letters = lettersOf(library, unit);
    for (let i = 0; i < letters.length; i++) {
      starts.push(text.length + letters.starts[i]);
      ends.push(text.length + letters.ends[i]);
    }
    text += textOf(library, unit);
  }
  const codes = index.letters.subarray(base, base + starts.length);
  return {
    text,
    letters: { codes, starts: Int32Array.from(starts), ends: Int32Array.from(ends), length: starts.length },
    base,
    unit: first,
  };
}

function textOf(library: SourceLibrary, unit: number): string {
  return library.passages[library.index.units[unit]].text;
}

/**
 * Where the positions [start, end) of the index stand: the innermost passage that holds them all, else the outer
 * passage that holds the first of them (the end is then cut at its end).
 */
export function placeOf(library: SourceLibrary, start: number, end: number): SourcePlace {
  const unit = unitAt(library.index, start);
  const passage = library.index.units[unit];
  const letters = lettersOf(library, unit);
  const base = library.index.unitStarts[unit];
  if (!letters.length) return { passage, start: 0, end: 0 };
  const from = letters.starts[Math.min(start - base, letters.length - 1)];
  const to = letters.ends[Math.min(Math.max(end - 1 - base, 0), letters.length - 1)];
  const whole = end - base <= letters.length;
  let best: SourcePlace = { passage, start: from, end: to };
  // Quotations inside a passage follow it in the list; the innermost is the shortest.
  let shortest = Infinity;
  for (let i = passage + 1; whole && i < library.passages.length; i++) {
    const inner = library.passages[i];
    if (!inner.within) break;
    const offset = inner.within.start;
    if (
      inner.within.passage === passage &&
      offset <= from &&
      to <= offset + inner.text.length &&
      inner.text.length < shortest
    ) {
      shortest = inner.text.length;
      best = { passage: i, start: from - offset, end: to - offset };
    }
  }
  return best;
}

/** The quotations inside a passage that the positions [start, end) of the index touch, in its text; and that stretch. */
function quotationsTouched(
  library: SourceLibrary,
  start: number,
  end: number,
): { own: Span; quotations: Span[] } {
  const nothing = { own: { start: 0, end: 0 }, quotations: [] };
  const unit = unitAt(library.index, start);
  const passage = library.index.units[unit];
  if (!library.passages[passage + 1]?.within) return nothing;
  const letters = lettersOf(library, unit);
  const base = library.index.unitStarts[unit];
  if (end - base > letters.length) return nothing;
  const own = { start: letters.starts[start - base], end: letters.ends[end - 1 - base] };
  const quotations: Span[] = [];
  for (let i = passage + 1; i < library.passages.length; i++) {
    const { within, text } = library.passages[i];
    if (within?.passage !== passage) break;
    const quotation = { start: within.start, end: within.start + text.length };
    if (overlaps(quotation, own)) quotations.push(quotation);
  }
  return { own, quotations };
}

/** Shortest quotation of which words can be told apart from those of its neighbour, in UTF-16 units. */
const SHORTEST_BESIDE = 7;

/**
 * Positions of the index, from `start` to `end`, at which one quotation inside a passage begins where another has just
 * ended: a report prints “甲”，“乙” side by side, and nobody said 甲，乙 in one breath.
 */
export function bordersOfQuotations(library: SourceLibrary, start: number, end: number): number[] {
  const { own, quotations } = quotationsTouched(library, start, end);
  if (quotations.length < 2) return [];
  const unit = unitAt(library.index, start);
  const base = library.index.unitStarts[unit];
  const { text } = library.passages[library.index.units[unit]];
  const { starts } = lettersOf(library, unit);
  const borders: number[] = [];
  for (const before of quotations) {
    for (const behind of quotations) {
      if (behind.start < before.end || /[\p{L}\p{N}]/u.test(text.slice(before.end, behind.start))) continue;
      const touched = [
        before.end - Math.max(before.start, own.start),
        Math.min(behind.end, own.end) - behind.start,
      ];
      if (Math.min(...touched) < SHORTEST_BESIDE) continue;
      for (let position = start; position < end; position++) {
        if (starts[position - base] < behind.start) continue;
        borders.push(position);
        break;
      }
    }
  }
  return borders;
}

/** How many quotations inside a passage the positions [start, end) of the index touch. */
export function quotationsWithin(library: SourceLibrary, start: number, end: number): number {
  return quotationsTouched(library, start, end).quotations.length;
}

/** Whether the positions [start, end) of the index run from a writer's own words into a quotation of his, or back. */
export function crossesQuotation(library: SourceLibrary, start: number, end: number): boolean {
  const { own, quotations } = quotationsTouched(library, start, end);
  return quotations.some((q) => !contains(q, own));
}
