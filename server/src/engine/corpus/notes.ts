// Notes: a mark behind a quotation, and the line elsewhere in the document that says where the words are from.

import type { Span } from '../text/span.ts';
import { MARK_WIDTH } from './scene-marks.ts';

/** [^1], [1], ①, <sup>1</sup> right behind a quotation. */
const MARK =
  /^[”」』"’\s*_，。；！？…]{0,4}?(?:\[\^([^\]\s]{1,24})\]|[[［【]([\d０-９]{1,3})[\]］】]|([\u2460-\u2473])|<sup>\s?\[?(\d{1,3})\]?\s?<\/sup>)/;
/** A note of more than this says more than where words are from, in UTF-16 units. */
const LONGEST = 160;

/** The line of the note whose mark stands behind the words that end at `end`; null where none does, or no line is found. */
export function noteBehind(text: string, end: number): Span | null {
  if (!mayBeMark(text, end)) return null;
  const mark = MARK.exec(text.slice(end, end + MARK_WIDTH + 16));
  if (!mark) return null;
  const [, id, inBrackets, circled, raised] = mark;
  const behind = end + mark[0].length;
  if (id !== undefined) return lineOf(text, `[^${id}]:`, 0);
  if (inBrackets !== undefined) {
    const sign = mark[0].slice(mark[0].search(/[[［【]/));
    return lineOf(text, sign, behind);
  }
  return (
    lineOf(text, circled ?? `${raised}.`, behind) ??
    (raised === undefined ? null : lineOf(text, `[${raised}]`, behind))
  );
}

/** Whether a note's mark stands behind the words that end at `end`. */
export function hasNote(text: string, end: number): boolean {
  return mayBeMark(text, end) && MARK.test(text.slice(end, end + MARK_WIDTH + 16));
}

/** Whether one of the first characters behind the words can begin a note's mark. */
function mayBeMark(text: string, end: number): boolean {
  for (let i = end; i < end + 5 && i < text.length; i++) {
    const c = text[i];
    if (c === '[' || c === '［' || c === '【' || c === '<' || (c >= '\u2460' && c <= '\u2473')) return true;
  }
  return false;
}

/** The line that begins with `sign`, at `from` or behind it, without the sign. */
function lineOf(text: string, sign: string, from: number): Span | null {
  for (let at = text.indexOf(sign, from); at !== -1; at = text.indexOf(sign, at + 1)) {
    const lineStart = text.lastIndexOf('\n', at) + 1;
    if (at - lineStart > 4 || text.slice(lineStart, at).trim() !== '') continue;
    let start = at + sign.length;
    while (/[ \t\u3000:：.、]/.test(text[start] ?? '')) start++;
    const lineEnd = text.indexOf('\n', start);
    const end = lineEnd === -1 ? text.length : lineEnd;
    return end > start && end - start <= LONGEST ? { start, end } : null;
  }
  return null;
}
