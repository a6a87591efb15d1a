// The marks round quotations, for reading a scene: what closes them, what is a block quotation.

import type { Span } from '../text/span.ts';

/** Opening marks, and what closes each. */
export const CLOSING: Readonly<Record<string, string>> = {
  '“': '”',
  '「': '」',
  '『': '』',
  '«': '»',
  '〝': '〞',
  '‘': '’',
  '"': '"',
  '＂': '＂',
};

const LONGEST_PLAIN = 3000;

/** Where a quotation within one paragraph and without marks of its own inside ends; -1 where it needs a closer look. */
export function plainQuotationEnd(source: string, at: number, end: number): number {
  const mark = source[at];
  const closer = CLOSING[mark];
  if (mark === '‘') return -1;
  const stop = Math.min(end, at + LONGEST_PLAIN);
  for (let i = at + 1; i < stop; i++) {
    const c = source[i];
    if (c === closer) return i;
    if (c === '\n' || c === '\r' || c === '<' || c === '"' || isMark(source.charCodeAt(i))) return -1;
  }
  return -1;
}

const BLOCK_BEGINS =
  /(?:<blockquote\b[^<>]{0,40}>\s{0,4}(?:<p\b[^<>]{0,20}>\s{0,4})?|\\begin\{(?:quote|quotation|displayquote)\}\s{0,4}|(?:^|\n)_{4,}\s{1,4})$/i;

/** Between words and the outer edge of their marks, in UTF-16 units: a mark may be spelled out (&ldquo;, <q lang="en">). */
export const MARK_WIDTH = 24;

/** A given quotation with the marks beside it, whatever their form. */
export function withMarks(
  source: string,
  given: Span,
  start: number,
  end: number,
): Span & { readonly block: boolean } {
  const head = source.slice(Math.max(start, given.start - 80), given.start);
  if (/(?:^|\n)[ \t]{0,3}>[ \t>]*$/.test(head) || BLOCK_BEGINS.test(head)) return { ...given, block: true };
  const before = /(?:''|``|[“”「」『』‘’«»〝〞﹁﹂﹃﹄„"＂])[ \t\u3000\u2060]*$/.exec(
    source.slice(Math.max(start, given.start - MARK_WIDTH), given.start),
  );
  const behind = /^[ \t\u3000\u2060。，、；：！？,.;:!?…]*(?:''|[“”「」『』‘’«»〝〞﹁﹂﹃﹄„"＂])/.exec(
    source.slice(given.end, Math.min(end, given.end + MARK_WIDTH)),
  );
  return {
    start: given.start - (before?.[0].length ?? 0),
    end: given.end + (behind?.[0].length ?? 0),
    block: false,
  };
}

/** Whether a mark of one form for both ends, between these two characters, can only be a closing one. */
export function closesOnly(before: string, after: string): boolean {
  return !/\s|^$/.test(before) && /[\s，。！？；：、,.;:!?)）—]|^$/.test(after);
}

/** ‘ ’ “ ” 「 」 『 』 « » 〝 〞 */
function isMark(code: number): boolean {
  return (
    (code >= 0x2018 && code <= 0x201e) ||
    (code >= 0x300c && code <= 0x300f) ||
    code === 0xab ||
    code === 0xbb ||
    (code >= 0x301d && code <= 0x301f)
  );
}

const PROVENANCE_LINE = /^\s*[*_]*(?:(?:—|–|--)|[（(][^（）()]{2,120}[)）][。.]?[*_]*\s*$)/;

/**
 * A Markdown block quotation without marks of its own, from its first line to its last before an attribution line; none
 * where the given words stand in it behind the name of who says them.
 */
export function blockQuotation(
  source: string,
  at: number,
  end: number,
  given?: Span,
): { start: number; end: number; next: number } | null {
  let line = at;
  while (line < end && /[\r\n]/.test(source[line])) line++;
  let start = -1;
  let stop = line;
  while (line < end) {
    const head = /^[ \t]{0,3}(?:>[ \t]?)+/.exec(source.slice(line, line + 40));
    if (!head) break;
    const content = line + head[0].length;
    let lineEnd = source.indexOf('\n', content);
    if (lineEnd === -1 || lineEnd > end) lineEnd = end;
    if (PROVENANCE_LINE.test(source.slice(content, Math.min(lineEnd, content + 160)))) break;
    if (start === -1) start = content;
    stop = lineEnd;
    line = lineEnd;
    while (line < end && source[line] === '\n' && line === lineEnd) line++;
  }
  if (start === -1 || stop - start < 2) return null;
  if (given && start < given.start && given.end <= stop && isLedInto(source, start, given.start)) return null;
  const words = source.slice(start, stop);
  return /[“「『"”»]/.test(words) ? null : { start, end: stop, next: stop };
}

/** Whether the words at `at`, in a block quotation that begins at `start`, stand behind 习近平： or 习近平说，. */
export function isLedInto(source: string, start: number, at: number): boolean {
  return /[：:，,][\s\u2060]*$/.test(source.slice(Math.max(start, at - 8), at));
}
