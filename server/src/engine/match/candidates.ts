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
const DROP = 9;
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
    (a, b) => a.docStart - b.docStart || a.corpusStart - b.corpusStart || b.docEnd - a.docEnd || a.errors - b.errors,
  );
  return stretches.filter((s, i) => {
    const previous = stretches[i - 1];
    return !previous || previous.docStart !== s.docStart || previous.corpusStart !== s.corpusStart;
  });
}

/** Extends a match of one letter at (i, p) in both directions. */
function extend(doc: Uint16Array, from: number, to: number, corpus: Uint16Array, i: number, p: number): Stretch {
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
let row = new Int32Array(2 * MOST_ERRORS + 5);
let nextRow = new Int32Array(2 * MOST_ERRORS + 5);

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
  const slide = (x: number, y: number): number => {
    let n = 0;
    while (x + n < docRoom && y + n < corpusRoom) {
      const letter = corpus[p + step * (y + n)];
      if (letter !== doc[i + step * (x + n)] || letter === NO_LETTER) break;
      n++;
    }
    return n;
  };
  const exact = slide(0, 0);
  let best: Reach = { doc: exact, corpus: exact, errors: 0 };
  let bestScore = exact;
  const middle = MOST_ERRORS + 2;
  row.fill(-1);
  row[middle] = exact;
  // row[middle + d]: furthest document letter reached on diagonal d (corpus - document) with e errors.
  for (let e = 1; e <= MOST_ERRORS; e++) {
    nextRow.fill(-1, Math.max(0, middle - e - 2), middle + e + 3);
    let alive = false;
    for (let d = -e; d <= e; d++) {
      const at = middle + d;
      const substituted = row[at] + 1;
      const added = row[at + 1] >= 0 ? row[at + 1] + 1 : -1;
      const omitted = row[at - 1];
      let x = Math.max(row[at] >= 0 ? substituted : -1, added, omitted);
      if (x < 0 || x > docRoom) continue;
      const y = x + d;
      if (y < 0 || y > corpusRoom) continue;
      // A border of the corpus is never crossed.
      if (y > 0 && corpus[p + step * (y - 1)] === NO_LETTER) continue;
      const run = slide(x, y);
      x += run;
      nextRow[at] = x;
      const score = x - e * ERROR_COST - Math.abs(d) * 0.01;
      if (run > 0 && score > bestScore) {
        bestScore = score;
        best = { doc: x, corpus: x + d, errors: e };
      }
      if (score > bestScore - DROP) alive = true;
      else nextRow[at] = -1;
    }
    [row, nextRow] = [nextRow, row];
    if (!alive) break;
  }
  return best;
}
