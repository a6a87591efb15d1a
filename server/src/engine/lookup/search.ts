import type { Library } from '../library.ts';
import { latestOuter } from './facts.ts';
import { pinyinInNames, pinyinInTexts, pinyinSpans, type PinyinReadings } from './pinyin.ts';
import { inFacts } from './search/in-facts.ts';
import { inTexts } from './search/in-texts.ts';
import { nearFacts, nearTexts } from './search/nearly.ts';
import { readQuery, type Word } from './search/query.ts';
import { rank, type Found, type SearchHit } from './search/rank.ts';

const DEFAULT_LIMIT = 50;

/**
 * A person's search: words (with a typing error too), speakers, dates (`2020-03`, `3月`, `3月12日`), occasions, titles of
 * articles, and all of these by pinyin (`rlmygt`, `gutelei`) where `readings` are given. Each word must be found, in the
 * passage or in what is known of it. With no words: the latest passages.
 */
export function search(
  library: Library,
  query: string,
  limit: number = DEFAULT_LIMIT,
  readings: PinyinReadings | null = null,
): SearchHit[] {
  const words = readQuery(query, readings);
  const most = Math.floor(limit);
  if (!(most > 0) || library.passages.length === 0) return [];
  if (words.length === 0)
    return latestOuter(library, most).map((passage) => ({ passage, score: 1, matches: [] }));
  const found: Found[] = [];
  for (const word of words) {
    const own = findWord(library, word, readings);
    if (!own.any) return [];
    found.push(own);
  }
  return rank(library, found, most);
}

function findWord(library: Library, word: Word, readings: PinyinReadings | null): Found {
  const exact = { word, any: true, nearly: new Map<never, never>(), spelled: null };
  let units = inTexts(library, word.letters);
  let facts = inFacts(library, word);
  if (readings !== null && word.pinyin !== null) {
    const { pinyin } = word;
    units = highest(units, pinyinInTexts(library, pinyin, readings));
    facts = highest(facts, pinyinInNames(library, pinyin, readings));
    if (units || facts)
      return { ...exact, units, facts, spelled: (codes) => pinyinSpans(codes, pinyin, readings) };
  }
  if (units || facts) return { ...exact, units, facts };
  // Nothing has the word as it is typed: look for what is like it.
  const near = nearTexts(library, word);
  const named = nearFacts(library, word);
  return {
    ...exact,
    any: near.units !== null || named !== null,
    units: near.units,
    facts: named,
    nearly: near.spans,
  };
}

<<<<<<< HEAD
/** Units whose text has the letters; null where none has. */
function inTexts(library: Library, letters: Uint16Array): Float32Array | null {
  const { index } = library;
  const count = index.units.length;
  let units: Float32Array | null = null;
  const take = (position: number): number => {
    const unit = unitAt(index, position);
    units ??= new Float32Array(count);
    units[unit] = IN_TEXT;
    return index.unitStarts[unit + 1];
  };
  if (letters.length < GRAM) {
    const [a, b] = letters;
    const last = index.letters.length - letters.length;
    for (let p = 0; p <= last; p++) {
      if (index.letters[p] === a && (b === undefined || index.letters[p + 1] === b)) p = take(p) - 1;
    }
    return units;
  }
  let anchor = 0;
  let fewest = Infinity;
  for (let g = 0; g + GRAM <= letters.length; g++) {
    const hash = gramHash(letters[g], letters[g + 1], letters[g + 2], index.gramBits);
    const size = postingsOf(index, hash, 0).count;
    if (size < fewest) {
      fewest = size;
      anchor = g;
    }
  }
  const hash = gramHash(letters[anchor], letters[anchor + 1], letters[anchor + 2], index.gramBits);
  const { list, begin, end } = postingsOf(index, hash, MOST_POSTINGS);
  for (let k = begin; k < end; k++) {
    const start = list[k] - anchor;
    if (start < 0) continue;
    let n = 0;
    while (n < letters.length && index.letters[start + n] === letters[n]) n++;
    if (n === letters.length) take(start);
  }
  return units;
}

/** Names that passages go by, folded; each with its passages and what a word in it is worth. */
interface Name {
  readonly folded: string;
  readonly passages: readonly number[];
  readonly worth: number;
}

const namesKnown = new WeakMap<Library, Name[]>();

function namesOf(library: Library): Name[] {
  let names = namesKnown.get(library);
  if (names) return names;
  const { ofSpeaker, occasions } = factsOf(library);
  const ofTitle = new Map<string, number[]>();
  const ofKind = new Map<string, number[]>();
  const add = (map: Map<string, number[]>, key: string | null, i: number) => {
    if (key === null) return;
    const list = map.get(key);
    if (list) list.push(i);
    else map.set(key, [i]);
  };
  library.passages.forEach((passage, i) => {
    add(ofKind, passage.occasionKind, i);
    add(ofTitle, passage.section, i);
    add(ofTitle, library.articles[library.articleOf[i]].title, i);
  });
  const named =
    (worth: number) =>
    ([words, passages]: readonly [string, readonly number[]]): Name => ({
      folded: String.fromCharCode(...normalize(words.slice(0, 1000)).codes),
      passages,
      worth,
    });
  names = [
    ...[...ofSpeaker].map(named(IN_SPEAKER)),
    ...occasions.map(({ words, passages }) => named(IN_OCCASION)([words, passages])),
    ...[...ofKind].map(named(IN_OCCASION)),
    ...[...ofTitle].map(named(IN_TITLE)),
  ];
  namesKnown.set(library, names);
  return names;
}

// What follows the name of a partner, or a word for the kind of occasion: 古特雷斯|通话, 德国|总理, 慰问电|.
const NAMED_IN_OCCASION =
  /^(?:$|的|时|中|通话|通电话|会谈|会见|会晤|复信|回信|致|讲话|总统|总理|首相|国王|秘书长|主席|总干事|大臣|with|to)/;

/** Passages whose provenance has the word; null where none has. */
function inFacts(library: Library, word: Word): Float32Array | null {
  let facts: Float32Array | null = null;
  const mark = (passages: readonly number[], worth: number) => {
    facts ??= new Float32Array(library.passages.length);
    for (const i of passages) if (facts[i] < worth) facts[i] = worth;
  };
  for (const name of namesOf(library)) {
    const at = name.folded.indexOf(word.folded);
    if (at < 0) continue;
    const isAbout =
      name.worth === IN_OCCASION && !NAMED_IN_OCCASION.test(name.folded.slice(at + word.folded.length));
    mark(name.passages, isAbout ? ABOUT_OCCASION : name.worth);
  }
  if (word.date) {
    const { year, month, day } = word.date;
    for (const { date, passages } of factsOf(library).dates) {
      if (
        (year === null || date.year === year) &&
        (month === null || date.month === month) &&
        (day === null || date.day === day)
      )
        mark(passages, IN_DATE);
    }
  }
  return facts;
}

/** One typing error in three letters, or in each four. */
function thresholdFor(length: number): number {
  return length < 3 ? 0 : length === 3 ? 0.34 : 0.26;
}

function fuzzy<T>(list: readonly T[], key: (item: T) => string, word: Word): { item: T; score: number }[] {
  if (!list.length || word.letters.length < GRAM) return [];
  const fuse = new Fuse(list.map(key), {
    includeScore: true,
    isCaseSensitive: true,
    ignoreLocation: true,
    ignoreFieldNorm: true,
    threshold: thresholdFor(word.letters.length),
  });
  return fuse
    .search(word.folded)
    .map(({ refIndex, score = 0 }) => ({ item: list[refIndex], score: 1 - score }));
}

/** Passages whose provenance nearly has the word: a name with a typing error. */
function nearFacts(library: Library, word: Word): Float32Array | null {
  let facts: Float32Array | null = null;
  const letters = new Set(word.folded);
  const shares = (name: Name) => {
    let shared = 0;
    for (const letter of letters) if (name.folded.includes(letter)) shared++;
    return shared >= letters.size / 2;
  };
  const names = namesOf(library).filter(shares).slice(0, MOST_NAMES);
  for (const { item, score } of fuzzy(names, (name) => name.folded, word)) {
    facts ??= new Float32Array(library.passages.length);
    for (const i of item.passages) facts[i] = Math.max(facts[i], item.worth * score * NEARLY);
  }
  return facts;
}

/** Units whose text nearly has the word, and where, in letters of the unit. */
function nearTexts(library: Library, word: Word): { units: Float32Array | null; spans: Map<number, Span[]> } {
  const { index } = library;
  const { letters } = word;
  const spans = new Map<number, Span[]>();
  let units: Float32Array | null = null;
  const mark = (unit: number, worth: number) => {
    units ??= new Float32Array(index.units.length);
    units[unit] = Math.max(units[unit], worth);
  };
  if (letters.length >= LONG_WORD) {
    for (const s of findStretches(letters, 0, letters.length, index)) {
      const covered = (s.docEnd - s.docStart - 2 * s.errors) / letters.length;
      if (covered < LEAST_COVERED) continue;
      const unit = unitAt(index, s.corpusStart);
      const base = index.unitStarts[unit];
      mark(unit, IN_TEXT * NEARLY * covered);
      const span = {
        start: s.corpusStart - base,
        end: Math.min(s.corpusEnd, index.unitStarts[unit + 1]) - base,
      };
      spans.set(unit, [...(spans.get(unit) ?? []), span]);
    }
    return { units, spans };
  }
  const candidates = unitsSharing(library, letters);
  const text = (unit: number) =>
    String.fromCharCode(
      ...index.letters.subarray(
        index.unitStarts[unit],
        Math.min(index.unitStarts[unit + 1], index.unitStarts[unit] + 4000),
      ),
    );
  for (const { item, score } of fuzzy(candidates, text, word)) mark(item, IN_TEXT * NEARLY * score);
  return { units, spans };
}

/** Units that share most pairs of neighbouring letters with a short word: one error spoils two of them. */
function unitsSharing(library: Library, letters: Uint16Array): number[] {
  const { index } = library;
  const wanted = new Map<number, number>();
  for (let i = 0; i + 1 < letters.length; i++) {
    const pair = letters[i] * 65536 + letters[i + 1];
    if (!wanted.has(pair)) wanted.set(pair, 1 << wanted.size);
  }
  if (!wanted.size) return [];
  const first = new Uint8Array(65536);
  for (let i = 0; i + 1 < letters.length; i++) first[letters[i]] = 1;
  const need = Math.max(1, wanted.size - 2);
  const byShared: number[][] = [];
  for (let unit = 0; unit < index.units.length; unit++) {
    if (index.units[unit] < 0) continue;
    const end = index.unitStarts[unit + 1] - 1;
    let mask = 0;
    for (let p = index.unitStarts[unit]; p < end; p++) {
      if (first[index.letters[p]]) mask |= wanted.get(index.letters[p] * 65536 + index.letters[p + 1]) ?? 0;
    }
    let shared = 0;
    for (let bits = mask; bits; bits &= bits - 1) shared++;
    if (shared >= need) (byShared[shared] ??= []).push(unit);
  }
  return byShared.reverse().flat().slice(0, MOST_FUZZY);
}

/** For each passage the unit of the index that holds its text. */
const unitsKnown = new WeakMap<Library, Int32Array>();

function unitsOf(library: Library): Int32Array {
  let units = unitsKnown.get(library);
  if (units) return units;
  units = new Int32Array(library.passages.length);
  for (let i = 0, unit = -1; i < units.length; i++) {
    const own = unitOf(library.index, i);
    // A passage inside another follows it.
    if (own >= 0) unit = own;
    units[i] = unit;
  }
  unitsKnown.set(library, units);
  return units;
}

const daysKnown = new WeakMap<Library, Int32Array>();

/** For each passage its date as a number, the later the greater; 0 where it is unknown. */
function daysOf(library: Library): Int32Array {
  let days = daysKnown.get(library);
  if (days) return days;
  days = new Int32Array(library.passages.length);
  for (const { date, passages } of factsOf(library).dates) {
    const day = (Math.min(date.year ?? 0, 9999) * 13 + (date.month ?? 0)) * 32 + (date.day ?? 0);
    for (const i of passages) days[i] = day;
  }
  daysKnown.set(library, days);
  return days;
}

/** The best passages that have all words, with the places of the words in them. */
function rank(library: Library, found: readonly Found[], limit: number): SearchHit[] {
  const { passages, index } = library;
  const units = unitsOf(library);
  const days = daysOf(library);
  const candidates: number[] = [];
  const keys = new Float64Array(passages.length);
  const best = 1 + PRIMARY + DENSITY;
  const letters = found.reduce((sum, f) => sum + (f.units ? f.word.letters.length : 0), 0);
  for (let i = 0; i < passages.length; i++) {
    const unit = units[i];
    let sum = 0;
    let all = true;
    for (const { units: texts, facts } of found) {
      const worth = Math.max(texts === null ? 0 : texts[unit], facts === null ? 0 : facts[i]);
      if (worth === 0) {
        all = false;
        break;
      }
      sum += worth;
    }
    if (!all) continue;
    const length =
      passages[i].within === null
        ? index.unitStarts[unit + 1] - index.unitStarts[unit]
        : passages[i].text.length;
    const density = Math.floor(Math.min(1, letters / Math.max(1, length)) * DENSITY_STEPS) / DENSITY_STEPS;
    const score = (sum / found.length + DENSITY * density + (rankOf(library, i) === 0 ? PRIMARY : 0)) / best;
    keys[i] = Math.round(score * SCORE_STEPS) * 2 ** 23 + days[i];
    candidates.push(i);
  }
  // Passages inside others may turn out not to hold the words: some more than wanted are looked at.
  const wanted = 4 * limit + 50;
  let lowest = 0;
  if (candidates.length > wanted) {
    const sorted = Float64Array.from(candidates, (i) => keys[i]).sort();
    lowest = sorted[sorted.length - wanted];
  }
  const chosen = candidates
    .filter((i) => keys[i] >= lowest)
    .slice(0, 4 * wanted)
    .sort((a, b) => keys[b] - keys[a] || a - b)
    .slice(0, wanted);
  const hits: SearchHit[] = [];
  for (const passage of chosen) {
    const matches = matchesIn(library, passage, units[passage], found);
    if (matches)
      hits.push({ passage, score: Math.min(1, Math.floor(keys[passage] / 2 ** 23) / SCORE_STEPS), matches });
  }
  return withoutOuter(library, hits).slice(0, limit);
}

/** Where the words stand in a passage; null where one stands only beside it, in the paragraph around it. */
function matchesIn(library: Library, passage: number, unit: number, found: readonly Found[]): Span[] | null {
  const { text, within } = library.passages[passage];
  const letters = normalize(text);
  const spans: Span[] = [];
  for (const { word, units, facts, nearly } of found) {
    if (units === null || units[unit] === 0) continue;
    let own = occurrences(letters.codes, word.letters);
    if (!own.length && within === null) own = [...(nearly.get(unit) ?? [])];
    if (!own.length) own = nearest(letters.codes, word.letters);
    if (!own.length && (facts === null || facts[passage] === 0)) return null;
    for (const { start, end } of own) {
      if (end > start && end <= letters.length)
        spans.push({ start: letters.starts[start], end: letters.ends[end - 1] });
    }
  }
  return merged(spans);
}

/** Letters times letters that are compared for a word with an error. */
const MOST_COMPARED = 200_000;

/** The stretch of some letters that is nearest to a word, if it is near enough (Sellers' alignment). */
function nearest(codes: Uint16Array, word: Uint16Array): Span[] {
  const n = word.length;
  if (n < GRAM || n * codes.length > MOST_COMPARED) return [];
  // errors[i], starts[i]: of the best alignment of the word's first i letters that ends here.
  let errors = Int32Array.from({ length: n + 1 }, (_, i) => i);
  let starts = new Int32Array(n + 1);
  let least = Math.floor(n * thresholdFor(n)) + 1;
  let best: Span | null = null;
  for (let j = 0; j < codes.length; j++) {
    const nextErrors = new Int32Array(n + 1);
    const nextStarts = new Int32Array(n + 1);
    nextStarts[0] = j + 1;
    for (let i = 1; i <= n; i++) {
      const same = errors[i - 1] + (codes[j] === word[i - 1] ? 0 : 1);
      const added = errors[i] + 1;
      const omitted = nextErrors[i - 1] + 1;
      nextErrors[i] = Math.min(same, added, omitted);
      nextStarts[i] =
        nextErrors[i] === same ? starts[i - 1] : nextErrors[i] === added ? starts[i] : nextStarts[i - 1];
    }
    [errors, starts] = [nextErrors, nextStarts];
    // Of two as near, the one that is as long as the word.
    const isLonger = best !== null && errors[n] === least && starts[n] === best.start && j < best.start + n;
    if (errors[n] < least || isLonger) {
      least = errors[n];
      best = { start: starts[n], end: j + 1 };
    }
  }
  return best ? [best] : [];
}

const MOST_OCCURRENCES = 50;

function occurrences(codes: Uint16Array, wanted: Uint16Array): Span[] {
  const spans: Span[] = [];
  for (let i = 0; i + wanted.length <= codes.length && spans.length < MOST_OCCURRENCES; i++) {
    let n = 0;
    while (n < wanted.length && codes[i + n] === wanted[n]) n++;
    if (n < wanted.length) continue;
    spans.push({ start: i, end: i + n });
    i += n - 1;
  }
  return spans;
}

function merged(spans: Span[]): Span[] {
  const result: { start: number; end: number }[] = [];
  for (const { start, end } of spans.sort((a, b) => a.start - b.start || a.end - b.end)) {
    const last = result[result.length - 1];
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else result.push({ start, end });
  }
  return result;
}

/** Where a quotation inside a paragraph has all the words, some in its text, the paragraph adds nothing. */
function withoutOuter(library: Library, hits: readonly SearchHit[]): SearchHit[] {
  const outer = new Set<number>();
  for (const { passage, matches } of hits) {
    const { within } = library.passages[passage];
    if (within && matches.length) outer.add(within.passage);
  }
  return hits.filter(({ passage, matches }) => !outer.has(passage) || !matches.length);
=======
function highest(a: Float32Array | null, b: Float32Array | null): Float32Array | null {
  if (a === null || b === null) return a ?? b;
  return a.map((value, i) => Math.max(value, b[i]));
>>>>>>> b26999d (Find quotations by pinyin; split the search by reason; measure it over 100,000 passages)
}
