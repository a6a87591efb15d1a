import type { Letters } from '../text/normalize.ts';
import { readNumber, type ByteWriter, type Cursor } from './bytes.ts';

// A passage's text is saved as what it adds to its letters, which the index has anyway: punctuation, and characters
// that are written otherwise than their letter (traditional script, capitals). That is a quarter of a byte a character
// of simplified Chinese instead of two.

/** Which characters stand for a letter, other than itself; in the order of their first use. */
export type Variants = Map<number, number[]>;

/** What a byte says, in its lowest two bits; the other six are a number, the last of which is followed by what exceeds it. */
const COPY = 0; // so many letters, and one more, as they are
const SIGN = 1; // the sign of this number
const UNITS = 2; // so many UTF-16 units, and one more, that are no letters: two bytes each
const VARIANT = 3; // the letter's variant of this number; the last number: the UTF-16 units that stand for it
const MOST = 63;
const SPELT = 63;

/** What stands between letters, the most usual first. Never change what is here: saved libraries count on it. */
const SIGNS =
  '，。、\n”“；：？！ ’‘《》·—…（）〈〉【】「」『』,.;:?!\'"()-/[]\u3000\u00a0•～﹏\r\t|*_#@&<>{}=+';
const signNumbers = new Map([...SIGNS].map((sign, i) => [sign.charCodeAt(0), i]));

/** Writes a text as what it adds to its letters. */
export function writeText(out: ByteWriter, text: string, letters: Letters, variants: Variants): void {
  let run = 0;
  let units: number[] = [];
  const flush = (): void => {
    if (run > 0) op(out, COPY, run - 1);
    if (units.length > 0) {
      op(out, UNITS, units.length - 1);
      for (const unit of units) writeUnit(out, unit);
    }
    run = 0;
    units = [];
  };
  let next = 0;
  for (let i = 0; i < text.length;) {
    const unit = text.charCodeAt(i);
    if (next < letters.length && letters.starts[next] === i) {
      const code = letters.codes[next++];
      if (code === unit) {
        if (units.length > 0) flush();
        run++;
        i++;
        continue;
      }
      flush();
      // A letter may end with signs that are none; they are written by themselves.
      const width = text.codePointAt(i)! > 0xffff && letters.ends[next - 1] - i > 1 ? 2 : 1;
      const known = width === 1 ? variantNumber(variants, code, unit) : SPELT;
      op(out, VARIANT, known);
      if (known === SPELT) {
        out.number(width);
        for (let k = 0; k < width; k++) writeUnit(out, text.charCodeAt(i + k));
      }
      i += width;
      continue;
    }
    const sign = signNumbers.get(unit);
    if (sign !== undefined) {
      flush();
      op(out, SIGN, sign);
    } else {
      if (run > 0) flush();
      units.push(unit);
    }
    i++;
  }
  flush();
}

/** The text of so many UTF-16 units that was written at a place; its letters are codes[from …). */
export function readText(
  cursor: Cursor,
  length: number,
  codes: Uint16Array,
  from: number,
  variants: Variants,
): string {
  if (length > room.length) room = new Uint16Array(2 * length);
  const text = room;
  let at = 0;
  let letter = from;
  // A damaged text ends at its length, and its bytes may end before.
  while (at < length && cursor.at < cursor.bytes.length) {
    const byte = cursor.bytes[cursor.at++];
    const kind = byte & 3;
    let number = byte >> 2;
    if (kind === VARIANT) {
      if (number === SPELT) {
        for (let width = readNumber(cursor); width > 0 && at < length; width--) text[at++] = readUnit(cursor);
      } else text[at++] = variants.get(codes[letter])?.[number] ?? 0xfffd;
      letter++;
      continue;
    }
    if (number === MOST) number += readNumber(cursor);
    if (kind === COPY) {
      const end = Math.min(letter + number + 1, codes.length, letter + length - at);
      while (letter < end) text[at++] = codes[letter++];
    } else if (kind === SIGN) text[at++] = SIGNS.charCodeAt(number);
    else for (let k = 0; k <= number && at < length; k++) text[at++] = readUnit(cursor);
  }
  return stringOf(text.subarray(0, length));
}

/** Texts are put together here. */
let room = new Uint16Array(4096);

/** UTF-16 units as a string. */
export function stringOf(units: Uint16Array): string {
  let text = '';
  for (let i = 0; i < units.length; i += 4096)
    text += String.fromCharCode.apply(null, units.subarray(i, i + 4096) as unknown as number[]);
  return text;
}

function op(out: ByteWriter, kind: number, number: number): void {
  if (kind === VARIANT || number < MOST) out.byte((number << 2) | kind);
  else {
    out.byte((MOST << 2) | kind);
    out.number(number - MOST);
  }
}

/** The number of a variant of a letter, given to it now if it is new; {@link SPELT} where there are too many. */
function variantNumber(variants: Variants, code: number, unit: number): number {
  const known = variants.get(code);
  if (known === undefined) {
    variants.set(code, [unit]);
    return 0;
  }
  const at = known.indexOf(unit);
  if (at >= 0) return at;
  return known.length < SPELT ? known.push(unit) - 1 : SPELT;
}

function writeUnit(out: ByteWriter, unit: number): void {
  out.byte(unit & 0xff);
  out.byte(unit >> 8);
}

function readUnit(cursor: Cursor): number {
  const low = cursor.bytes[cursor.at++];
  return low | (cursor.bytes[cursor.at++] << 8);
}
