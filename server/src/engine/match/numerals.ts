// Numbers in words or digits: one that is changed is changed as a whole, Four score and seven, not its last word.
import type { Run } from './align.ts';
import type { Setting } from './setting.ts';

const WORD =
  '(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|hundred|thousand|million|billion|dozen|score)';
const CJK = '[〇零一二三四五六七八九十百千万萬亿億两兩廿卅\\d０-９]';
const NUMERAL = new RegExp(
  `^\\s*(?:[\\d０-９][\\d０-９.,]*|${WORD}(?:[\\s-]+(?:and\\s+)?${WORD})*-?|${CJK}+)\\s*$`,
  'i',
);
/** A number, or its first words, at the end of what stands before. */
const NUMERAL_BEFORE = new RegExp(`(?:\\b${WORD}[\\s-]+(?:and\\s+)?)+$`, 'i');
const CJK_BEFORE = new RegExp(`${CJK}+$`);
const CJK_AT = new RegExp(`^${CJK}`);
/** So much of the source before a number is looked at, in UTF-16 units. */
const LONGEST = 60;

/** Whether words are a number and nothing else. */
export function isNumeral(words: string): boolean {
  return NUMERAL.test(words);
}

/** Where the source begins for words that begin with another number: before the whole of its own. */
export function wholeNumeralFrom(
  { text, letters, source, from }: Setting,
  first: Run,
  start: number,
): number {
  if (first.a <= from || !isNumeral(text.slice(letters.starts[from], letters.ends[first.a - 1])))
    return start;
  const at = source.letters.starts[start] ?? source.text.length;
  const head = source.text.slice(Math.max(0, at - LONGEST), at);
  const isWord = /^[A-Za-z]/.test(source.text.slice(at));
  const isNumberOn = isWord
    ? new RegExp(`^(?:and\\s+)?${WORD}\\b`, 'i').test(source.text.slice(at))
    : CJK_AT.test(source.text.slice(at));
  if (!isNumberOn) return start;
  const before = (isWord ? NUMERAL_BEFORE : CJK_BEFORE).exec(head)?.[0] ?? '';
  if (before === '') return start;
  const begins = at - before.length;
  let whole = start;
  while (whole > 0 && source.letters.starts[whole - 1] >= begins) whole--;
  return whole;
}
