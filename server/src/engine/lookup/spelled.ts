// Words that are typed as pinyin inside Chinese text: “rlmy| → 人类命运共同体意识.
import type { Library } from '../library.ts';
import { newPinyinMatcher, pinyinSpans, type PinyinReadings } from './pinyin.ts';
import { NO_LETTER } from '../text/fold.ts';
import type { Place } from './places.ts';
import type { Typed } from './typed.ts';

/** Places that are compared; pinyin of two letters stands nearly everywhere. */
const MOST_PLACES = 1500;
/** No more pinyin than this is taken for one phrase. */
const LONGEST = 30;
/** Before pinyin stands an opening mark, a Chinese character or Chinese punctuation. */
const BEFORE = /[\u3400-\u9fff，。；：！？、…—“「『‘《（"]$/;

/** The pinyin right before an offset; null where there is none, or where the letters are a word of another language. */
export function spelledBefore(text: string, offset: number): string | null {
  const letters = /[a-zü']+$/.exec(text.slice(Math.max(0, offset - LONGEST - 1), offset))?.[0] ?? '';
  if (letters === '' || letters.length > LONGEST) return null;
  return BEFORE.test(text.slice(Math.max(0, offset - letters.length - 1), offset - letters.length))
    ? letters
    : null;
}

/** Places whose words have the pinyin that was typed last; they take its place. */
export function spelledPlaces(
  library: Library,
  typed: Typed,
  pinyin: string,
  readings: PinyinReadings,
): readonly Place[] {
  const matcher = newPinyinMatcher(pinyin.replace(/'/g, ''), readings);
  if (matcher === null) return [];
  const from = typed.letters.length - pinyin.replace(/'/g, '').length;
  if (from < 0) return [];
  const places: Place[] = [];
  const { letters } = library.index;
  const { codes } = typed.letters;
  const low = Math.min(from, Math.max(typed.opened, typed.clause));
  matcher.scan(letters, 0, letters.length, (start, end) => {
    // Words before the pinyin that go on so in the source tell which place is meant.
    let n = 0;
    while (
      from - n > low &&
      start - n > 0 &&
      codes[from - n - 1] === letters[start - n - 1] &&
      codes[from - n - 1] !== NO_LETTER
    )
      n++;
    // Never exact: what stands there is not what will stand there.
    places.push({ from: from - n, start: start - n, end, equal: end - start + n, errorAt: from });
    return places.length < MOST_PLACES ? end : letters.length;
  });
  return places;
}

/** Whether some words begin with a character of this initial. */
export function beginsWith(initial: string, codes: Uint16Array, readings: PinyinReadings): boolean {
  if (codes.length === 0) return false;
  const [first] = codes;
  return pinyinSpans(Uint16Array.of(first, first), initial + initial, readings).length > 0;
}
