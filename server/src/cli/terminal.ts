import { eastAsianWidth } from 'get-east-asian-width';
import type { Span } from '../engine/index.ts';

/** Columns a character takes in a terminal: Han takes two, combining marks none. */
export function charWidth(codePoint: number): number {
  if (codePoint < 0x7f) return 1;
  if (
    (codePoint >= 0x300 && codePoint <= 0x36f) ||
    (codePoint >= 0x200b && codePoint <= 0x200f) ||
    (codePoint >= 0x2060 && codePoint <= 0x2064) ||
    (codePoint >= 0xfe00 && codePoint <= 0xfe0f) ||
    (codePoint >= 0xe0100 && codePoint <= 0xe01ef) ||
    codePoint === 0xfeff ||
    codePoint === 0xad
  )
    return 0;
  return eastAsianWidth(codePoint);
}

/** Columns a text takes in a terminal. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const char of text) width += charWidth(char.codePointAt(0)!);
  return width;
}

/** A text with spaces after it, up to `width` columns. */
export function padEnd(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - displayWidth(text)));
}

/** A text with spaces before it, up to `width` columns. */
export function padStart(text: string, width: number): string {
  return ' '.repeat(Math.max(0, width - displayWidth(text))) + text;
}

// A closing mark at the beginning of a row reads badly; it may hang over the edge instead.
const NOT_AT_ROW_START = new Set('，。；：、！？”’」』）》〉…—,.;:!?)]');

/** Splits [span) of a text into rows of at most `width` columns, ending at line breaks too. Offsets are into the text. */
export function rows(text: string, span: Span, width: number): Span[] {
  const result: Span[] = [];
  let start = span.start;
  let column = 0;
  let i = span.start;
  while (i < span.end) {
    const char = String.fromCodePoint(text.codePointAt(i)!);
    if (char === '\n' || char === '\r') {
      result.push({ start, end: i });
      i += char === '\r' && text[i + 1] === '\n' ? 2 : 1;
      start = i;
      column = 0;
      continue;
    }
    const size = charWidth(char.codePointAt(0)!);
    if (column + size > width && i > start && !NOT_AT_ROW_START.has(char)) {
      result.push({ start, end: i });
      start = i;
      column = 0;
    }
    column += size;
    i += char.length;
  }
  if (start < span.end || result.length === 0) result.push({ start, end: span.end });
  return result;
}

/** A text as it may go to a terminal: what would move the cursor or turn the direction is not sent. */
export function printable(text: string): string {
  return text
    .replace(/\t/g, ' ')
    .replace(/[\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/[\p{Cc}\p{Cs}]/gu, '�');
}

/** A piece of a text, and how it is to be coloured. */
export interface Mark extends Span {
  readonly paint: (text: string) => string;
}

/** One row with its marks painted, and the line of carets that goes under it; empty when the row has no mark. */
export function markedRow(
  text: string,
  row: Span,
  marks: readonly Mark[],
  last: boolean,
): { row: string; carets: string } {
  const inside = marks
    .filter((mark) =>
      mark.start === mark.end
        ? mark.start >= row.start && (mark.start < row.end || (last && mark.start === row.end))
        : mark.start < row.end && row.start < mark.end,
    )
    .sort((a, b) => a.start - b.start);
  let painted = '';
  let carets = '';
  let caretsWidth = 0;
  let column = 0;
  let at = row.start;
  const advance = (to: number, paint?: (text: string) => string) => {
    if (to <= at) return;
    const piece = printable(text.slice(at, to));
    painted += paint ? paint(piece) : piece;
    column += displayWidth(piece);
    at = to;
  };
  for (const mark of inside) {
    advance(Math.max(mark.start, row.start));
    const from = column;
    advance(Math.min(mark.end, row.end), mark.paint);
    // What was left out has no place of its own: one caret stands where it belongs.
    const length = Math.max(1, column - from);
    if (from < caretsWidth) continue;
    carets += ' '.repeat(from - caretsWidth) + mark.paint('^'.repeat(length));
    caretsWidth = from + length;
  }
  advance(row.end);
  return { row: painted, carets };
}
