import type { DocumentText } from '../check.ts';
import { GRAM, gramHash, orderOf, postingsOf } from '../corpus/index.ts';
import type { Library } from '../library.ts';
import { extend, SHORTEST_STRETCH, type Stretch } from '../match/candidates.ts';
import type { Finding } from '../match/finding.ts';
import { judgeSegment } from '../match/judge.ts';
import { newExtract } from '../match/extract.ts';
import { letterAt, normalize, type Letters } from '../text/normalize.ts';
import type { Quotation } from '../text/quotations.ts';
import { spelledOut } from '../text/markup/spelling.ts';
import {
  newSegmentMemory,
  rereadSegments,
  segmentAt,
  type PlacedSegments,
  type Segment,
  type SegmentMemory,
} from '../text/segment.ts';
import { contains, type Span } from '../text/span.ts';

/** Running text that is looked at to each side of the offset, in UTF-16 units; more where a stretch goes on. */
const REACH = 32;
const FARTHEST = 12_000;
/** Longest quotation that is judged as a whole, in UTF-16 units. */
const LONGEST_QUOTATION = 18_000;
/** A stretch shorter than this must be exact: with a difference it would be another phrase. */
const SHORTEST_WITH_ERRORS = 8;
const MOST_ERRORS = 0.2;
/** A difference costs so many letters when two stretches are compared. */
const ERROR_COST = 3;

/**
 * What stands at an offset of a document: the quotation, or the stretch of running text, that repeats the corpus there
 * for five letters and more, also where it is too short for a check to report. Null where there is none.
 */
export function lookupAt(library: Library, document: DocumentText, offset: number): Finding | null {
  const { languageId } = document;
  const text = spelledOut(document.text, languageId);
  if (!(offset >= 0 && offset <= text.length)) return null;
  const segment = segmentOver(segmentsOf({ text, languageId }), offset);
  if (!segment || segment.hidden.some((h) => h.start < offset && offset < h.end)) return null;
  // From the outer quotation to the inner one, as in a check.
  for (const quotation of segment.quotations) {
    if (offset < quotation.start || offset > quotation.end) continue;
    if (quotation.end - quotation.start > LONGEST_QUOTATION) continue;
    const finding = judged(library, text, segment, quotation, offset);
    if (finding) return { ...finding, text: document.text.slice(finding.start, finding.end) };
  }
  const stretch = stretchAt(library, text, segment, offset);
  // Running text is judged as though it stood in marks: its extent is known.
  const words = stretch && { ...stretch, open: false, depth: 0, block: false };
  const finding = words && judged(library, text, segment, words, offset);
  if (!finding) return null;
  return {
    ...finding,
    text: document.text.slice(finding.start, finding.end),
    quoted: segment.quotations.some((q) => !q.open && contains(q, finding)),
  };
}

/** What a check says of one quotation, if it finds a source that covers the offset. */
function judged(
  library: Library,
  text: string,
  segment: Segment,
  quotation: Quotation,
  offset: number,
): Finding | undefined {
  // A heading is a segment whose running text is not looked at.
  const { start, end } = quotation;
  const own: Segment = { ...segment, start, end, quotations: [quotation], heading: true };
  const minimum = { quoted: SHORTEST_STRETCH, running: SHORTEST_STRETCH };
  return judgeSegment(newExtract(text, own, library, minimum)).find(
    (f) => f.source !== null && f.start <= offset && offset <= f.end,
  );
}

// Pointer and cursor rest in one document: its segments are read once. Same input, same output.
let latest: { text: string; languageId: string; segments: PlacedSegments; memory: SegmentMemory } | undefined;

function segmentsOf({ text, languageId }: DocumentText): PlacedSegments {
  if (latest?.text !== text || latest.languageId !== languageId) {
    const memory = latest?.languageId === languageId ? latest.memory : newSegmentMemory();
    latest = { text, languageId, segments: rereadSegments(text, languageId, memory), memory };
  }
  return latest.segments;
}

function segmentOver(segments: PlacedSegments, offset: number): Segment | undefined {
  const { own, base } = segments;
  let low = 0;
  let high = own.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (base[middle] + own[middle].end < offset) low = middle + 1;
    else high = middle;
  }
  return low < own.length && base[low] + own[low].start <= offset ? segmentAt(segments, low) : undefined;
}

/** The words around an offset that repeat the corpus best. */
function stretchAt(library: Library, text: string, segment: Segment, offset: number): Span | undefined {
  for (let reach = REACH; ; reach *= 4) {
    const window: Span = {
      start: Math.max(segment.start, offset - reach),
      end: Math.min(segment.end, offset + reach),
    };
    const letters = normalize(text, window, segment.hidden);
    const score = (s: Stretch) => s.docEnd - s.docStart - ERROR_COST * s.errors;
    let best: Stretch | undefined;
    for (const s of stretchesNear(library, letters.codes, letterAt(letters, offset))) {
      const length = s.docEnd - s.docStart;
      if (length < SHORTEST_STRETCH || !isWithin(letters, s, offset)) continue;
      if (s.errors > (length < SHORTEST_WITH_ERRORS ? 0 : length * MOST_ERRORS)) continue;
      if (!best || score(s) > score(best)) best = s;
    }
    if (!best) return undefined;
    const goesOn =
      (best.docStart === 0 && window.start > segment.start) ||
      (best.docEnd === letters.length && window.end < segment.end);
    if (!goesOn || reach > FARTHEST) {
      return { start: letters.starts[best.docStart], end: letters.ends[best.docEnd - 1] };
    }
  }
}

/** Grams that begin so many letters before and behind the offset are looked up. */
const GRAMS_BEFORE = 9;
const GRAMS_BEHIND = 6;
/** Of a gram that occurs very often so many postings are looked at, spread over the corpus. */
const MOST_POSTINGS = 128;
/** The longest exact matches are extended over differences. */
const MOST_EXTENDED = 8;

/** The longest stretches of the corpus that repeat letters around `at`. */
function stretchesNear({ index }: Library, codes: Uint16Array, at: number): Stretch[] {
  const { letters, gramBits } = index;
  /** The exact matches found, by how far the corpus is ahead of the document: any letter of each, and its length. */
  const matches = new Map<number, { i: number; p: number; length: number }>();
  for (let g = Math.max(0, at - GRAMS_BEFORE); g <= at + GRAMS_BEHIND && g + GRAM <= codes.length; g++) {
    const hash = gramHash(codes[g], codes[g + 1], codes[g + 2], gramBits);
    const { list, begin, end: last } = postingsOf(index, hash, Infinity);
    const step = Math.max(1, Math.ceil((last - begin) / MOST_POSTINGS));
    for (let k = begin; k < last; k += step) {
      const p = list[k];
      const known = matches.get(p - g);
      if (known && known.i + known.length > g) continue;
      let end = 0;
      while (g + end < codes.length && codes[g + end] === letters[p + end]) end++;
      if (end < GRAM) continue;
      let start = 0;
      while (start < g && start < p && codes[g - start - 1] === letters[p - start - 1]) start++;
      const length = start + end;
      if (!known || known.length < length) matches.set(p - g, { i: g - start, p: p - start, length });
    }
  }
  // Those at the offset come first; others may reach it over a difference.
  const isNear = ({ i, length }: { i: number; length: number }) => i <= at && at <= i + length;
  const near = [...matches.values()].filter(isNear);
  const others = [...matches.values()].filter((m) => !isNear(m));
  return [near, others].flatMap((list) =>
    list
      .sort((a, b) => b.length - a.length || orderOf(index, a.p) - orderOf(index, b.p))
      .slice(0, MOST_EXTENDED)
      .map(({ i, p }) => extend(codes, 0, codes.length, letters, i, p))
      .filter((s) => s !== undefined),
  );
}

/** The offset lies in the stretch or at its very edge, where the pointer rests between two characters. */
function isWithin(letters: Letters, s: Stretch, offset: number): boolean {
  return letters.starts[s.docStart] <= offset && offset <= letters.ends[s.docEnd - 1];
}

/** The innermost passage of an article's file at an offset into its text; null between passages. */
export function passageAt(library: Library, file: string, offset: number): number | null {
  let best: number | null = null;
  let shortest = Infinity;
  for (const i of passagesOf(library, file)) {
    const passage = library.passages[i];
    const { length } = passage.text;
    if (length < shortest && passage.pieces.some((p) => p.at <= offset && offset <= p.at + p.length)) {
      shortest = length;
      best = i;
    }
  }
  return best;
}

/** The passages of an article's file, in reading order, as indexes into `library.passages`. */
export function passagesOf(library: Library, file: string): number[] {
  const article = library.articles.findIndex((a) => a.file === file);
  const found: number[] = [];
  if (article < 0) return found;
  for (let i = firstOf(library.articleOf, article); library.articleOf[i] === article; i++) found.push(i);
  return found;
}

/** The first passage of an article: `articleOf` ascends. */
function firstOf(articleOf: ArrayLike<number>, article: number): number {
  let low = 0;
  let high = articleOf.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (articleOf[middle] < article) low = middle + 1;
    else high = middle;
  }
  return low;
}
