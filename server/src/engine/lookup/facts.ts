import { parseEdtf, type DateParts } from '../corpus/dates.ts';
import type { Library } from '../library.ts';
import { foldUnit, NO_LETTER } from '../text/fold.ts';

/** What the corpus says of its passages, so that those of a date, a speaker or an occasion are found without a walk. */
export interface Facts {
  readonly dates: readonly { readonly date: DateParts; readonly passages: readonly number[] }[];
  /** Indexes into `dates`, by month (1–12). */
  readonly datesOfMonth: ReadonlyMap<number, readonly number[]>;
  readonly ofSpeaker: ReadonlyMap<string, readonly number[]>;
  readonly occasions: readonly { readonly words: string; readonly passages: readonly number[] }[];
}

const known = new WeakMap<Library, Facts>();

/** The facts of a library; gathered when first asked for. */
export function factsOf(library: Library): Facts {
  let facts = known.get(library);
  if (!facts) known.set(library, (facts = gather(library)));
  return facts;
}

function gather({ passages }: Library): Facts {
  const ofDate = new Map<string, number[]>();
  const ofSpeaker = new Map<string, number[]>();
  const ofOccasion = new Map<string, number[]>();
  passages.forEach(({ date, speaker, occasion }, i) => {
    if (date !== null) add(ofDate, date, i);
    if (speaker !== null) add(ofSpeaker, speaker, i);
    if (occasion !== null) add(ofOccasion, occasion, i);
  });
  const dates: { date: DateParts; passages: number[] }[] = [];
  const datesOfMonth = new Map<number, number[]>();
  for (const [edtf, own] of ofDate) {
    const date = parseEdtf(edtf);
    if (!date) continue;
    if (date.month !== null) add(datesOfMonth, date.month, dates.length);
    dates.push({ date, passages: own });
  }
  const occasions = [...ofOccasion].map(([words, own]) => ({ words, passages: own }));
  return { dates, datesOfMonth, ofSpeaker, occasions };
}

function add<K>(map: Map<K, number[]>, key: K, value: number): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

const pairsKnown = new WeakMap<Facts, Map<string, number[]>>();

/** Indexes into `occasions`, by two neighbouring letters that stand in them. */
export function occasionsOfPair(facts: Facts): ReadonlyMap<string, readonly number[]> {
  let byPair = pairsKnown.get(facts);
  if (!byPair) {
    byPair = new Map();
    for (const [i, { words }] of facts.occasions.entries())
      for (const pair of pairsOf(words)) add(byPair, pair, i);
    pairsKnown.set(facts, byPair);
  }
  return byPair;
}

/** The pairs of neighbouring letters in some words, without repeats. */
export function pairsOf(words: string): Set<string> {
  const pairs = new Set<string>();
  const isLetter = (i: number) => foldUnit(words.charCodeAt(i)) !== NO_LETTER;
  for (let i = 0; i + 1 < words.length; i++)
    if (isLetter(i) && isLetter(i + 1)) pairs.add(words.slice(i, i + 2));
  return pairs;
}

const latestKnown = new WeakMap<Library, { count: number; passages: number[] }>();

/** The latest passages of the corpus, those that somebody said before all others; quotations inside others left out. */
export function latestOuter(library: Library, count: number): readonly number[] {
  const kept = latestKnown.get(library);
  if (kept && kept.count >= count) return kept.passages.slice(0, count);
  const outer = library.passages.flatMap((p, i) => (p.within === null ? [i] : []));
  const isSaid = (i: number): boolean => library.passages[i].speaker !== null;
  const said = latest(library, outer.filter(isSaid), count);
  const rest = outer.filter((i) => !isSaid(i));
  const passages = said.length < count ? [...said, ...latest(library, rest, count - said.length)] : said;
  latestKnown.set(library, { count, passages });
  return passages;
}

/** The latest of some passages, those of a place of record before all others. */
export function latest(library: Library, passages: readonly number[], count: number): number[] {
  const date = (i: number) => library.passages[i].date ?? '';
  const later = (a: number, b: number) =>
    rankOf(library, a) - rankOf(library, b) || (date(a) < date(b) ? 1 : date(a) > date(b) ? -1 : 0) || a - b;
  // A few out of many: these are kept sorted, so that the many need not be.
  const best: number[] = [];
  for (const i of passages) {
    if (best.length === count && later(i, best[count - 1]) >= 0) continue;
    let at = best.length;
    while (at > 0 && later(i, best[at - 1]) < 0) at--;
    best.splice(at, 0, i);
    if (best.length > count) best.pop();
  }
  return best;
}

/** 0 for a passage of a place of record, 1 for one of a secondary witness. */
export function rankOf({ articles, articleOf }: Library, passage: number): 0 | 1 {
  return articles[articleOf[passage]].authority === 'primary' ? 0 : 1;
}
