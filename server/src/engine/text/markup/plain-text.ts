import type { Span } from '../span.ts';
import type { Block, Markup } from './markup.ts';

/** Note marks that plain text carries: [1], 〔12〕, ［３］; and the remark that an emphasis is the writer's own. */
const NOTE_MARK =
  /[[〔［][0-9０-９]{1,3}[\]〕］]|[（(](?:着重号|着重点|黑体|下划线|重点)[^（）()\n]{0,12}(?:所加|另加)[）)]/g;

/** Plain text has no comments of its own: a line that holds nothing else may be one as in HTML. */
const COMMENT_LINE = /^[ \t]*(<!--[^\n]{0,2000}?-->)[ \t]*$/gm;

/** Plain text: every line that is not blank is a block. */
export function readPlainText(text: string): Markup {
  const comments = [...text.matchAll(COMMENT_LINE)].map((m) => {
    const start = m.index + m[0].indexOf('<');
    return { start, end: start + m[1].length };
  });
  return { blocks: linesOf(text, { start: 0, end: text.length }), hidden: noteMarks(text), comments };
}

/** The lines of a stretch that are not blank, without the white space around them. */
export function linesOf(text: string, range: Span, kind: Block['kind'] = 'text'): Block[] {
  const blocks: Block[] = [];
  for (let i = range.start; i < range.end;) {
    let end = i;
    while (end < range.end && !isLineBreak(text.charCodeAt(end))) end++;
    let start = i;
    let last = end;
    while (start < last && isBlank(text.charCodeAt(start))) start++;
    while (last > start && isBlank(text.charCodeAt(last - 1))) last--;
    if (last > start) blocks.push({ start, end: last, kind });
    i = end + 1;
  }
  return blocks;
}

export function noteMarks(text: string): Span[] {
  return [...text.matchAll(NOTE_MARK)].map((m) => ({ start: m.index, end: m.index + m[0].length }));
}

const isLineBreak = (unit: number) =>
  unit === 0x0a || unit === 0x0d || unit === 0x0b || unit === 0x0c || unit === 0x2028 || unit === 0x2029;
const isBlank = (unit: number) =>
  unit === 0x20 || unit === 0x09 || unit === 0x3000 || unit === 0xa0 || unit === 0xfeff;
