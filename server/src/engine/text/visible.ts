import { partsWords } from './markup/word-borders.ts';
import { firstEndingAfter, type Span } from './span.ts';

/** The characters of a stretch that a reader sees, each with its place in the text. */
export interface Visible {
  readonly characters: readonly string[];
  /** Place of each character, then the end of the stretch. */
  readonly at: readonly number[];
}

const INVISIBLE = /[\u200b-\u200f\u2060\u2061-\u2064\u00ad\ufeff\u061c\ufe00-\ufe0f\u202a-\u202e\udb40]/;
// U+DB40 begins nothing but tags and selectors of variants.
const MARKUP_SIGN = /[*_~`\\]/;
const NOTE_SIGN = /[\u2460-\u2473\u00b2\u00b3\u00b9\u2070-\u2079]/;
const WHITE = /\s/;

/** What a UTF-16 unit is to a reader. */
const enum Sight {
  unread = 0,
  plain = 1,
  white = 2,
  invisible = 3,
  /** Seen, but not alone: half a character, or a hyphen that may break a word. */
  special = 4,
}

/** By unit, what it is; {@link Sight.unread} where nobody asked yet. */
const sights = new Uint8Array(0x10000);

function sightOf(unit: number): Sight {
  return sights[unit] || readSight(unit);
}

function readSight(unit: number): Sight {
  const character = String.fromCharCode(unit);
  let sight: Sight = Sight.plain;
  if (WHITE.test(character)) sight = Sight.white;
  else if (INVISIBLE.test(character) || MARKUP_SIGN.test(character) || NOTE_SIGN.test(character))
    sight = Sight.invisible;
  else if ((unit >= 0xd800 && unit < 0xdc00) || unit === 0x2d || unit === 0x2010) sight = Sight.special;
  return (sights[unit] = sight);
}

/** Whether a script parts its words by spaces, so that a space is a difference; not so Chinese, Japanese, Thai, Tibetan. */
export function isSpaced(unit: number): boolean {
  return (
    unit < 0x0e00 ||
    (unit >= 0x10a0 && unit < 0x1780) ||
    (unit >= 0x1800 && unit < 0x2000) ||
    (unit >= 0x2c00 && unit < 0x2e80) ||
    (unit >= 0xac00 && unit < 0xd800) ||
    // Ligatures of Latin letters, and these in full width.
    (unit >= 0xfb00 && unit <= 0xfb06) ||
    (unit >= 0xff21 && unit <= 0xff5a)
  );
}

/**
 * Reads the visible characters of text[start, end): hidden spans, markup signs, note marks, soft hyphens and zero-width
 * characters are left out; white space counts as one space between spaced scripts, and as nothing elsewhere; a hyphen
 * at a line's end joins its word.
 */
export function visible(text: string, start: number, end: number, hidden: readonly Span[] = []): Visible {
  const characters: string[] = [];
  const at: number[] = [];
  let space = -1;
  let last = start > 0 ? text.charCodeAt(start - 1) : 0;
  let h = firstEndingAfter(hidden, start);
  for (let i = start; i < end;) {
    if (h < hidden.length && i >= hidden[h].start) {
      const stop = Math.max(i, hidden[h].end);
      // Words on two lines are two words, whatever was hidden between the lines.
      if (space < 0 && partsWords(text.slice(i, Math.min(stop, end)))) space = i;
      i = stop;
      h++;
      continue;
    }
    const unit = text.charCodeAt(i);
    const width =
      unit >= 0xd800 && unit < 0xdc00 && i + 1 < end && (text.charCodeAt(i + 1) & 0xfc00) === 0xdc00 ? 2 : 1;
    const sight = sightOf(unit);
    if (sight === Sight.white) {
      if (space < 0) space = i;
    } else if (sight !== Sight.invisible) {
      const isWordBroken =
        (unit === 0x2d || unit === 0x2010) && /^[^\S\n]*\r?\n/.test(text.slice(i + 1, i + 8));
      if (!isWordBroken) {
        if (space >= 0 && isSpaced(unit) && isSpaced(last)) {
          characters.push(' ');
          at.push(space);
        }
        characters.push(text.slice(i, i + width));
        at.push(i);
        last = unit;
      } else {
        i += /^[^\S\n]*\r?\n\s*/.exec(text.slice(i + 1, i + 40))![0].length;
      }
      space = -1;
    }
    i += width;
  }
  if (space >= 0 && end < text.length && isSpaced(text.charCodeAt(end)) && isSpaced(last)) {
    characters.push(' ');
    at.push(space);
  }
  at.push(end);
  return { characters, at };
}

/** The visible text of a stretch as a string. */
export function visibleText(text: string, start: number, end: number, hidden: readonly Span[] = []): string {
  if (end <= start) return '';
  return isPlain(text, start, end, hidden)
    ? text.slice(start, end)
    : visible(text, start, end, hidden).characters.join('');
}

/** Whether all of a stretch is seen as it stands. */
function isPlain(text: string, start: number, end: number, hidden: readonly Span[]): boolean {
  for (let i = start; i < end; i++) if (sightOf(text.charCodeAt(i)) !== Sight.plain) return false;
  if (hidden.length === 0) return true;
  const h = firstEndingAfter(hidden, start);
  return h === hidden.length || hidden[h].start >= end;
}
