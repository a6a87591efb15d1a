import { isUtf8 } from 'node:buffer';
import { TextDecoder } from 'node:util';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030' | 'big5';

/** The text of a file. A byte order mark is part of it (U+FEFF), so that offsets count the file's own characters. */
export interface Decoded {
  readonly text: string;
  readonly encoding: Encoding;
}

/** Why a file cannot be read as text; `line` is where a UTF-8 file is damaged. */
export interface Refused {
  readonly refused: 'binary' | 'damaged' | 'unknown';
  readonly line: number | null;
}

/** Reads the bytes of a text file: UTF-8, UTF-16 with a mark or without, GB18030, Big5. Everything else is refused. */
export function decode(bytes: Uint8Array): Decoded | Refused {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (startsWith(buffer, [0xff, 0xfe, 0, 0]) || startsWith(buffer, [0, 0, 0xfe, 0xff]))
    return { refused: 'unknown', line: null };
  if (startsWith(buffer, [0xff, 0xfe])) return utf16(buffer, 'utf-16le') ?? { refused: 'binary', line: null };
  if (startsWith(buffer, [0xfe, 0xff])) return utf16(buffer, 'utf-16be') ?? { refused: 'binary', line: null };

  const hasNul = buffer.includes(0);
  if (isUtf8(buffer)) {
    if (!hasNul)
      return isBinary(buffer)
        ? { refused: 'binary', line: null }
        : { text: buffer.toString('utf8'), encoding: 'utf-8' };
    return guessUtf16(buffer) ?? { refused: 'binary', line: null };
  }
  const damage = utf8Damage(buffer);
  const guessed = guessUtf16(buffer);
  if (guessed !== null) return guessed;
  if (hasNul || isBinary(buffer)) return { refused: 'binary', line: null };
  // Damaged UTF-8 often decodes as GB18030 too, to nonsense: what is mostly UTF-8 is never read as that.
  if (damage.sequences > damage.broken || startsWith(buffer, [0xef, 0xbb, 0xbf]))
    return { refused: 'damaged', line: damage.line };
  // Each of the two reads the other's bytes as characters that hardly anyone uses.
  const [gb18030, big5] = (['gb18030', 'big5'] as const).map((encoding) => {
    const text = new TextDecoder(encoding).decode(buffer);
    return { text, encoding, share: shareOfCommon(text) };
  });
  // GB18030 is the commoner by far: a few words may look like either.
  const best = big5.share > gb18030.share * 1.5 + 0.05 ? big5 : gb18030;
  return best.share > 0 ? { text: best.text, encoding: best.encoding } : { refused: 'unknown', line: null };
}

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

function startsWith(buffer: Buffer, bytes: readonly number[]): boolean {
  return buffer.length >= bytes.length && bytes.every((byte, i) => buffer[i] === byte);
}

/** Null where the length is odd. Lone surrogates stay as they are. */
function utf16(buffer: Buffer, encoding: 'utf-16le' | 'utf-16be'): Decoded | null {
  if (buffer.length % 2 !== 0) return null;
  const little = encoding === 'utf-16le' ? buffer : Buffer.from(buffer).swap16();
  return { text: little.toString('utf16le'), encoding };
}

/** UTF-16 without a mark: nearly every unit must be one that Chinese or English text is made of. */
function guessUtf16(buffer: Buffer): Decoded | null {
  if (buffer.length < 4) return null;
  const readings = [utf16(buffer, 'utf-16le'), utf16(buffer, 'utf-16be')].filter(
    (reading) => reading !== null,
  );
  return readings.find((reading) => textShare(reading.text.slice(0, 20_000)) > 0.95) ?? null;
}

function textShare(text: string): number {
  let usual = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (
      unit === 9 ||
      unit === 10 ||
      unit === 13 ||
      (unit >= 0x20 && unit < 0x7f) ||
      (unit >= 0x2010 && unit <= 0x2027) ||
      (unit >= 0x3000 && unit <= 0x30ff) ||
      (unit >= 0x4e00 && unit <= 0x9fff) ||
      (unit >= 0xff00 && unit <= 0xff65)
    )
      usual++;
  }
  return text.length === 0 ? 0 : usual / text.length;
}

/** Control characters that no text has: more than a stray one in a thousand bytes. */
function isBinary(buffer: Buffer): boolean {
  let controls = 0;
  for (const byte of buffer) if (byte < 0x20 && (byte < 0x08 || byte > 0x0d) && byte !== 0x1b) controls++;
  return controls > 1 + buffer.length / 1000;
}

/** How much of a file is well-formed multi-byte UTF-8, and the line of the first place that is not. */
function utf8Damage(buffer: Buffer): { sequences: number; broken: number; line: number } {
  let sequences = 0;
  let broken = 0;
  let line = 1;
  let firstLine = 0;
  for (let i = 0; i < buffer.length;) {
    const byte = buffer[i];
    if (byte < 0x80) {
      if (byte === 10) line++;
      i++;
      continue;
    }
    const length =
      byte >= 0xf0 && byte <= 0xf4
        ? 4
        : byte >= 0xe0 && byte < 0xf0
          ? 3
          : byte >= 0xc2 && byte < 0xe0
            ? 2
            : 0;
    if (length > 0 && i + length <= buffer.length && isUtf8(buffer.subarray(i, i + length))) {
      // Two bytes that GB18030 has too prove nothing.
      if (length > 2) sequences++;
      i += length;
      continue;
    }
    if (broken++ === 0) firstLine = line;
    i++;
  }
  return { sequences, broken, line: firstLine };
}

const COMMON = new Set(
  '的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过民说而方后多定行学法所家经十三之进着等部度力里如水现政战应全体这個國來時們為會後發對經過說動學進裡現戰應體與疫情合',
);

/**
 * Tells GB18030 and Big5 from each other and from other legacy encodings read as they: those give rare characters only.
 * The share of the commonest characters among all ideographs; 0 where a text does not look Chinese.
 */
function shareOfCommon(text: string): number {
  if (text.includes('\ufffd')) return 0;
  let han = 0;
  let common = 0;
  let other = 0;
  for (const char of text.slice(0, 50_000)) {
    const code = char.codePointAt(0)!;
    if (code < 0x80) continue;
    if (code >= 0x4e00 && code <= 0x9fff) {
      han++;
      if (COMMON.has(char)) common++;
    } else if (!(
      (code >= 0x2010 && code <= 0x2027) ||
      (code >= 0x3000 && code <= 0x303f) ||
      (code >= 0xff00 && code <= 0xff65)
    ))
      other++;
  }
  if (han === 0 || other > han / 4) return 0;
  // A few words need hold none of the commonest.
  return han < 20 || common >= han / 20 ? (common + 0.5) / han : 0;
}
