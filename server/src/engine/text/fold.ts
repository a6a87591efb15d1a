import { simplifiedCodePoint } from './script.ts';

/** Code of a character that is looked through: no letter. Also the border between passages in the index. */
export const NO_LETTER = 0;

const UNKNOWN = 0xffff;
const codes = new Uint16Array(0x10000).fill(UNKNOWN);
const LETTER = /[\p{L}\p{N}\p{M}\p{S}]/u;
/** Symbols that serve as punctuation, ornament or markup, and emoji; footnote marks; marks of lost characters; selectors of variants. */
const NOT_A_LETTER =
  /[\p{Extended_Pictographic}\p{Emoji_Presentation}\u22ee-\u22f1`^´¨~∼|<>\u02b0-\u02ff\u2460-\u2473\u00b2\u00b3\u00b9\u2070-\u209c\u25a0-\u25ff\u2190-\u21ff\u2022\u3012\u3013\u3004\u3020\ufe00-\ufe0f\ufffd\u{e0000}-\u{e01ef}]/u;
/** Vowel and reading signs that a writer may leave out: Arabic harakat and tatweel, Hebrew points. */
const OPTIONAL_SIGN = /[\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u0591-\u05c7]/u;
/** Alif with the hamza, madda or wasla that many writers leave out. */
const ALIFS = 'أإآٱ';
const ALIF = 0x0627;
const PERCENT = '%‰℃';

/**
 * The folded code of a character: equal for characters that count as the same letter (width, case, traditional or
 * simplified script), {@link NO_LETTER} for what is looked through (white space, punctuation, markup signs).
 * Supplementary characters share the surrogate and private-use codes by a hash, so a code is 16 bits; whoever needs
 * certainty compares the characters themselves.
 */
export function foldUnit(unit: number): number {
  const known = codes[unit];
  return known === UNKNOWN ? (codes[unit] = foldPlain(unit) ?? fold(String.fromCharCode(unit))) : known;
}

/** Usual punctuation: the classes below would say the same, but V8 has to compile them first. */
const PLAIN = ' \n\r\t，。、；：！？“”‘’（）《》〈〉【】「」『』…—·.,:;!?()[]*#_-/\'"&@\\{}';

/** As {@link foldUnit}, for any code point. */
export function foldCodePoint(codePoint: number): number {
  return codePoint < 0x10000 ? foldUnit(codePoint) : fold(String.fromCodePoint(codePoint));
}

/** What needs no look at a character's class: Chinese characters, ASCII letters and digits, usual punctuation. */
function foldPlain(unit: number): number | undefined {
  if ((unit >= 0x4e00 && unit <= 0x9fff) || (unit >= 0x3400 && unit <= 0x4dbf))
    return inSixteenBits(simplifiedCodePoint(unit));
  if ((unit >= 0x61 && unit <= 0x7a) || (unit >= 0x30 && unit <= 0x39)) return unit;
  if (unit >= 0x41 && unit <= 0x5a) return unit + 0x20;
  return PLAIN.includes(String.fromCharCode(unit)) ? NO_LETTER : undefined;
}

function fold(character: string): number {
  if (PERCENT.includes(character)) return character.charCodeAt(0);
  if (character === '％') return 0x25;
  if (ALIFS.includes(character)) return ALIF;
  if (!LETTER.test(character) || NOT_A_LETTER.test(character) || OPTIONAL_SIGN.test(character))
    return NO_LETTER;
  const narrow = oneCharacter(character, character.normalize('NFKC'));
  return inSixteenBits(simplifiedCodePoint(oneCharacter(narrow, narrow.toLowerCase()).codePointAt(0) ?? 0));
}

function inSixteenBits(codePoint: number): number {
  return codePoint < 0xd800 || (codePoint > 0xf8ff && codePoint < 0xffff)
    ? codePoint
    : 0xd800 + ((Math.imul(codePoint, 0x9e3779b1) >>> 0) % 0x2100);
}

/** `changed` where it is still a single character, else the character as it was. */
function oneCharacter(character: string, changed: string): string {
  const length = changed.length;
  return length === 1 || (length === 2 && changed.codePointAt(0)! > 0xffff) ? changed : character;
}

/** Whether a unit may be one letter with the one before it: accents, and the voicing marks of kana, full and half width. */
export function isCombining(unit: number): boolean {
  return (
    (unit >= 0x300 && unit <= 0x36f) ||
    unit === 0x3099 ||
    unit === 0x309a ||
    unit === 0xff9e ||
    unit === 0xff9f
  );
}

/** The folded code of a letter and the marks behind it that make one character with it; undefined where they do not. */
export function foldComposed(letter: string): number | undefined {
  const composed = letter.normalize('NFKC');
  return composed.length === 1 ? foldUnit(composed.charCodeAt(0)) : undefined;
}

/** Latin letters that are set as one (ﬁ), as old prints and text copied from a PDF have them. */
const LIGATURES = ['ff', 'fi', 'fl', 'ffi', 'ffl', 'st', 'st'];

/** The letters that a unit is a ligature of; undefined where it is none. */
export function lettersOfLigature(unit: number): string | undefined {
  return LIGATURES[unit - 0xfb00];
}

/** Whether a unit is a vowel or reading sign that a writer may leave out. */
export function isReadingSign(unit: number): boolean {
  return unit >= 0x0591 && unit <= 0x06ed && OPTIONAL_SIGN.test(String.fromCharCode(unit));
}
