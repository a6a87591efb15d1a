// What a person has typed into the search, word by word.
import { findDates, foldDigits, type DateParts } from '../../corpus/dates.ts';
import { normalize } from '../../text/normalize.ts';
import { isSyllable, type PinyinReadings } from '../pinyin.ts';

const MOST_WORDS = 12;

export interface Word {
  readonly letters: Uint16Array;
  /** The letters as a string, to look for in names. */
  readonly folded: string;
  readonly date: DateParts | null;
  /** Latin letters that may be pinyin, in lower case; null for other words. */
  readonly pinyin: string | null;
}

/** The words of a query. `readings` is null where pinyin is not to be understood. */
export function readQuery(query: string, readings: PinyinReadings | null): Word[] {
  const words: Word[] = [];
  let rest = foldDigits(query.slice(0, 1000));
  const add = (text: string, date: DateParts | null) => {
    const letters = normalize(text).codes;
    const pinyin = readings !== null && PINYIN.test(text) ? text.toLowerCase().replace(/['’]/g, '') : null;
    if (letters.length) words.push({ letters, folded: String.fromCharCode(...letters), date, pinyin });
  };
  for (const mention of findDates(rest).reverse()) {
    if (
      mention.vague ||
      mention.relative ||
      (mention.year === null && mention.month === null && mention.day === null)
    )
      continue;
    const { year, month, day } = mention;
    add(rest.slice(mention.start, mention.end), { year, month, day });
    rest = `${rest.slice(0, mention.start)} ${rest.slice(mention.end)}`;
  }
  const parts = rest.split(/[\s，。、；：！？,;“”「」『』"《》…]+/);
  for (const text of readings === null ? parts : withSyllablesJoined(parts)) {
    const isYear = /^(?:1\d{3}|2\d{3})年?$/.test(text);
    add(text, isYear ? { year: Number(text.slice(0, 4)), month: null, day: null } : null);
  }
  return words.slice(0, MOST_WORDS);
}

const PINYIN = /^[a-zü][a-zü'’]+$/i;

/** `ren lei ming yun` is one phrase, `xjp gtls` are two. */
function withSyllablesJoined(parts: readonly string[]): string[] {
  const joined: string[] = [];
  let open = false;
  for (const part of parts) {
    const whole = isSyllable(part.toLowerCase());
    if (whole && open) joined[joined.length - 1] += part;
    else joined.push(part);
    open = whole;
  }
  return joined;
}
