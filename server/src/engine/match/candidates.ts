import { NO_LETTER } from '../text/fold.ts';
import { GRAM, gramHash, orderOf, postingsOf, type CorpusIndex } from '../corpus/index.ts';
import { chooseGrams, Use } from './grams.ts';

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
export const MOST_POSTINGS = 96;
/** A gram with no more postings than this is rare: less is needed to follow it up. */
const RARE = 12;
/**
 * Hits on diagonals in one band (insertions shift the diagonal), each at most so far behind the last, are followed up
 * when together they cover so many letters. Eight letters with one slip cover 6 (three and four in a row), ten with two
 * at the very least 4; four letters in a row are mostly an idiom, which a large corpus has a thousand times.
 */
const BAND_SHIFT = 3;
const HIT_DISTANCE = 24;
const COVER = 5;
const COVER_IF_RARE = 4;
/**
 * A stretch of eight letters and more with slips in at most a fifth of them has this many in rows of three and more, but
 * where two slips stand three, two and three letters apart. They are seen where all grams are looked up in full.
 */
const COVER_IF_LONG = 7;
const LONG = 8;
/** Where so many stretches cover a position already, it is looked up no more. */
const MOST_AT_ONCE = 24;
/** A letter that matches counts 1; one that differs costs this much, so that text which is merely alike ends soon. */
const ERROR_COST = 3;
/** … and this in a few words, where three letters, a slip, two letters, a slip and three letters must be found. */
const TOLERANT_ERROR_COST = 2;
/** An extension is given up when it has fallen so far below its best. */
const DROP = 7;
/** The shortest stretch worth keeping, in letters. */
export const SHORTEST_STRETCH = 5;

/**
 * Nearly all hits are alone in their band, so that the last hit of a band is noted first, and no more of it: a tag that
 * tells the band from the others of its place, and the lower half of the position (the upper one is in the tag). One
 * access to memory a hit, in a table that the processor keeps at hand.
 */
const NOTE_BITS = 15;
const notes = new Int32Array(1 << NOTE_BITS);
const HALF = 0xffff;
/**
 * The bands with two hits near each other, two to a bucket, each with: its number, its last hit, how far a stretch covers
 * it, letters covered by hits in a row, and the first of these (place in the document, and in the corpus).
 */
const LAST = 1;
const DONE = 2;
const COVERED = 3;
const FIRST = 4;
const FIRST_PLACE = 5;
const FIELDS = 8;
const TABLE_BITS = 11;
const bands = new Int32Array(FIELDS << TABLE_BITS);
/**
 * Positions are counted on from call to call, so that what an earlier call left in the tables is long ago, and they need
 * not be emptied.
 */
let epoch = HIT_DISTANCE + 1;
const LAST_EPOCH = 2 ** 30;

/** The place of a band in the table; where both places of its bucket are taken, the one hit longer ago is given up. */
function slotOf(b: number): number {
  const slot = ((Math.imul(b, 0x9e3779b1) >>> (33 - TABLE_BITS)) << 1) * FIELDS;
  if (bands[slot] === b) return slot;
  const other = slot + FIELDS;
  if (bands[other] === b) return other;
  const free = bands[slot + LAST] <= bands[other + LAST] ? slot : other;
  bands[free] = b;
  bands[free + LAST] = 0;
  bands[free + DONE] = 0;
  return free;
}

/** How thoroughly to search. */
export interface SearchLimits {
  /** Shortest stretch that is wanted, in letters. */
  readonly shortest?: number;
  /** How many places of one gram are looked at. */
  readonly mostPostings?: number;
  /** Follow up every single gram, and tolerate more: for a few words that may be full of slips. */
  readonly thorough?: boolean;
}

/**
 * Every stretch of `doc` from `from` to `to`, of `shortest` letters and more, that the corpus repeats: gram postings,
 * hits on one diagonal band, then greedy extension over differences (Zhang, Schwartz, Wagner, Miller: A greedy algorithm
 * for aligning DNA sequences, 2000). A stretch may occur once for each place of the corpus.
 */
export function findStretches(
  doc: Uint16Array,
  from: number,
  to: number,
  index: CorpusIndex,
  { shortest = SHORTEST_STRETCH, mostPostings = MOST_POSTINGS, thorough = false }: SearchLimits = {},
): Stretch[] {
  const found: Stretch[] = [];
  const { letters } = index;
  if (epoch > LAST_EPOCH) {
    epoch = HIT_DISTANCE + 1;
    bands.fill(0);
    notes.fill(0);
  }
  // A call that is not very long sees one upper half of positions.
  if ((epoch & HALF) + to - from > HALF) epoch = (epoch | HALF) + 1;
  const base = epoch - from;
  epoch += to - from + HIT_DISTANCE + 1;
  // Where the latest stretches end, as a ring: the oldest of them tells whether all cover a position.
  const ends = new Int32Array(MOST_AT_ONCE);
  let oldest = 0;
  const isLong = shortest >= LONG && !thorough;
  const errorCost = thorough ? TOLERANT_ERROR_COST : ERROR_COST;
  const keep = (stretch: Stretch | undefined): number => {
    if (!stretch) return -1;
    found.push(stretch);
    ends[oldest] = stretch.docEnd;
    oldest = (oldest + 1) % MOST_AT_ONCE;
    return stretch.docEnd;
  };
  const grams = isLong ? chooseGrams(doc, from, to, index, mostPostings) : null;
  for (let i = from; i + GRAM <= to; i++) {
    const use = grams === null ? Use.read : grams.uses[i - from];
    if (use === Use.skipped || ends[oldest] > i + GRAM) continue;
    const gram =
      grams === null ? gramHash(doc[i], doc[i + 1], doc[i + 2], index.gramBits) : grams.hashes[i - from];
    const { list: postings, begin, end, count } = postingsOf(index, gram, mostPostings);
    const enough = thorough
      ? GRAM
      : use === Use.readAmongRead
        ? COVER_IF_LONG
        : count <= RARE
          ? COVER_IF_RARE
          : COVER;
    const now = base + i;
    const half = now & HALF;
    const upper = now >> 16;
    for (let k = begin; k < end; k++) {
      const p = postings[k];
      // Position i and position p lie on diagonal p - i + to, which is never negative.
      const band = (p - i + to) >> BAND_SHIFT;
      const mixed = Math.imul(band, 0x9e3779b1);
      const note = ((mixed ^ upper) << 16) | half;
      const before = notes[mixed >>> (32 - NOTE_BITS)];
      notes[mixed >>> (32 - NOTE_BITS)] = note;
      const since = (note ^ before) >>> 16 === 0 ? (half - before) & HALF : HALF;
      // A single hit is enough where everything is followed up.
      if (!thorough && (since > HIT_DISTANCE || since === 0)) continue;
      const slot = slotOf(band);
      if (now < bands[slot + DONE] || now === bands[slot + LAST]) continue;
      if (now - bands[slot + LAST] > HIT_DISTANCE) {
        const first = i - since;
        const place = thorough ? -1 : placeInBand(doc, first, letters, p - since, band, to - first);
        const isNoted = first < i && place >= 0 && base + first >= bands[slot + DONE];
        bands[slot + LAST] = isNoted ? base + first : now;
        bands[slot + COVERED] = GRAM;
        bands[slot + FIRST] = isNoted ? first : i;
        bands[slot + FIRST_PLACE] = isNoted ? place : p;
      }
      const distance = now - bands[slot + LAST];
      bands[slot + LAST] = now;
      bands[slot + COVERED] += distance < GRAM ? distance : GRAM;
      if (bands[slot + COVERED] < enough || !isHit(doc, i, letters, p)) continue;
      const [first, firstPlace] = [bands[slot + FIRST], bands[slot + FIRST_PLACE]];
      let reached = -1;
      // From few letters the rest may be gained where from the rest the few would cost too much.
      const isOneRow = bands[slot + COVERED] === i - first + GRAM && firstPlace - first === p - i;
      if (isLong && !isOneRow && isHit(doc, first, letters, firstPlace))
        reached = keep(extend(doc, from, to, letters, first, firstPlace, shortest, errorCost));
      if (reached < i + GRAM)
        reached = Math.max(reached, keep(extend(doc, from, to, letters, i, p, shortest, errorCost)));
      bands[slot + DONE] = base + Math.max(reached, i + GRAM);
    }
  }
  return withoutRepeats(found, index);
}

/** Where in a band the gram at `i` stands: at `p` if it does, else on another of the band's diagonals; -1 where on none. */
function placeInBand(
  doc: Uint16Array,
  i: number,
  letters: Uint16Array,
  p: number,
  band: number,
  shift: number,
): number {
  if (i < 0) return -1;
  if (isHit(doc, i, letters, p)) return p;
  const lowest = (band << BAND_SHIFT) - shift;
  for (let place = lowest; place < lowest + (1 << BAND_SHIFT); place++)
    if (isHit(doc, i, letters, place)) return place;
  return -1;
}

/** Whether the gram at `i` really stands at `p`: other grams share its hash. */
function isHit(doc: Uint16Array, i: number, letters: Uint16Array, p: number): boolean {
  return letters[p] === doc[i] && letters[p + 1] === doc[i + 1] && letters[p + 2] === doc[i + 2];
}

/** One stretch may be reached from two bands: keep one of each. */
function withoutRepeats(stretches: Stretch[], index: CorpusIndex): Stretch[] {
  stretches.sort(
    (a, b) =>
      a.docStart - b.docStart ||
      orderOf(index, a.corpusStart) - orderOf(index, b.corpusStart) ||
      b.docEnd - a.docEnd ||
      a.errors - b.errors,
  );
  return stretches.filter((s, i) => {
    const previous = stretches[i - 1];
    return !previous || previous.docStart !== s.docStart || previous.corpusStart !== s.corpusStart;
  });
}

/** Extends a match of one letter at (i, p) in both directions; undefined where that comes to too little. */
export function extend(
  doc: Uint16Array,
  from: number,
  to: number,
  corpus: Uint16Array,
  i: number,
  p: number,
  shortest: number = SHORTEST_STRETCH,
  errorCost: number = ERROR_COST,
): Stretch | undefined {
  const forward = reach(doc, corpus, i, p, to - i, corpus.length - p, 1, errorCost);
  const docEnd = i + forward.doc;
  const corpusEnd = p + forward.corpus;
  const forwardErrors = forward.errors;
  const backward = reach(doc, corpus, i - 1, p - 1, i - from, p, -1, errorCost);
  const docStart = i - backward.doc;
  if (docEnd - docStart < shortest) return undefined;
  return {
    docStart,
    docEnd,
    corpusStart: p - backward.corpus,
    corpusEnd,
    errors: forwardErrors + backward.errors,
  };
}

interface Reach {
  doc: number;
  corpus: number;
  errors: number;
}

/** The answer of the last call of `reach`: one object, because it is called millions of times. */
const reached: Reach = { doc: 0, corpus: 0, errors: 0 };

const MOST_ERRORS = 64;
const MIDDLE = MOST_ERRORS + 2;
/** Where a diagonal is that has been given up: so far back that no step revives it. */
const DEAD = -(2 ** 29);
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
  errorCost: number,
): Reach {
  let exact = 0;
  const room = docRoom < corpusRoom ? docRoom : corpusRoom;
  // A document has no letter that is NO_LETTER: equal letters are letters.
  while (exact < room && corpus[p + step * exact] === doc[i + step * exact]) exact++;
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
    // Beside the live diagonals lie dead ones, so that none is asked for its place.
    row[MIDDLE + low - 1] = row[MIDDLE + high + 1] = row[MIDDLE + high + 2] = DEAD;
    let before = DEAD;
    let own = DEAD;
    for (let d = low - 1; d <= high + 1; d++) {
      const after = row[MIDDLE + d + 1];
      let x = own + 1;
      if (after >= x) x = after + 1;
      if (before > x) x = before;
      before = own;
      own = after;
      let alive = DEAD;
      let y = x + d;
      // A border of the corpus is never crossed.
      if (
        x >= 0 &&
        x <= docRoom &&
        y >= 0 &&
        y <= corpusRoom &&
        (y === 0 || corpus[p + step * (y - 1)] !== NO_LETTER)
      ) {
        const first = x;
        while (x < docRoom && y < corpusRoom && corpus[p + step * y] === doc[i + step * x]) {
          x++;
          y++;
        }
        const score = x - e * errorCost;
        if (
          x > first &&
          (score > bestScore || (score === bestScore && Math.abs(d) < Math.abs(bestDiagonal)))
        ) {
          bestScore = score;
          best = x;
          bestDiagonal = d;
          bestErrors = e;
        }
        if (score > bestScore - DROP) {
          alive = x;
          if (newLow > newHigh) newLow = d;
          newHigh = d;
        }
      }
      nextRow[MIDDLE + d] = alive;
    }
    if (newLow > newHigh) break;
    low = newLow;
    high = newHigh;
    const spare = row;
    row = nextRow;
    nextRow = spare;
  }
  reached.doc = best;
  reached.corpus = best + bestDiagonal;
  reached.errors = bestErrors;
  return reached;
}
