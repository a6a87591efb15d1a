// Bytes to text on every host: in the encodings that Chinese texts come in, and in no other.

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
  if (startsWith(bytes, [0xff, 0xfe, 0, 0]) || startsWith(bytes, [0, 0, 0xfe, 0xff]))
    return { refused: 'unknown', line: null };
  if (startsWith(bytes, [0xff, 0xfe])) return utf16(bytes, 'utf-16le') ?? { refused: 'binary', line: null };
  if (startsWith(bytes, [0xfe, 0xff])) return utf16(bytes, 'utf-16be') ?? { refused: 'binary', line: null };

  const hasNul = bytes.includes(0);
  const text = utf8(bytes);
  if (text !== null) {
    if (!hasNul) return isBinary(bytes) ? { refused: 'binary', line: null } : { text, encoding: 'utf-8' };
    return guessUtf16(bytes) ?? { refused: 'binary', line: null };
  }
  const damage = utf8Damage(bytes);
  const guessed = guessUtf16(bytes);
  if (guessed !== null) return guessed;
  if (hasNul || isBinary(bytes)) return { refused: 'binary', line: null };
  // Damaged UTF-8 often decodes as GB18030 too, to nonsense: what is mostly UTF-8 is never read as that.
  if (damage.sequences > damage.broken || startsWith(bytes, [0xef, 0xbb, 0xbf]))
    return { refused: 'damaged', line: damage.line };
  // Each of the two reads the other's bytes as characters that hardly anyone uses.
  const [gb18030, big5] = (['gb18030', 'big5'] as const).map((encoding) => {
    const text = new TextDecoder(encoding).decode(bytes);
    return { text, encoding, share: shareOfCommon(text) };
  });
  // GB18030 is the commoner by far: a few words may look like either.
  const best = big5.share > gb18030.share * 1.5 + 0.05 ? big5 : gb18030;
  return best.share > 0 ? { text: best.text, encoding: best.encoding } : { refused: 'unknown', line: null };
}

function startsWith(bytes: Uint8Array, first: readonly number[]): boolean {
  return bytes.length >= first.length && first.every((byte, i) => bytes[i] === byte);
}

/** Null where the bytes are no well-formed UTF-8. */
function utf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Null where the length is odd. Lone surrogates stay as they are, which a TextDecoder would replace. */
function utf16(bytes: Uint8Array, encoding: 'utf-16le' | 'utf-16be'): Decoded | null {
  if (bytes.length % 2 !== 0) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const units = Uint16Array.from({ length: bytes.length / 2 }, (_, i) =>
    view.getUint16(2 * i, encoding === 'utf-16le'),
  );
  let text = '';
  for (let i = 0; i < units.length; i += MOST_ARGUMENTS)
    text += String.fromCharCode(...units.subarray(i, i + MOST_ARGUMENTS));
  return { text, encoding };
}

/** A call takes so many arguments on every machine. */
const MOST_ARGUMENTS = 8192;
/** So many bytes tell whether they are UTF-16. */
const SAMPLE = 40_000;

/** UTF-16 without a mark: nearly every unit must be one that Chinese or English text is made of. */
function guessUtf16(bytes: Uint8Array): Decoded | null {
  if (bytes.length < 4 || bytes.length % 2 !== 0) return null;
  const sample = bytes.subarray(0, SAMPLE);
  const encoding = (['utf-16le', 'utf-16be'] as const).find(
    (one) => textShare(utf16(sample, one)?.text ?? '') > 0.95,
  );
  return encoding === undefined ? null : utf16(bytes, encoding);
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
function isBinary(bytes: Uint8Array): boolean {
  let controls = 0;
  for (const byte of bytes) if (byte < 0x20 && (byte < 0x08 || byte > 0x0d) && byte !== 0x1b) controls++;
  return controls > 1 + bytes.length / 1000;
}

/** How much of a file is well-formed multi-byte UTF-8, and the line of the first place that is not. */
function utf8Damage(bytes: Uint8Array): { sequences: number; broken: number; line: number } {
  let sequences = 0;
  let broken = 0;
  let line = 1;
  let firstLine = 0;
  for (let i = 0; i < bytes.length;) {
    const byte = bytes[i];
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
    if (length > 0 && i + length <= bytes.length && isWellFormed(bytes, i, length)) {
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

/** Whether a lead byte and those behind it are one character of UTF-8, in its shortest form and no surrogate. */
function isWellFormed(bytes: Uint8Array, at: number, length: number): boolean {
  for (let i = 1; i < length; i++) if (bytes[at + i] >> 6 !== 0b10) return false;
  const [lead, second] = [bytes[at], bytes[at + 1]];
  if (lead === 0xe0) return second >= 0xa0;
  if (lead === 0xed) return second < 0xa0;
  if (lead === 0xf0) return second >= 0x90;
  return lead !== 0xf4 || second < 0x90;
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
