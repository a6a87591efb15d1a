// The way to pinyin.ts, which is loaded when it is first needed.
import type { PinyinReadings } from './engine/index.ts';

/** How characters are read, where some words have letters that may be pinyin; else null. */
export async function readingsFor(words: string): Promise<PinyinReadings | null> {
  return /[a-zü]/i.test(words) ? (await import('./pinyin.ts')).pinyinReadings : null;
}
