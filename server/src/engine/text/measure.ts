/** What a letter of an alphabet counts for, beside a Chinese character: about so much of a word. */
const ALPHABETIC = 0.4;
/** … and a consonant of a script that leaves its vowels out (Arabic, Hebrew, Syriac). */
const CONSONANTAL = 0.65;

/**
 * The length of letters codes[from, to) as a reader feels it, in Chinese characters: lengths in settings and thresholds
 * are meant so, and eight letters of an alphabet are a word and a half.
 */
export function measure(codes: Uint16Array, from: number, to: number): number {
  let sum = 0;
  for (let i = from; i < to; i++) {
    const code = codes[i];
    sum += code >= 0x0590 && code < 0x0900 ? CONSONANTAL : isAlphabetic(code) ? ALPHABETIC : 1;
  }
  return sum;
}

/** Letters and digits of scripts that write sounds; not Chinese, Japanese, Korean syllables or Tibetan. */
function isAlphabetic(code: number): boolean {
  return code < 0x0e00 || (code >= 0x10a0 && code < 0x1780) || (code >= 0x1e00 && code < 0x2e80);
}
