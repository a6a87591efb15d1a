// Whether words name another country than their likeness in the corpus: what is said to one is said to many in the same
// form, and is no misquotation of what was said to the other.
import { COUNTRY_NAMES } from '../corpus/speakers.ts';
import type { Explanation, Words } from './sources.ts';

/** Short names of countries, as in 意方, 中意, 意国, 意两国. */
const SHORT = new Set(
  '美俄英法德意日韩朝蒙越老柬泰缅马新印菲文巴孟斯尼阿伊沙卡科以土哈乌吉塔埃南肯埃加墨古委智秘澳波捷匈塞瑞挪芬丹比荷葡西希奥欧非东盟刚赞津坦卢苏',
);
/** Longer words are no name. */
const LONGEST_NAME = 12;
/** A short name is one only beside one of these. */
const BEHIND = new Set('方国两双政');
const BEFORE = new Set('中对向同与和');

/** How often a country stands for another, where the words name that other nowhere else: one quotation is said to one. */
export function countriesChanged(words: Words, { runs }: Explanation, letters: Uint16Array): number {
  let count = 0;
  for (let i = 0; i <= runs.length; i++) {
    const [x, y] = [runs[i - 1], runs[i]];
    const a0 = x ? x.a + x.length : words.from;
    const a1 = y ? y.a : words.to;
    const own = read(words.codes, a0, a1);
    // At either end as many letters as there are beside the first or last that agree.
    const b0 = x ? x.b + x.length : y.b - own.length;
    const other = read(letters, b0, x && y ? y.b : b0 + own.length);
    if (own === '' || other === '') continue;
    const isShort = SHORT.has(own) && SHORT.has(other);
    const behind = read(words.codes, a1, Math.min(a1 + 1, words.to));
    const before = read(words.codes, Math.max(words.from, a0 - 1), a0);
    const isCountry = isShort
      ? BEHIND.has(behind) || BEFORE.has(before)
      : COUNTRY_NAMES.has(own) && COUNTRY_NAMES.has(other);
    if (isCountry && !isNamed(words, runs, other)) count++;
  }
  return count;
}

/** Whether letters that are the source's name a country: 沙特, or 沙方 and 中沙. */
function isNamed({ codes }: Words, runs: Explanation['runs'], country: string): boolean {
  const short = country[0];
  return runs.some(({ a, length }) => {
    const own = String.fromCharCode(...codes.subarray(a, a + length));
    if (country.length > 1 && own.includes(country)) return true;
    return SHORT.has(short) && (own.includes(`${short}方`) || own.includes(`中${short}`));
  });
}

const read = (codes: Uint16Array, from: number, to: number): string =>
  from < 0 ? '' : String.fromCharCode(...codes.subarray(from, Math.min(to, from + LONGEST_NAME)));
