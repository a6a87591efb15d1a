import type { CorpusIndex, Postings } from './index.ts';

// What was changed in a large index without making it anew. Letters that came stand behind those that were there; where
// they belong is told by an anchor. A small table has every gram of what came and of what went: only those grams have
// postings other than the index's own.

/** Changes to an index. Blocks are so many positions as ARTICLE_STEP says; articles begin with one. */
export interface IndexChanges {
  /** Letters from this position on came later. */
  readonly from: number;
  /** For each block from there on: the first old position that stands behind it in the corpus. */
  readonly anchors: Uint32Array;
  /** A bit for each block before: whether its letters are gone. Null where nothing went. */
  readonly gone: Uint8Array | null;
  readonly table: GramTable;
  /** Positions of the grams that came: each gram's side by side, ascending. */
  readonly added: Uint32Array;
}

/** Grams by hash, with open addressing: an empty slot ends the search. */
export interface GramTable {
  readonly mask: number;
  /** Gram hash + 1; 0 where the slot is empty. */
  readonly keys: Uint32Array;
  /** Where its added postings begin, how many there are, and how many of its old ones are gone. */
  readonly begins: Uint32Array;
  readonly counts: Uint32Array;
  readonly gone: Uint32Array;
}

/** The slot of a gram: its own or, where it has none, the empty one that it would take. */
export function slotOf({ mask, keys }: GramTable, gram: number): number {
  let slot = Math.imul(gram, 0x9e3779b1) & mask;
  while (keys[slot] !== 0 && keys[slot] !== gram + 1) slot = (slot + 1) & mask;
  return slot;
}

/** Postings are put together here. */
let room = new Uint32Array(512);

/** Answers with the first `most` postings of a gram that the changes touch; false for any other gram. */
export function postingsWithChanges(
  { heads, postings }: CorpusIndex,
  { from, anchors, gone, table, added }: IndexChanges,
  gram: number,
  most: number,
  answer: Postings,
): boolean {
  const slot = slotOf(table, gram);
  if (table.keys[slot] === 0) return false;
  let k = heads[gram];
  const end = heads[gram + 1];
  let next = table.begins[slot];
  const last = next + table.counts[slot];
  const count = end - k + table.counts[slot] - table.gone[slot];
  const wanted = count < most ? count : most;
  if (wanted > room.length) room = new Uint32Array(2 * wanted);
  let n = 0;
  while (n < wanted) {
    const isAdded = next < last && (k >= end || anchors[(added[next] - from) >> 3] <= postings[k]);
    if (!isAdded && k >= end) break;
    const position = isAdded ? added[next++] : postings[k++];
    if (!isAdded && gone !== null && isGone(gone, position)) continue;
    room[n++] = position;
  }
  answer.list = room;
  answer.begin = 0;
  answer.end = n;
  answer.count = count;
  return true;
}

function isGone(gone: Uint8Array, position: number): boolean {
  return ((gone[position >> 6] >> ((position >> 3) & 7)) & 1) === 1;
}
