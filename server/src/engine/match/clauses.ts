import type { Letters } from '../text/normalize.ts';
import type { Stretch } from './candidates.ts';

/** A stretch brought to the ends of clauses. */
export interface ClauseStretch extends Stretch {
  /** Both ends are ends of clauses, here or in the source. */
  readonly whole: boolean;
}

/** A torn piece of a clause at the edge of a stretch, up to so many letters, is left out of it. */
const LONGEST_SCRAP = 4;
/** A clause that differs in its last letters is still taken in when so many are left. */
const LONGEST_REST = 3;

/**
 * Brings a stretch of running text to whole clauses where that takes or leaves only a few letters: matching by letters
 * alone ends at the last letter in common, a writer's borrowing ends with a clause.
 */
export function toClauses(
  stretch: Stretch,
  letters: Letters,
  corpus: Uint16Array,
  isSourceBreak: (position: number) => boolean,
): ClauseStretch {
  const isBreak = (i: number): boolean =>
    i <= 0 || i >= letters.length || letters.starts[i] !== letters.ends[i - 1];
  let { docStart, docEnd, corpusStart, corpusEnd, errors } = stretch;
  let startsClause = isBreak(docStart) || isSourceBreak(corpusStart);
  let endsClause = isBreak(docEnd) || isSourceBreak(corpusEnd);
  if (!isBreak(docEnd) || !isSourceBreak(corpusEnd)) {
    const doc = restOfClause(docEnd, LONGEST_REST, isBreak);
    const source = restOfClause(corpusEnd, LONGEST_REST, isSourceBreak);
    if (doc > 0 && source > 0 && letters.codes[docEnd + doc - 1] === corpus[corpusEnd + source - 1]) {
      docEnd += doc;
      corpusEnd += source;
      errors += Math.max(doc, source) - 1;
      endsClause = true;
    }
  }
  if (!isBreak(docStart) || !isSourceBreak(corpusStart)) {
    const doc = restOfClause(docStart, LONGEST_REST, isBreak, -1);
    const source = restOfClause(corpusStart, LONGEST_REST, isSourceBreak, -1);
    if (doc > 0 && source > 0 && letters.codes[docStart - doc] === corpus[corpusStart - source]) {
      docStart -= doc;
      corpusStart -= source;
      errors += Math.max(doc, source) - 1;
      startsClause = true;
    }
  }
  // Scraps are cut only where no error has shifted the two texts against each other.
  const cut = (from: number, step: 1 | -1): number => {
    for (let n = 1; n <= LONGEST_SCRAP; n++) if (isBreak(from + step * n)) return n;
    return 0;
  };
  if (!startsClause) {
    const n = cut(docStart, 1);
    if (n && sameFrom(letters.codes, docStart, corpus, corpusStart, n)) {
      docStart += n;
      corpusStart += n;
      startsClause = true;
    }
  }
  if (!endsClause) {
    const n = cut(docEnd, -1);
    if (n && sameFrom(letters.codes, docEnd - n, corpus, corpusEnd - n, n)) {
      docEnd -= n;
      corpusEnd -= n;
      endsClause = true;
    }
  }
  return { docStart, docEnd, corpusStart, corpusEnd, errors, whole: startsClause && endsClause };
}

/** Letters from `at` to the clause's end (or, backwards, its beginning); -1 where it is farther than `most`. */
function restOfClause(at: number, most: number, isBreak: (i: number) => boolean, step: 1 | -1 = 1): number {
  for (let n = 0; n <= most; n++) if (isBreak(at + step * n)) return n;
  return -1;
}

function sameFrom(a: Uint16Array, i: number, b: Uint16Array, j: number, length: number): boolean {
  for (let k = 0; k < length; k++) if (a[i + k] !== b[j + k]) return false;
  return true;
}
