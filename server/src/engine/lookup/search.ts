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

function highest(a: Float32Array | null, b: Float32Array | null): Float32Array | null {
  if (a === null || b === null) return a ?? b;
  return a.map((value, i) => Math.max(value, b[i]));
}
