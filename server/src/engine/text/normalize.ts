import {
  foldCodePoint,
  foldComposed,
  foldUnit,
  isCombining,
  isReadingSign,
  lettersOfLigature,
  NO_LETTER,
} from './fold.ts';
import { firstEndingAfter, type Span } from './span.ts';

/**
 * The letters of a text, folded, with the map back: letter `i` stands at [starts[i], ends[i]) of the source, in
 * UTF-16 code units. White space, punctuation and hidden stretches have no letters.
 */
export interface Letters {
  readonly codes: Uint16Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly length: number;
}

const isDigit = (unit: number) => (unit >= 0x30 && unit <= 0x39) || (unit >= 0xff10 && unit <= 0xff19);

/**
 * Normalises `text` within `range`, leaving out the `hidden` spans (ascending, not overlapping). This is the only
 * place where text is normalised; a decimal point between digits counts as a letter (98.6 is not 986).
 */
export function normalize(text: string, range?: Span, hidden: readonly Span[] = []): Letters {
  const length = read(text, range?.start ?? 0, Math.min(range?.end ?? text.length, text.length), hidden);
  return {
    codes: room.codes.slice(0, length),
    starts: room.starts.slice(0, length),
    ends: room.ends.slice(0, length),
    length,
  };
}

/** As {@link normalize}, for a glance at a whole text: good until the next call, and the arrays are longer than `length`. */
export function normalizeBriefly(text: string): Letters {
  const length = read(text, 0, text.length, []);
  return { ...room, length };
}

/** Letters are put together here: small arrays by the hundred thousand would cost more than what is done with them. */
let room = roomFor(1 << 12);

function roomFor(size: number): Pick<Letters, 'codes' | 'starts' | 'ends'> {
  return { codes: new Uint16Array(size), starts: new Int32Array(size), ends: new Int32Array(size) };
}

/** Room for more letters than there are units, with the first `n` letters in it. */
function widerRoom(n: number, rest: number): typeof room {
  const wider = roomFor(2 * n + 3 * rest);
  wider.codes.set(room.codes.subarray(0, n));
  wider.starts.set(room.starts.subarray(0, n));
  wider.ends.set(room.ends.subarray(0, n));
  return (room = wider);
}
/** A text of a book's length leaves no room of its size behind. */
const LARGEST_ROOM = 1 << 20;

/** Reads the letters of text[from, to) into {@link room}; how many there are. */
function read(text: string, from: number, to: number, hidden: readonly Span[]): number {
  const size = Math.max(0, to - from);
  if (room.codes.length < size || room.codes.length > Math.max(LARGEST_ROOM, size))
    room = roomFor(size + (size >> 1));
  let { codes, starts, ends } = room;
  let n = 0;
  let next = firstEndingAfter(hidden, from);
  for (let i = from; i < to;) {
    if (next < hidden.length && i >= hidden[next].start) {
      i = Math.max(i, hidden[next].end);
      next++;
      continue;
    }
    const unit = text.charCodeAt(i);
    if (unit >= 0xfb00 && unit <= 0xfb06) {
      const ligature = lettersOfLigature(unit)!;
      if (n + ligature.length + to - i > codes.length) ({ codes, starts, ends } = widerRoom(n, to - i));
      // Its last letter takes its place, those before it none.
      for (let k = 0; k < ligature.length; k++, n++) {
        codes[n] = foldUnit(ligature.charCodeAt(k));
        starts[n] = i;
        ends[n] = k + 1 < ligature.length ? i : i + 1;
      }
      i++;
      continue;
    }
    let width = 1;
    let code: number;
    if (unit >= 0xd800 && unit < 0xdc00 && i + 1 < to) {
      const codePoint = text.codePointAt(i)!;
      if (codePoint > 0xffff) width = 2;
      code = width === 2 ? foldCodePoint(codePoint) : NO_LETTER;
    } else if (
      (unit === 0x2e || unit === 0xff0e) &&
      i > 0 &&
      isDigit(text.charCodeAt(i - 1)) &&
      isDigit(text.charCodeAt(i + 1))
    ) {
      code = 0x2e;
    } else {
      // か and a voicing mark are が: which of the two a system writes nobody sees.
      const composed =
        isCombining(unit) && n > 0 && ends[n - 1] === i
          ? foldComposed(text.slice(starts[n - 1], i + 1))
          : undefined;
      if (composed !== undefined) {
        codes[n - 1] = composed;
        ends[n - 1] = ++i;
        continue;
      }
      code = foldUnit(unit);
    }
    if (code !== NO_LETTER) {
      codes[n] = code;
      starts[n] = i;
      ends[n] = i + width;
      n++;
    } else if (n > 0 && ends[n - 1] === i && isReadingSign(unit)) {
      // A vowel sign that may be left out stands on its letter.
      ends[n - 1] = i + 1;
    }
    i += width;
  }
  return n;
}

/** Index of the first letter that starts at or after `offset`. */
export function letterAt(letters: Letters, offset: number): number {
  let low = 0;
  let high = letters.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (letters.starts[middle] < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
