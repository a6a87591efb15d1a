import { GRAM, gramHash, postingsOf, type CorpusIndex } from '../corpus/index.ts';

/** What is done with a gram of running text. */
export const Use = {
  /** Passed over: enough grams beside it are read in full. */
  skipped: 0,
  /** Read, in part, or beside some that are not read in full. */
  read: 1,
  /** Read in full, as all around it are. */
  readAmongRead: 2,
} as const;

/**
 * A gram that stands in more places than are read tells little beside grams that tell all their places: it is passed over
 * where so many of the grams so near to it do.
 */
const NEAR = 4;
const ENOUGH_NEAR = 3;

/** Kept from call to call, because running text is searched paragraph by paragraph. */
let uses = new Uint8Array(1 << 12);
/** For each gram how many before it are read in full. */
let fullBefore = new Int32Array(1 << 12);

/**
 * For each gram of doc[from, to) what is done with it ({@link Use}), where at most `most` places of a gram are read. Good
 * until the next call.
 */
export function chooseGrams(
  doc: Uint16Array,
  from: number,
  to: number,
  index: CorpusIndex,
  most: number,
): Uint8Array {
  const size = Math.max(0, to - from - GRAM + 1);
  if (uses.length <= size) {
    uses = new Uint8Array(2 * size);
    fullBefore = new Int32Array(2 * size);
  }
  for (let n = 0, i = from; n < size; n++, i++) {
    const gram = gramHash(doc[i], doc[i + 1], doc[i + 2], index.gramBits);
    fullBefore[n + 1] = fullBefore[n] + (postingsOf(index, gram, 0).count <= most ? 1 : 0);
  }
  for (let n = 0; n < size; n++) {
    const start = Math.max(0, n - NEAR);
    const end = Math.min(size, n + NEAR + 1);
    const full = fullBefore[end] - fullBefore[start];
    const isFull = fullBefore[n + 1] > fullBefore[n];
    uses[n] =
      !isFull && full >= ENOUGH_NEAR ? Use.skipped : full === end - start ? Use.readAmongRead : Use.read;
  }
  return uses;
}
