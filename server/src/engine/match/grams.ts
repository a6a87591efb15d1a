import { GRAM, gramHash, postingsOf, type CorpusIndex } from '../corpus/index.ts';

/** What is done with a gram of running text. */
export const Use = {
  /** Passed over: enough grams near it are rarer. */
  skipped: 0,
  /** Read, in part, or beside some that are not read in full. */
  read: 1,
  /** Read in full, as all around it are. */
  readAmongRead: 2,
} as const;

/**
 * A gram that stands in more places than are read tells little beside rarer ones: it is passed over where so many of the
 * grams so near to it are rarer.
 */
const NEAR = 4;
const ENOUGH_RARER = 3;

/** What is known of the grams of a text, one after the other. */
export interface Grams {
  /** What is done with each ({@link Use}). */
  uses: Uint8Array;
  /** In how many places of the corpus it stands. */
  counts: Uint32Array;
  hashes: Uint32Array;
}

/** Kept from call to call, because running text is searched paragraph by paragraph. */
const grams: Grams = gramsFor(1 << 12);

function gramsFor(size: number): Grams {
  return { uses: new Uint8Array(size), counts: new Uint32Array(size), hashes: new Uint32Array(size) };
}

/** Chooses among the grams of doc[from, to), where at most `most` places of a gram are read. Good until the next call. */
export function chooseGrams(
  doc: Uint16Array,
  from: number,
  to: number,
  index: CorpusIndex,
  most: number,
): Grams {
  const size = Math.max(0, to - from - GRAM + 1);
  if (grams.uses.length <= size) Object.assign(grams, gramsFor(2 * size));
  const { uses, counts, hashes } = grams;
  for (let n = 0, i = from; n < size; n++, i++) {
    hashes[n] = gramHash(doc[i], doc[i + 1], doc[i + 2], index.gramBits);
    counts[n] = postingsOf(index, hashes[n], 0).count;
  }
  // How far back the last gram is that is not read in full.
  let sincePart = NEAR + 1;
  for (let n = 0; n < size; n++) {
    if (counts[n] > most) {
      uses[n] = rarerNear(counts, n, size) >= ENOUGH_RARER ? Use.skipped : Use.read;
      // Those before it were taken to be among full ones.
      for (let k = Math.max(0, n - NEAR); k < n; k++) if (uses[k] === Use.readAmongRead) uses[k] = Use.read;
      sincePart = 0;
    } else {
      uses[n] = ++sincePart > NEAR ? Use.readAmongRead : Use.read;
    }
  }
  if (index.changes === null) fetchPostings(grams, size, index, most);
  return grams;
}

/** So many postings lie in one line of memory. */
const LINE = 16;

/**
 * Reads a word of each line of memory that holds postings to be read. One read need not wait for another here, as it
 * does where each place is followed up: memory answers many at a time.
 */
function fetchPostings(
  { uses, counts, hashes }: Grams,
  size: number,
  { heads, postings }: CorpusIndex,
  most: number,
): void {
  let sum = 0;
  for (let n = 0; n < size; n++) {
    if (uses[n] === Use.skipped) continue;
    const begin = heads[hashes[n]];
    const end = begin + Math.min(counts[n], most);
    for (let k = begin; k < end; k += LINE) sum += postings[k];
  }
  // Reading of which nothing comes is left out by the compiler.
  counts[size] = sum;
}

/** How many of the grams near gram n are rarer; of equally rare ones the earlier. One that stands nowhere tells nothing. */
function rarerNear(counts: Uint32Array, n: number, size: number): number {
  const own = counts[n];
  const end = Math.min(size, n + NEAR + 1);
  let rarer = 0;
  for (let k = Math.max(0, n - NEAR); k < end && rarer < ENOUGH_RARER; k++)
    if (counts[k] > 0 && (counts[k] < own || (counts[k] === own && k < n))) rarer++;
  return rarer;
}
