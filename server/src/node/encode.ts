// Text back to bytes, as a file had them.
import { TextDecoder } from 'node:util';
import type { Decoded } from '../decode.ts';

/** The bytes of a text in the encoding it was read in. */
export function encode({ text, encoding }: Decoded): Uint8Array {
  if (encoding === 'utf-8') return Buffer.from(text, 'utf8');
  if (encoding === 'utf-16le') return Buffer.from(text, 'utf16le');
  if (encoding === 'utf-16be') return Buffer.from(text, 'utf16le').swap16();
  return encoding === 'big5' ? encodeBig5(text) : encodeGb18030(text);
}

/** Characters that are written with the last of their codes (https://encoding.spec.whatwg.org/#index-big5-pointer). */
const LAST_IN_BIG5 = new Set('═╞╡╪十卅');
let codesOfBig5: Map<string, number> | undefined;

/** As for GB18030: what Node reads tells how to write. */
function encodeBig5(text: string): Uint8Array {
  if (codesOfBig5 === undefined) {
    const decoder = new TextDecoder('big5');
    codesOfBig5 = new Map();
    for (let lead = 0x81; lead <= 0xfe; lead++)
      for (let trail = 0x40; trail <= 0xfe; trail++) {
        const character = decoder.decode(Uint8Array.of(lead, trail));
        if ([...character].length !== 1 || character === '\ufffd') continue;
        // Of two codes the standard's own comes before those of the Hong Kong rows, and then the first, but for a few.
        const known = codesOfBig5.get(character);
        if (known === undefined || known < 0xa140 || LAST_IN_BIG5.has(character))
          codesOfBig5.set(character, (lead << 8) | trail);
      }
  }
  const bytes: number[] = [];
  for (const character of text) {
    const code = character < '\x80' ? character.charCodeAt(0) : codesOfBig5.get(character);
    if (code === undefined) bytes.push(0x3f);
    else if (code < 0x100) bytes.push(code);
    else bytes.push(code >> 8, code & 0xff);
  }
  return Uint8Array.from(bytes);
}

/** Four-byte codes of GB18030 are counted: so many for the basic plane, and the planes above it from here on. */
const BASIC_CODES = 39_420;
const SUPPLEMENTARY = 189_000;
let codesOfCharacters: Map<string, number> | undefined;

/** Node reads GB18030 but does not write it: what it reads tells how to. What has no code becomes a question mark. */
function encodeGb18030(text: string): Uint8Array {
  codesOfCharacters ??= readAllCodes();
  const bytes: number[] = [];
  for (const character of text) {
    const codePoint = character.codePointAt(0)!;
    if (codePoint < 0x80) bytes.push(codePoint);
    else if (codePoint >= 0x10000) bytes.push(...fourBytes(SUPPLEMENTARY + codePoint - 0x10000));
    else {
      const code = codesOfCharacters.get(character);
      if (code === undefined) bytes.push(0x3f);
      else if (code < 0) bytes.push(...fourBytes(-1 - code));
      else bytes.push(code >> 8, code & 0xff);
    }
  }
  return Uint8Array.from(bytes);
}

/** The two bytes of each character as one number; of one with four bytes, -1 - its pointer. */
function readAllCodes(): Map<string, number> {
  const decoder = new TextDecoder('gb18030');
  const codes = new Map<string, number>();
  const add = (bytes: readonly number[], code: number): void => {
    const character = decoder.decode(Uint8Array.from(bytes));
    if (character.length === 1 && character !== '\ufffd' && !codes.has(character)) codes.set(character, code);
  };
  for (let lead = 0x81; lead <= 0xfe; lead++)
    for (let trail = 0x40; trail <= 0xfe; trail++)
      if (trail !== 0x7f) add([lead, trail], (lead << 8) | trail);
  for (let pointer = 0; pointer < BASIC_CODES; pointer++) add(fourBytes(pointer), -1 - pointer);
  return codes;
}

function fourBytes(pointer: number): [number, number, number, number] {
  const third = Math.floor(pointer / 10);
  const second = Math.floor(third / 126);
  return [0x81 + Math.floor(second / 10), 0x30 + (second % 10), 0x81 + (third % 126), 0x30 + (pointer % 10)];
}

/** Whether writing the text back gives the very bytes it was read from. */
export function roundTrips(decoded: Decoded, bytes: Uint8Array): boolean {
  return Buffer.compare(encode(decoded), bytes) === 0;
}
