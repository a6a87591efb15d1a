import { parseEdtf, type DateParts } from '../corpus/dates.ts';
import type { Library } from '../library.ts';

/** What the corpus says of its passages, so that those of a date, a speaker or an occasion are found without a walk. */
export interface Facts {
  readonly dates: readonly { readonly date: DateParts; readonly passages: readonly number[] }[];
  /** Indexes into `dates`, by month (1–12). */
  readonly datesOfMonth: ReadonlyMap<number, readonly number[]>;
  readonly ofSpeaker: ReadonlyMap<string, readonly number[]>;
  readonly occasions: readonly { readonly words: string; readonly passages: readonly number[] }[];
  /** Indexes into `occasions`, by two characters that stand in them. */
  readonly occasionsOfPair: ReadonlyMap<string, readonly number[]>;
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
  const occasions: { words: string; passages: number[] }[] = [];
  const occasionsOfPair = new Map<string, number[]>();
  for (const [words, own] of ofOccasion) {
    for (const pair of pairsOf(words)) add(occasionsOfPair, pair, occasions.length);
    occasions.push({ words, passages: own });
  }
  return { dates, datesOfMonth, ofSpeaker, occasions, occasionsOfPair };
}

function add<K>(map: Map<K, number[]>, key: K, value: number): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

/** The pairs of neighbouring letters in some words, without repeats. */
export function pairsOf(words: string): Set<string> {
  const pairs = new Set<string>();
  for (let i = 0; i + 1 < words.length; i++) {
    if (/[\p{L}\p{N}]{2}/u.test(words.slice(i, i + 2))) pairs.add(words.slice(i, i + 2));
  }
  return pairs;
}
