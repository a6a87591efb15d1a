import type { Letters } from '../text/normalize.ts';
import type { Span } from '../text/span.ts';
import { isSpaced, visibleText } from '../text/visible.ts';
import type { Stretch } from './candidates.ts';

/** What stands between two letters: nothing (in mid-word, in a script that parts words), a word's end, a clause's end. */
export type Break = 'none' | 'word' | 'clause';

/** Where the document and the source break; by letter, and by position of the index. */
export interface ClauseBreaks {
  readonly document: (letter: number) => Break;
  readonly source: (position: number) => Break;
}

/** What stands before letter i of a text. */
export function breakAt(text: string, letters: Letters, i: number, hidden: readonly Span[]): Break {
  if (i <= 0 || i >= letters.length) return 'clause';
  const [end, start] = [letters.ends[i - 1], letters.starts[i]];
  const gap = end === start ? '' : visibleText(text, end, start, hidden);
  if (gap.trim() !== '') return 'clause';
  const inWord = gap === '' && isSpaced(text.charCodeAt(end - 1)) && isSpaced(text.charCodeAt(start));
  return inWord ? 'none' : 'word';
}

/** A stretch brought to the ends of clauses. */
export interface ClauseStretch extends Stretch {
  /** Both ends are ends of clauses, here or in the source. */
  readonly whole: boolean;
}

/** A torn piece of a clause at the edge of a stretch, up to so many letters, is left out of it. */
const LONGEST_SCRAP = 4;
/** A clause that differs in its last letters is still taken in when so many are left. */
const LONGEST_REST = 3;
/** A word of an alphabet is at most so long. */
const LONGEST_WORD = 24;

/**
 * Brings a stretch of running text to whole clauses where that takes or leaves only a few letters: matching by letters
 * alone ends at the last letter in common, a writer's borrowing ends with a clause, and never within a word.
 */
export function toClauses(
  stretch: Stretch,
  doc: Uint16Array,
  corpus: Uint16Array,
  breaks: ClauseBreaks,
): ClauseStretch {
  let { docStart, docEnd, corpusStart, corpusEnd, errors } = stretch;
  const { document, source } = breaks;
  let startsClause = document(docStart) === 'clause' || source(corpusStart) === 'clause';
  let endsClause = document(docEnd) === 'clause' || source(corpusEnd) === 'clause';
  const ownEnd = rest(docEnd, 1, document);
  const otherEnd = rest(corpusEnd, 1, source);
  if (ownEnd > 0 && otherEnd > 0 && doc[docEnd + ownEnd - 1] === corpus[corpusEnd + otherEnd - 1]) {
    docEnd += ownEnd;
    corpusEnd += otherEnd;
    errors += Math.max(ownEnd, otherEnd) - 1;
    endsClause = true;
  }
  const ownStart = rest(docStart, -1, document);
  const otherStart = rest(corpusStart, -1, source);
  if (ownStart > 0 && otherStart > 0 && doc[docStart - ownStart] === corpus[corpusStart - otherStart]) {
    docStart -= ownStart;
    corpusStart -= otherStart;
    errors += Math.max(ownStart, otherStart) - 1;
    startsClause = true;
  }
  // Scraps are cut only where no error has shifted the two texts against each other.
  const head = scrap(docStart, 1, startsClause, document);
  if (head > 0 && docEnd - docStart > head && same(doc, docStart, corpus, corpusStart, head)) {
    docStart += head;
    corpusStart += head;
    startsClause ||= document(docStart) === 'clause';
  }
  const tail = scrap(docEnd, -1, endsClause, document);
  if (tail > 0 && docEnd - docStart > tail && same(doc, docEnd - tail, corpus, corpusEnd - tail, tail)) {
    docEnd -= tail;
    corpusEnd -= tail;
    endsClause ||= document(docEnd) === 'clause';
  }
  // What still begins or ends within a word takes in the whole of it.
  if (document(docStart) === 'none') docStart -= toWordsEdge(docStart, -1, document);
  if (document(docEnd) === 'none') docEnd += toWordsEdge(docEnd, 1, document);
  return { docStart, docEnd, corpusStart, corpusEnd, errors, whole: startsClause && endsClause };
}

/** What is left of a clause at an edge is taken in up to so many letters, here and in the source … */
const LONGEST_TORN = 10;
const LONGEST_TORN_SOURCE = 12;
/** … where so many letters at least, and this part of it, stand there in the same order. */
const LEAST_COMMON = 2;
const COMMON_SHARE = 0.5;

/**
 * A stretch of running text with the rest of the clauses that it begins and ends in, where slips stand so close there that
 * matching broke off: 充分体现关对|总统先生和蒙方 for 充分体现了总统先生和蒙方.
 */
export function withTornClauses(
  stretch: ClauseStretch,
  doc: Uint16Array,
  corpus: Uint16Array,
  { document, source }: ClauseBreaks,
): ClauseStretch {
  let { docStart, docEnd, corpusStart, corpusEnd, errors } = stretch;
  const tail = torn(docEnd, corpusEnd, 1, doc, corpus, document, source);
  if (tail !== null) {
    docEnd += tail.own;
    corpusEnd += tail.other;
    errors += tail.errors;
  }
  const head = torn(docStart, corpusStart, -1, doc, corpus, document, source);
  if (head !== null) {
    docStart -= head.own;
    corpusStart -= head.other;
    errors += head.errors;
  }
  return head === null && tail === null
    ? stretch
    : { docStart, docEnd, corpusStart, corpusEnd, errors, whole: true };
}

/** What is left of a clause behind `at` (or before it), in the document and in the source; null where the two are not alike. */
function torn(
  at: number,
  place: number,
  step: 1 | -1,
  doc: Uint16Array,
  corpus: Uint16Array,
  document: BreakAt,
  source: BreakAt,
): { readonly own: number; readonly other: number; readonly errors: number } | null {
  if (document(at) === 'clause' || source(place) === 'clause') return null;
  const own = toClausesEdge(at, step, LONGEST_TORN, document);
  const other = toClausesEdge(place, step, LONGEST_TORN_SOURCE, source);
  if (own === 0 || other === 0) return null;
  const [a, b] = step > 0 ? [at, place] : [at - own, place - other];
  const common = commonLetters(doc, a, own, corpus, b, other);
  if (common < LEAST_COMMON || common < Math.max(own, other) * COMMON_SHARE) return null;
  return { own, other, errors: Math.max(own, other) - common };
}

/** Lengths of the longest common subsequence so far; kept from call to call. */
const lengths = new Uint8Array(LONGEST_TORN_SOURCE + 1);

/** How many letters two short stretches have in common in the same order (longest common subsequence). */
function commonLetters(a: Uint16Array, a0: number, m: number, b: Uint16Array, b0: number, n: number): number {
  lengths.fill(0);
  for (let i = 0; i < m; i++) {
    let diagonal = 0;
    for (let j = 1; j <= n; j++) {
      const above = lengths[j];
      lengths[j] = a[a0 + i] === b[b0 + j - 1] ? diagonal + 1 : Math.max(above, lengths[j - 1]);
      diagonal = above;
    }
  }
  return lengths[n];
}

type BreakAt = (place: number) => Break;

/** Letters to cut at an edge: the torn rest of a clause, if short; else the torn rest of a word; 0 for none. */
function scrap(at: number, step: 1 | -1, isWhole: boolean, breakBefore: BreakAt): number {
  const clause = isWhole ? 0 : toClausesEdge(at, step, LONGEST_SCRAP, breakBefore);
  return clause > 0 || breakBefore(at) !== 'none' ? clause : toWordsEdge(at, step, breakBefore);
}

/** Letters from `at` to the clause's end (or, backwards, its beginning): 0 at one or where it is far. */
function rest(at: number, step: 1 | -1, breakBefore: BreakAt): number {
  return breakBefore(at) === 'clause' ? 0 : toClausesEdge(at, step, LONGEST_REST, breakBefore);
}

/** How far from `at` the next end of a clause is; 0 where there is none within `most` letters. */
function toClausesEdge(at: number, step: 1 | -1, most: number, breakBefore: BreakAt): number {
  for (let n = 1; n <= most; n++) if (breakBefore(at + step * n) === 'clause') return n;
  return 0;
}

/** How far from `at` the next end of a word is; 0 where there is none in reach. */
function toWordsEdge(at: number, step: 1 | -1, breakBefore: BreakAt): number {
  for (let n = 1; n <= LONGEST_WORD; n++) if (breakBefore(at + step * n) !== 'none') return n;
  return 0;
}

function same(a: Uint16Array, i: number, b: Uint16Array, j: number, length: number): boolean {
  for (let k = 0; k < length; k++) if (a[i + k] !== b[j + k]) return false;
  return true;
}
