// Where a comment that tells Verbatim to leave something alone goes, in the document's own comment syntax, so that the
// document reads the same as before.
import type { TextEdit } from 'vscode-languageserver-types';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { IgnoreComment, Rule, Span } from '../engine/index.ts';
import { lineAtOffset, rangeOf } from './ranges.ts';

const COMMENT: Readonly<Record<string, readonly [open: string, close: string]>> = {
  markdown: ['<!-- ', ' -->'],
  html: ['<!-- ', ' -->'],
  latex: ['% ', ''],
  restructuredtext: ['.. ', ''],
  asciidoc: ['// ', ''],
};

/** Lines of Markdown between which a comment on a line of its own would take a list, table or quotation apart. */
const MARKDOWN_INNER = /^\s*(?:>|[-+*]\s|\d{1,9}[.)]\s|\|)|^(?: {4}|\t)/;
/** The same in reStructuredText. */
const RST_INNER = /^\s*(?:[-+*]\s|\(?[\w#]{1,4}[.)]\s|\||\+[-=])/;

/** Leaves alone what begins in the line of an offset; null where the language has no comment for this place. */
export function ignoreHere(
  document: TextDocument,
  offset: number,
  rules: readonly Rule[],
): TextEdit[] | null {
  const marks = COMMENT[document.languageId];
  if (marks === undefined) return null;
  const line = lineAtOffset(document, offset);
  const words = textOf(document, line);
  const indent = /^[ \t]*/.exec(words)![0];
  const eol = endOfLine(document);
  const above = (kind: string, gap = ''): TextEdit[] => [
    insertion(document, line.start, `${indent}${comment(marks, kind, rules)}${eol}${gap}`),
  ];
  const isFirst = line.start === 0 || textOf(document, lineBefore(document, line)).trim() === '';
  switch (document.languageId) {
    case 'markdown': {
      if (isFirst && !MARKDOWN_INNER.test(words)) return above('next-line');
      // In the line itself: before a hard break, and inside the last cell of a table's row.
      const end = /(?:\s*\|)?\s*(?:\\)?$/.exec(words)!.index;
      const row = words.trimStart().startsWith('|');
      const at = line.start + (row ? end : words.replace(/(?:\s+|\\)$/, '').length);
      return [insertion(document, at, ` ${comment(marks, 'line', rules)}`)];
    }
    case 'restructuredtext':
      return isFirst && !RST_INNER.test(words) ? above('next-line', eol) : null;
    case 'asciidoc':
      return [insertion(document, line.start, `${comment(marks, 'next-line', rules)}${eol}`)];
    default:
      return above('next-line');
  }
}

/** Leaves alone what begins in the paragraphs of a span; null where the language has no comments. */
export function ignoreRegion(document: TextDocument, span: Span, rules: readonly Rule[]): TextEdit[] | null {
  const marks = COMMENT[document.languageId];
  if (marks === undefined) return null;
  const eol = endOfLine(document);
  let first = lineAtOffset(document, span.start);
  let last = lineAtOffset(document, Math.max(span.start, span.end - 1));
  const isText = (line: Span): boolean => textOf(document, line).trim() !== '';
  while (first.start > 0 && isText(lineBefore(document, first))) first = lineBefore(document, first);
  for (let next = lineBehind(document, last); next !== null && isText(next);) {
    last = next;
    next = lineBehind(document, last);
  }
  return [
    insertion(document, first.start, `${comment(marks, 'start', rules)}${eol}${eol}`),
    insertion(document, last.end, `${eol}${eol}${comment(marks, 'end', rules)}`),
  ];
}

/** Leaves alone whatever falls under some rules, in the whole document; null where the language has no comments. */
export function ignoreInFile(document: TextDocument, rules: readonly Rule[]): TextEdit[] | null {
  const marks = COMMENT[document.languageId];
  if (marks === undefined) return null;
  const eol = endOfLine(document);
  const text = document.getText();
  const head =
    document.languageId === 'markdown'
      ? /^\ufeff?(?:---[ \t]*\r?\n[\s\S]*?\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$))?/.exec(text)
      : document.languageId === 'html'
        ? /^\ufeff?(?:\s*<\?xml[^>]*>)?(?:\s*<!doctype[^>]*>\s*?(?:\r?\n)?)?/i.exec(text)
        : /^\ufeff?/.exec(text);
  const at = head?.[0].length ?? 0;
  const gap = document.languageId === 'latex' || document.languageId === 'asciidoc' ? '' : eol;
  return [insertion(document, at, `${comment(marks, 'file', rules)}${eol}${gap}`)];
}

/** Takes a comment out with the line that it alone stands on; that of a region's end, too. `all`: those of the document. */
export function withoutComment(
  document: TextDocument,
  one: IgnoreComment,
  all: readonly IgnoreComment[],
): TextEdit[] {
  const end =
    one.kind === 'start' ? all.filter(({ kind, start }) => kind === 'end' && start === one.scope?.end) : [];
  return [one, ...end].map((comment) => {
    const line = lineAtOffset(document, comment.start);
    const before = document.getText().slice(line.start, comment.start);
    const last = lineAtOffset(document, comment.end);
    const behind = document.getText().slice(comment.end, last.end);
    if (before.trim() !== '' || behind.trim() !== '') {
      const space = /[ \t]*$/.exec(before)![0].length;
      return deletion(document, { start: comment.start - space, end: comment.end });
    }
    let next = lineBehind(document, last);
    const isApart =
      comment.kind === 'file' ||
      line.start === 0 ||
      textOf(document, lineBefore(document, line)).trim() === '';
    // the empty line that set it apart from what follows goes with it
    if (isApart && next !== null && textOf(document, next).trim() === '')
      next = lineBehind(document, next) ?? next;
    return deletion(document, { start: line.start, end: next === null ? last.end : next.start });
  });
}

function deletion(document: TextDocument, span: Span): TextEdit {
  return { range: rangeOf(document, span), newText: '' };
}

function comment([open, close]: readonly [string, string], kind: string, rules: readonly Rule[]): string {
  return `${open}verbatim-ignore-${kind} ${rules.join(' ')}${close}`;
}

function insertion(document: TextDocument, at: number, newText: string): TextEdit {
  return { range: rangeOf(document, { start: at, end: at }), newText };
}

function textOf(document: TextDocument, { start, end }: Span): string {
  return document.getText().slice(start, end);
}

function lineBefore(document: TextDocument, line: Span): Span {
  return lineAtOffset(document, Math.max(0, line.start - 1));
}

function lineBehind(document: TextDocument, line: Span): Span | null {
  const text = document.getText();
  const next = line.end + (text.startsWith('\r\n', line.end) ? 2 : 1);
  return next > text.length || line.end >= text.length ? null : lineAtOffset(document, next);
}

function endOfLine(document: TextDocument): string {
  return document.getText().includes('\r\n') ? '\r\n' : '\n';
}
