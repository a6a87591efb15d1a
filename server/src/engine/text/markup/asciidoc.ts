import type { Span } from '../span.ts';
import { markupOf, sourceLines, spansOf, type SourceLine } from './by-rules.ts';
import type { Markup } from './markup.ts';
import { QUOTE_HEAD_SPELLED } from './spelling.ts';

const SIGNS = [
  /(?:footnote|footnoteref):[^[\s]{0,300}\[[^\]\n]{0,500}\]/g,
  /(?:https?|link|mailto|image|xref):[^[\s]{0,300}\[/g,
  /\[[.#][\w.#-]+\](?=#)/g,
  /[*_`#^~]+/g,
];
const HEADING = /^=+ /;
/** Lines between which stands a comment, code, what is passed through, a quotation, or a table. */
const DELIMITER = /^(?:\/{4,}|-{4,}|\.{4,}|`{3,}(?:[\w+-]+)?|\+{4,}|_{4,}|[|,:!]={3,}|--)$/;
/** A line of attributes for the block below it. */
const ATTRIBUTES = /^\[[^\]\n]{0,500}\]$/;
const QUOTE = /^\[(?:quote|verse)(?:[.%#][^,\]]*)?\]$/;
const CODE = /^\[(?:source|listing|literal|stem|latexmath|asciimath|pass)(?:[.%#,][^\]]*)?\]$/;
const TITLE = /^\.[^.\s]/;
const SETTING = /^:[\w!-]{1,60}:/;
const LINE_COMMENT = /^\/\/(?!\/)/;
const LIST_ITEM = /^[ \t]+(?:[*.-]+|\d+\.|[a-zA-Z]\.|<(?:\d+|\.)>)[ \t]|^[ \t]+\S[^\n]*(?:::|;;)(?:\s|$)/;
const TERM = /(?:::|;;)\s*$/;

type Kind = 'text' | 'quotation' | 'code';

/** Whether all of a paragraph is set in; a blank that slipped in before its first line alone makes it no code. */
function isIndented(lines: readonly SourceLine[], first: number): boolean {
  for (let i = first; i < lines.length && lines[i].words.trim() !== ''; i++)
    if (!/^[ \t]/.test(lines[i].words)) return false;
  return true;
}

/** AsciiDoc: blocks between delimiters, paragraphs with a line of attributes above them, and literal paragraphs. */
export function readAsciidoc(text: string): Markup {
  const lines = sourceLines(text);
  const comments: Span[] = [];
  const notText: Span[] = [];
  const quotations: Span[] = [];
  /** The last line of each delimiter: behind it a block is not closed, and is none. */
  const lasts = new Map<string, number>();
  const closing = (words: string): string => words.trimEnd().replace(/^(`{3,}).*/, '$1');
  for (const [i, { words }] of lines.entries())
    if (DELIMITER.test(words.trimEnd())) lasts.set(words.trimEnd(), i);

  /** What the line of attributes above says about the block. */
  let next: Kind = 'text';
  /** Of the paragraph that is being read. */
  let paragraph: Kind = 'text';
  /** Quotations and tables that are open, with what they were before. */
  let quoted = '';
  let table = '';
  let before = '';
  let isNew = true;
  for (let i = 0; i < lines.length; i++) {
    const { start, end, words: source } = lines[i];
    const words = source.trimEnd();
    if (words === '') {
      isNew = true;
      paragraph = 'text';
      continue;
    }
    if (DELIMITER.test(words)) {
      if (words === quoted) quoted = '';
      else if (words === table) table = '';
      else if ((lasts.get(closing(words)) ?? -1) > i) {
        if (/^(?:_|--$)/.test(words)) {
          if (!quoted && (words !== '--' || next === 'quotation')) quoted = words;
        } else if (words.endsWith('=')) table = words;
        else {
          let close = i + 1;
          while (lines[close].words.trimEnd() !== closing(words)) close++;
          (words.startsWith('/') ? comments : notText).push({ start, end: lines[close].end });
          i = close;
          next = 'text';
          isNew = true;
          continue;
        }
      }
      notText.push({ start, end });
      next = 'text';
      isNew = true;
      paragraph = 'text';
      continue;
    }
    if (LINE_COMMENT.test(words)) comments.push({ start, end });
    else if (isNew && QUOTE_HEAD_SPELLED.test(words)) next = 'quotation';
    else if (ATTRIBUTES.test(words)) {
      if (QUOTE.test(words)) next = 'quotation';
      else if (CODE.test(words)) next = 'code';
      notText.push({ start, end });
    } else if (SETTING.test(words)) notText.push({ start, end });
    else if (!(isNew && TITLE.test(words) && next !== 'text')) {
      if (isNew) {
        const isLiteral =
          !quoted && !table && !LIST_ITEM.test(words) && !TERM.test(before) && isIndented(lines, i);
        paragraph = next === 'text' && isLiteral ? 'code' : next;
        next = 'text';
        isNew = false;
      }
      if (paragraph === 'code') notText.push({ start, end });
      else if (paragraph === 'quotation' || quoted)
        quotations.push({ start, end: Math.min(end + 1, text.length) });
      before = words;
    }
  }
  return markupOf(text, {
    comments,
    notText,
    signs: SIGNS.flatMap((pattern) => spansOf(text, pattern)),
    quotations,
    isHeading: (words) => HEADING.test(words),
  });
}
