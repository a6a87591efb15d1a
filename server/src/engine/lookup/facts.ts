import { parseEdtf, type DateParts } from '../corpus/dates.ts';
import { factColumnsOf, type FactColumn } from '../corpus/fact-columns.ts';
import type { Library } from '../library.ts';
import { foldUnit, NO_LETTER } from '../text/fold.ts';

/** One kind of fact: who says what of which passages. */
export interface FactLists extends FactColumn {
  readonly numbers: ReadonlyMap<string, number>;
  /** The passages of a value, in the order of the corpus. */
  readonly passagesOf: (value: number) => Int32Array;
}

/** What the corpus says of its passages, so that those of a date, a speaker or an occasion are found without a walk. */
export interface Facts {
  readonly speakers: FactLists;
  readonly occasions: FactLists;
  readonly dates: FactLists;
  /** The dates' values, read; null for one that is none. */
  readonly read: readonly (DateParts | null)[];
  /** The dates' values by month (1–12). */
  readonly datesOfMonth: ReadonlyMap<number, readonly number[]>;
}

const known = new WeakMap<Library, Facts>();

/** The facts of a library; gathered when first asked for. */
export function factsOf(library: Library): Facts {
  let facts = known.get(library);
  if (!facts) known.set(library, (facts = gather(library)));
  return facts;
}

function gather({ passages }: Library): Facts {
  const { speaker, date, occasion } = factColumnsOf(passages);
  const read = date.values.map(parseEdtf);
  const datesOfMonth = new Map<number, number[]>();
  read.forEach((parts, value) => {
    if (parts === null || parts.month === null) return;
    const own = datesOfMonth.get(parts.month);
    if (own) own.push(value);
    else datesOfMonth.set(parts.month, [value]);
  });
  return {
    speakers: listsOf(speaker),
    occasions: listsOf(occasion),
    dates: listsOf(date),
    read,
    datesOfMonth,
  };
}

/** The lists of a column (compressed sparse rows). */
export function listsOf(column: FactColumn): FactLists {
  const { values, of } = column;
  const starts = new Int32Array(values.length + 1);
  for (let i = 0; i < of.length; i++) if (of[i] >= 0) starts[of[i] + 1]++;
  for (let value = 0; value < values.length; value++) starts[value + 1] += starts[value];
  const passages = new Int32Array(starts[values.length]);
  const next = starts.slice();
  for (let i = 0; i < of.length; i++) if (of[i] >= 0) passages[next[of[i]]++] = i;
  return {
    values,
    of,
    numbers: new Map(values.map((value, number) => [value, number])),
    passagesOf: (value) => passages.subarray(starts[value], starts[value + 1]),
  };
}

/** The pairs of neighbouring letters in some words, without repeats. */
export function pairsOf(words: string): Set<string> {
  const pairs = new Set<string>();
  for (let i = 0; i + 1 < words.length; i++) if (isPair(words, i)) pairs.add(words.slice(i, i + 2));
  return pairs;
}

function isPair(words: string, at: number): boolean {
  return isLetter(words.charCodeAt(at)) && isLetter(words.charCodeAt(at + 1));
}

function isLetter(unit: number): boolean {
  return foldUnit(unit) !== NO_LETTER;
}

/** Where pairs of letters stand in the occasions; pairs share a list, so that half a million take no room of their own. */
interface PairLists {
  readonly starts: Int32Array;
  readonly occasions: Int32Array;
}

const PAIR_BITS = 16;
const pairsKnown = new WeakMap<Facts, PairLists>();

function pairHash(words: string, at: number): number {
  return (
    Math.imul(Math.imul(words.charCodeAt(at), 0x9e3779b1) ^ words.charCodeAt(at + 1), 0x85ebca6b) >>>
    (32 - PAIR_BITS)
  );
}

/** The occasions (values) that have a pair of neighbouring letters; `most` at most, or none. */
export function occasionsOfPair(facts: Facts, pair: string, most: number): readonly number[] {
  let lists = pairsKnown.get(facts);
  if (!lists) pairsKnown.set(facts, (lists = pairListsOf(facts.occasions.values)));
  const { starts, occasions } = lists;
  const hash = pairHash(pair, 0);
  const own: number[] = [];
  for (let k = starts[hash]; k < starts[hash + 1]; k++) {
    if (!facts.occasions.values[occasions[k]].includes(pair)) continue;
    if (own.length === most) return [];
    own.push(occasions[k]);
  }
  return own;
}

function pairListsOf(occasions: readonly string[]): PairLists {
  const starts = new Int32Array(2 ** PAIR_BITS + 1);
  const last = new Int32Array(2 ** PAIR_BITS).fill(-1);
  const each = (use: (hash: number, occasion: number) => void): void => {
    last.fill(-1);
    occasions.forEach((words, occasion) => {
      for (let i = 0; i + 1 < words.length; i++) {
        if (!isPair(words, i)) continue;
        const hash = pairHash(words, i);
        if (last[hash] === occasion) continue;
        last[hash] = occasion;
        use(hash, occasion);
      }
    });
  };
  each((hash) => starts[hash + 1]++);
  for (let hash = 0; hash < last.length; hash++) starts[hash + 1] += starts[hash];
  const list = new Int32Array(starts[last.length]);
  const next = starts.slice();
  each((hash, occasion) => (list[next[hash]++] = occasion));
  return { starts, occasions: list };
}

const latestKnown = new WeakMap<Library, { count: number; passages: number[] }>();

/** The latest passages of the corpus, those that somebody said before all others; quotations inside others left out. */
export function latestOuter(library: Library, count: number): readonly number[] {
  const kept = latestKnown.get(library);
  if (kept && kept.count >= count) return kept.passages.slice(0, count);
  const { speaker, isInner } = factColumnsOf(library.passages);
  const said: number[] = [];
  const unsaid: number[] = [];
  for (let i = 0; i < isInner.length; i++) if (isInner[i] === 0) (speaker.of[i] < 0 ? unsaid : said).push(i);
  const passages = latestOf(library, said, count);
  if (passages.length < count) passages.push(...latestOf(library, unsaid, count - passages.length));
  latestKnown.set(library, { count, passages });
  return passages;
}

/** The latest of some passages, those of a place of record before all others. */
export function latestOf(library: Library, passages: ArrayLike<number>, count: number): number[] {
  const { of } = factColumnsOf(library.passages).date;
  const order = dateOrderOf(library);
  const date = (i: number) => (of[i] < 0 ? -1 : order[of[i]]);
  const later = (a: number, b: number) =>
    rankOf(library, a) - rankOf(library, b) || date(b) - date(a) || a - b;
  // A few out of many: these are kept sorted, so that the many need not be.
  const best: number[] = [];
  for (let k = 0; k < passages.length; k++) {
    const i = passages[k];
    if (best.length === count && later(i, best[count - 1]) >= 0) continue;
    let at = best.length;
    while (at > 0 && later(i, best[at - 1]) < 0) at--;
    best.splice(at, 0, i);
    if (best.length > count) best.pop();
  }
  return best;
}

const orderKnown = new WeakMap<Library, Int32Array>();

/** For each date (value) its place among the dates. */
function dateOrderOf(library: Library): Int32Array {
  let order = orderKnown.get(library);
  if (!order) {
    const { values } = factColumnsOf(library.passages).date;
    order = new Int32Array(values.length);
    const sorted = values.map((_, value) => value).sort((a, b) => (values[a] < values[b] ? -1 : 1));
    for (const [place, value] of sorted.entries()) order[value] = place;
    orderKnown.set(library, order);
  }
  return order;
}

/** 0 for a passage of a place of record, 1 for one of a secondary witness. */
export function rankOf({ articles, articleOf }: Library, passage: number): 0 | 1 {
  return articles[articleOf[passage]].authority === 'primary' ? 0 : 1;
}
