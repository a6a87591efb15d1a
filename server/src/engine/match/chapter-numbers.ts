// The number of a chapter that a text states against the one that the corpus has the words in: 第六十三章, 第六十四章.

const DIGITS = '零一二三四五六七八九';
const CHAPTER = /(?:^|[·・:：\s])第([零〇一二三四五六七八九十百\d]{1,5})([章回])$/;

interface Chapter {
  readonly number: number;
  /** 章 or 回. */
  readonly unit: string;
}

/** The chapter that a title ends in, or is; null where it names none by its number. */
export function chapterOf(title: string): Chapter | null {
  const match = CHAPTER.exec(title.trim());
  const number = match && numberOf(match[1]);
  return match && number ? { number, unit: match[2] } : null;
}

/** Whether two chapters are of one kind and not the same. */
export function isOtherChapter(a: Chapter | null, b: Chapter | null): boolean {
  return a !== null && b !== null && a.unit === b.unit && a.number !== b.number;
}

/** 六十三, 〇, 一百二十, 63; null where the characters are no number. */
function numberOf(words: string): number | null {
  if (/^\d+$/.test(words)) return Number(words);
  const plain = words.replace(/〇/g, '零');
  // 六三, 一二〇
  if (!/[十百]/.test(plain)) {
    const digits = [...plain].map((c) => DIGITS.indexOf(c));
    return digits.includes(-1) ? null : Number(digits.join(''));
  }
  const match =
    /^(?:([一二三四五六七八九])百零?)?(?:([一二三四五六七八九])?(十))?([一二三四五六七八九])?$/.exec(plain);
  if (!match) return null;
  const [, hundreds, tens, ten, ones] = match;
  const digit = (c: string | undefined, otherwise: number) =>
    c === undefined ? otherwise : DIGITS.indexOf(c);
  return digit(hundreds, 0) * 100 + (ten === undefined ? 0 : digit(tens, 1) * 10) + digit(ones, 0);
}
