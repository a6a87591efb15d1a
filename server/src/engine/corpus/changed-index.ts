import { slotOf, type GramTable, type IndexChanges } from './index-changes.ts';
import { ARTICLE_STEP, GRAM, gramHash, isGram, type ArticleLetters, type CorpusIndex } from './index.ts';

/** An article that came after the index was built. */
export interface AddedArticle {
  readonly letters: ArticleLetters;
  /** The first position of the index that stands behind it in the corpus. */
  readonly anchor: number;
  /** Index of its first passage in the changed library. */
  readonly passage: number;
}

/** What is different from an index as it was built. */
export interface ChangedArticles {
  /** In the order of the corpus. */
  readonly added: readonly AddedArticle[];
  /** Stretches of positions [start, end) of articles that went, ascending. */
  readonly gone: readonly (readonly [number, number])[];
  /** For each passage of the index its index in the changed library; -1 where it is gone. */
  readonly passageOf: Int32Array;
}

/** Letters that have room behind them, so that a large index need not be copied to add a few. */
interface Room {
  readonly buffer: ArrayBuffer;
  readonly offset: number;
  used: number;
}

const rooms = new WeakMap<CorpusIndex, Room>();
/** Room that is made, in letters, where there is none. */
const SPARE = 2 ** 20;

/** An index as it was built, with changes. The index itself stays as it is. */
export function changedIndex(base: CorpusIndex, { added, gone, passageOf }: ChangedArticles): CorpusIndex {
  const size = added.reduce((sum, { letters }) => sum + letters.codes.length, 0);
  const { letters, from } = lettersWith(base, added, size);
  const anchors = new Uint32Array(size / ARTICLE_STEP);
  const unitStarts: number[] = [];
  const units: number[] = [];
  const runs: number[] = [];
  if (from > base.letters.length) {
    unitStarts.push(base.letters.length);
    units.push(-1);
    runs.push(base.letters.length);
  }
  let at = from;
  for (const { letters: own, anchor, passage } of added) {
    const block = (at - from) / ARTICLE_STEP;
    anchors.fill(anchor, block, block + own.codes.length / ARTICLE_STEP);
    for (const start of own.starts) unitStarts.push(at + start);
    for (const unit of own.passages) units.push(passage + unit);
    for (const run of own.runs) runs.push(at + run);
    at += own.codes.length;
  }
  const known = base.units.length;
  const allUnits = new Int32Array(known + units.length);
  for (let unit = 0; unit < known; unit++) allUnits[unit] = passageOf[base.units[unit]];
  allUnits.set(units, known);
  const goneBlocks = gone.length === 0 ? null : blocksOf(gone, base.letters.length);
  const changes: IndexChanges = { from, anchors, gone: goneBlocks, ...gramsOf(base, letters, from, gone) };
  return {
    letters,
    unitStarts: appended(base.unitStarts.subarray(0, known), [...unitStarts, at]),
    units: allUnits,
    runStarts: appended(base.runStarts.subarray(0, base.runStarts.length - 1), [...runs, at]),
    heads: base.heads,
    postings: base.postings,
    gramBits: base.gramBits,
    changes,
  };
}

function lettersWith(
  base: CorpusIndex,
  added: readonly AddedArticle[],
  size: number,
): { letters: Uint16Array; from: number } {
  const { letters } = base;
  let room = rooms.get(base);
  if (room === undefined) {
    const buffer = letters.buffer as ArrayBuffer;
    rooms.set(base, (room = { buffer, offset: letters.byteOffset, used: letters.length }));
  }
  if (room.offset + 2 * (room.used + size) > room.buffer.byteLength) {
    const buffer = new ArrayBuffer(2 * (letters.length + size + Math.min(SPARE, letters.length)));
    new Uint16Array(buffer).set(letters);
    rooms.set(base, (room = { buffer, offset: 0, used: letters.length }));
  }
  const from = room.used;
  // What others may still use is never written over: each change takes a stretch of its own.
  room.used += size;
  const all = new Uint16Array(room.buffer, room.offset, room.used);
  let at = from;
  for (const { letters: own } of added) {
    all.set(own.codes, at);
    at += own.codes.length;
  }
  return { letters: all, from };
}

function appended(first: Int32Array, second: readonly number[]): Int32Array {
  const all = new Int32Array(first.length + second.length);
  all.set(first);
  all.set(second, first.length);
  return all;
}

function blocksOf(gone: ChangedArticles['gone'], length: number): Uint8Array {
  const bits = new Uint8Array(Math.ceil(length / ARTICLE_STEP / 8));
  for (const [start, end] of gone)
    for (let block = start / ARTICLE_STEP; block < end / ARTICLE_STEP; block++)
      bits[block >> 3] |= 1 << (block & 7);
  return bits;
}

/** The grams of what came and of what went. */
function gramsOf(
  { letters: old, gramBits }: CorpusIndex,
  letters: Uint16Array,
  from: number,
  gone: ChangedArticles['gone'],
): { table: GramTable; added: Uint32Array } {
  const size = letters.length - from + gone.reduce((sum, [start, end]) => sum + end - start, 0);
  const slots = 2 ** Math.ceil(Math.log2(2 * size + 2));
  const table: GramTable = {
    mask: slots - 1,
    keys: new Uint32Array(slots),
    begins: new Uint32Array(slots),
    counts: new Uint32Array(slots),
    gone: new Uint32Array(slots),
  };
  const slotAt = (from: Uint16Array, i: number): number => {
    const gram = gramHash(from[i], from[i + 1], from[i + 2], gramBits);
    const slot = slotOf(table, gram);
    table.keys[slot] = gram + 1;
    return slot;
  };
  for (const [start, end] of gone)
    for (let i = start; i + GRAM <= end; i++) if (isGram(old, i)) table.gone[slotAt(old, i)]++;
  for (let i = from; i + GRAM <= letters.length; i++)
    if (isGram(letters, i)) table.counts[slotAt(letters, i)]++;
  let total = 0;
  for (let slot = 0; slot < slots; slot++) {
    table.begins[slot] = total;
    total += table.counts[slot];
    table.counts[slot] = 0;
  }
  const added = new Uint32Array(total);
  for (let i = from; i + GRAM <= letters.length; i++) {
    if (!isGram(letters, i)) continue;
    const slot = slotAt(letters, i);
    added[table.begins[slot] + table.counts[slot]++] = i;
  }
  return { table, added };
}
