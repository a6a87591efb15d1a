// Numbers of verses within a quotation: 1 The LORD is my shepherd … 2 He maketh me …, 23:1 …, 1太初有道。2道与神同在。
import type { Span } from '../text/span.ts';

/** At the beginning of the words, of a line, or of a sentence; with the blanks and the stop behind it. */
const NUMBER =
  /(?<=^|\n[\s>*_|]*|[.;:,!?。！？；：，…”’"')）]\s*)((?:\d{1,3}[:.：])?\d{1,3})(?:[.．、)]?[ \t\u00a0\u3000]+|[.．、)]?(?=\p{Script=Han}))(?=[\p{L}“‘「『"'])/gu;
/** What is counted: 3年, 12名, 5 loaves would be words of the quotation all the same, and so they are judged. */
const COUNTED =
  /^[年月日号號时時分秒个個位名人次条條项項点點亿億万萬千百十余餘多岁歲届屆国國家天周週米里元]/u;

/** A chapter and a verse, a stop behind the number, a blank before a Chinese character, or the beginning of a sentence. */
const IS_APART = /\d[:.：]\d|[.．、)]|[\s\u3000]\p{Script=Han}$|\s[\p{Lu}“‘「『"']$|\s\P{Script=Latin}$/u;

/** The numbers of verses in some words; none unless they ascend. `start`: where the words begin in the text. */
export function verseNumbers(words: string, start: number): Span[] {
  const found: Span[] = [];
  let last = -1;
  let isPlain = true;
  for (const match of words.matchAll(NUMBER)) {
    const behind = match.index + match[0].length;
    if (COUNTED.test(words.slice(behind, behind + 1))) continue;
    const verse = Number(match[1].split(/[:.：]/).pop());
    if (verse <= last) return [];
    last = verse;
    // 87 years, 3天: one number alone may as well count what follows.
    if (!IS_APART.test(words.slice(match.index, behind + 1))) isPlain = false;
    found.push({ start: start + match.index, end: start + behind });
  }
  return isPlain || found.length > 1 ? found : [];
}
