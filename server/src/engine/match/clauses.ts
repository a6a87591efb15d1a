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
  const isClause = (i: number) => breaks.document(i) === 'clause';
  const isSourceClause = (i: number) => breaks.source(i) === 'clause';
  let startsClause = isClause(docStart) || isSourceClause(corpusStart);
  let endsClause = isClause(docEnd) || isSourceClause(corpusEnd);
  if (!isClause(docEnd) || !isSourceClause(corpusEnd)) {
    const own = rest(docEnd, 1, isClause);
    const other = rest(corpusEnd, 1, isSourceClause);
    if (own > 0 && other > 0 && doc[docEnd + own - 1] === corpus[corpusEnd + other - 1]) {
      docEnd += own;
      corpusEnd += other;
      errors += Math.max(own, other) - 1;
      endsClause = true;
    }
  }
  if (!isClause(docStart) || !isSourceClause(corpusStart)) {
    const own = rest(docStart, -1, isClause);
    const other = rest(corpusStart, -1, isSourceClause);
    if (own > 0 && other > 0 && doc[docStart - own] === corpus[corpusStart - other]) {
      docStart -= own;
      corpusStart -= other;
      errors += Math.max(own, other) - 1;
      startsClause = true;
    }
  }
  // Scraps are cut only where no error has shifted the two texts against each other.
  const head = scrap(docStart, 1, startsClause, isClause, breaks);
  if (head && docEnd - docStart > head && same(doc, docStart, corpus, corpusStart, head)) {
    docStart += head;
    corpusStart += head;
    startsClause ||= isClause(docStart);
  }
  const tail = scrap(docEnd, -1, endsClause, isClause, breaks);
  if (tail && docEnd - docStart > tail && same(doc, docEnd - tail, corpus, corpusEnd - tail, tail)) {
    docEnd -= tail;
    corpusEnd -= tail;
    endsClause ||= isClause(docEnd);
  }
  // What still begins or ends within a word takes in the whole of it.
  const isBreak = (i: number) => breaks.document(i) !== 'none';
  if (!isBreak(docStart)) docStart -= first(docStart, -1, LONGEST_WORD, isBreak) ?? 0;
  if (!isBreak(docEnd)) docEnd += first(docEnd, 1, LONGEST_WORD, isBreak) ?? 0;
  return { docStart, docEnd, corpusStart, corpusEnd, errors, whole: startsClause && endsClause };
}

/** Letters to cut at an edge: the torn rest of a clause, if short; else the torn rest of a word. */
function scrap(
  at: number,
  step: 1 | -1,
  isWhole: boolean,
  isClause: (i: number) => boolean,
  breaks: ClauseBreaks,
): number | undefined {
  const clause = isWhole ? undefined : first(at, step, LONGEST_SCRAP, isClause);
  if (clause || breaks.document(at) !== 'none') return clause;
  return first(at, step, LONGEST_WORD, (i) => breaks.document(i) !== 'none');
}

/** Letters from `at` to the clause's end (or, backwards, its beginning); -1 where it is farther than the longest rest. */
function rest(at: number, step: 1 | -1, isClause: (i: number) => boolean): number {
  return isClause(at) ? 0 : (first(at, step, LONGEST_REST, isClause) ?? -1);
}

/** How far from `at` the first place is for which `found` holds; undefined where there is none in reach. */
function first(at: number, step: 1 | -1, most: number, found: (i: number) => boolean): number | undefined {
  for (let n = 1; n <= most; n++) if (found(at + step * n)) return n;
  return undefined;
}

function same(a: Uint16Array, i: number, b: Uint16Array, j: number, length: number): boolean {
  for (let k = 0; k < length; k++) if (a[i + k] !== b[j + k]) return false;
  return true;
}
