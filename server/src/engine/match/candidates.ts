import { NO_LETTER } from '../text/fold.ts';
import { GRAM, gramHash, type CorpusIndex } from '../corpus/index.ts';

/**
 * A stretch of the document's letters that repeats a stretch of the corpus, nearly or exactly. Positions count letters;
 * the two ends are matching letters.
 */
export interface Stretch {
  readonly docStart: number;
  readonly docEnd: number;
  readonly corpusStart: number;
  readonly corpusEnd: number;
  /** Letters that differ, are missing or are too many. */
  readonly errors: number;
}

/** Of a gram that occurs very often only the first postings are read: each position costs at most so much. */
const MOST_POSTINGS = 256;
/** Two grams on diagonals in one band (insertions shift the diagonal), at most so far apart, start an extension. */
const BAND_SHIFT = 3;
const HIT_DISTANCE = 24;
const TABLE_BITS = 14;
const TABLE_SIZE = 1 << TABLE_BITS;
/** A letter that matches counts 1; one that differs costs this much, so that text which is merely alike ends soon. */
const ERROR_COST = 3;
/** An extension is given up when it has fallen so far below its best. */
const DROP = 7;
/** The shortest stretch worth keeping, in letters. */
export const SHORTEST_STRETCH = 5;

/** The bands seen last, two to a bucket: its number, the last position with a hit, how far a stretch covers it. */
const band = new Int32Array(TABLE_SIZE);
const last = new Int32Array(TABLE_SIZE);
const covered = new Int32Array(TABLE_SIZE);

/** The place of a band in the table; where both places of its bucket are taken, the one hit longer ago is given up. */
function slotOf(b: number): number {
  const slot = (Math.imul(b, 0x9e3779b1) >>> (33 - TABLE_BITS)) << 1;
  if (band[slot] === b) return slot;
  if (band[slot + 1] === b) return slot + 1;
  const free = last[slot] <= last[slot + 1] ? slot : slot + 1;
  band[free] = b;
  last[free] = NEVER;
  covered[free] = 0;
  return free;
}
const NEVER = -1_000_000;

/**
 * Every stretch of `doc` from `from` to `to` that the corpus repeats: 3-gram postings, two hits on one diagonal band,
 * then greedy extension over differences (Zhang, Schwartz, Wagner, Miller: A greedy algorithm for aligning DNA
 * sequences, 2000). A stretch may occur once for each place of the corpus.
 */
export function findStretches(doc: Uint16Array, from: number, to: number, index: CorpusIndex): Stretch[] {
  const found: Stretch[] = [];
  const { heads, postings, gramBits, letters } = index;
  band.fill(-1);
  last.fill(NEVER);
  for (let i = from; i + GRAM <= to; i++) {
    const gram = gramHash(doc[i], doc[i + 1], doc[i + 2], gramBits);
    const begin = heads[gram];
    const end = Math.min(heads[gram + 1], begin + MOST_POSTINGS);
    for (let k = begin; k < end; k++) {
      const p = postings[k];
      // Position i and position p lie on diagonal p - i + to, which is never negative.
      const slot = slotOf((p - i + to) >> BAND_SHIFT);
      if (i < covered[slot]) continue;
      const distance = i - last[slot];
      last[slot] = i;
      if (distance === 0 || distance > HIT_DISTANCE) continue;
      if (letters[p] !== doc[i] || letters[p + 1] !== doc[i + 1] || letters[p + 2] !== doc[i + 2]) continue;
      const stretch = extend(doc, from, to, letters, i, p);
      covered[slot] = stretch.docEnd;
      if (stretch.docEnd - stretch.docStart >= SHORTEST_STRETCH) found.push(stretch);
    }
  }
  return withoutRepeats(found);
}

/** One stretch may be reached from two bands: keep one of each. */
function withoutRepeats(stretches: Stretch[]): Stretch[] {
  stretches.sort(
    (a, b) =>
      a.docStart - b.docStart || a.corpusStart - b.corpusStart || b.docEnd - a.docEnd || a.errors - b.errors,
  );
  return stretches.filter((s, i) => {
    const previous = stretches[i - 1];
    return !previous || previous.docStart !== s.docStart || previous.corpusStart !== s.corpusStart;
  });
}

/** Extends a match of one letter at (i, p) in both directions. */
export function extend(
  doc: Uint16Array,
  from: number,
  to: number,
  corpus: Uint16Array,
  i: number,
  p: number,
): Stretch {
  const forward = reach(doc, corpus, i, p, to - i, corpus.length - p, 1);
  const backward = reach(doc, corpus, i - 1, p - 1, i - from, p, -1);
  return {
    docStart: i - backward.doc,
    docEnd: i + forward.doc,
    corpusStart: p - backward.corpus,
    corpusEnd: p + forward.corpus,
    errors: forward.errors + backward.errors,
  };
}

interface Reach {
  doc: number;
  corpus: number;
  errors: number;
}

const MOST_ERRORS = 64;
const MIDDLE = MOST_ERRORS + 2;
/** Furthest document letter reached on each diagonal (corpus - document, from MIDDLE), with one error less and now. */
let row = new Int32Array(2 * MIDDLE + 1);
let nextRow = new Int32Array(2 * MIDDLE + 1);

/** How far the two sequences go on alike from (i, p) in direction `step`, by best score. */
function reach(
  doc: Uint16Array,
  corpus: Uint16Array,
  i: number,
  p: number,
  docRoom: number,
  corpusRoom: number,
  step: 1 | -1,
): Reach {
  let exact = 0;
  for (const room = Math.min(docRoom, corpusRoom); exact < room; exact++) {
    const letter = corpus[p + step * exact];
    if (letter !== doc[i + step * exact] || letter === NO_LETTER) break;
  }
  let best = exact;
  let bestDiagonal = 0;
  let bestErrors = 0;
  let bestScore = exact;
  row[MIDDLE] = exact;
  // Diagonals from `low` to `high` are still alive.
  let low = 0;
  let high = 0;
  for (let e = 1; e <= MOST_ERRORS; e++) {
    let newLow = 1;
    let newHigh = 0;
    for (let d = low - 1; d <= high + 1; d++) {
      let x = -1;
      if (d >= low && d <= high && row[MIDDLE + d] >= 0) x = row[MIDDLE + d] + 1;
      if (d < high && row[MIDDLE + d + 1] >= x) x = row[MIDDLE + d + 1] + 1;
      if (d > low && row[MIDDLE + d - 1] > x) x = row[MIDDLE + d - 1];
      let alive = -1;
      let y = x + d;
      // A border of the corpus is never crossed.
      if (
        x >= 0 &&
        x <= docRoom &&
        y >= 0 &&
        y <= corpusRoom &&
        (y === 0 || corpus[p + step * (y - 1)] !== NO_LETTER)
      ) {
        const before = x;
        while (x < docRoom && y < corpusRoom) {
          const letter = corpus[p + step * y];
          if (letter !== doc[i + step * x] || letter === NO_LETTER) break;
          x++;
          y++;
        }
        const score = x - e * ERROR_COST;
        if (
          x > before &&
          (score > bestScore || (score === bestScore && Math.abs(d) < Math.abs(bestDiagonal)))
        ) {
          bestScore = score;
          best = x;
          bestDiagonal = d;
          bestErrors = e;
        }
        if (score > bestScore - DROP) alive = x;
      }
      nextRow[MIDDLE + d] = alive;
      if (alive >= 0) {
        if (newLow > newHigh) newLow = d;
        newHigh = d;
      }
    }
    if (newLow > newHigh) break;
    low = newLow;
    high = newHigh;
    const spare = row;
    row = nextRow;
    nextRow = spare;
  }
  return { doc: best, corpus: best + bestDiagonal, errors: bestErrors };
}
