import { GFM, parser } from '@lezer/markdown';
import type { Span } from '../span.ts';
import type { Block, Markup } from './markup.ts';
import { noteMarks } from './plain-text.ts';
import { joined } from './spans.ts';

const markdown = parser.configure(GFM);
const FRONT_MATTER = /^\ufeff?---[ \t]*\r?\n[\s\S]*?\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/;
/** Footnote marks: [^1], notes set in the text: ^[…], readings of <ruby>, and numbers or signs set as superscript. */
const FOOTNOTE_REFERENCE =
  /\^\[[^[\]\n]{0,300}\]|<r[tp]>[^<\n]{0,60}<\/r[tp]>|\[\^[^\]\s]{1,40}\]:?|<sup\b[^>\n]{0,80}>[^<\n]{0,40}(?:<a\b[^>\n]{0,120}>[^<\n]{0,20}<\/a>)?[^<\n]{0,10}<\/sup>/gi;

/** Blocks whose text is read. */
const TEXT_BLOCKS = new Set(['Paragraph', 'Task', 'TableCell']);
/** Nodes that are looked through wholly. */
const HIDDEN = new Set([
  'EmphasisMark', 'LinkMark', 'URL', 'LinkTitle', 'LinkLabel', 'Image', 'Autolink', 'HTMLTag', 'Comment', 'InlineCode',
  'StrikethroughMark', 'HeaderMark', 'QuoteMark', 'TaskMarker', 'ProcessingInstruction', 'ListMark', 'SubscriptMark',
  'SuperscriptMark',
]); // prettier-ignore

/** Length of the YAML front matter at a document's beginning. */
export function frontMatterLength(text: string): number {
  return FRONT_MATTER.exec(text)?.[0].length ?? 0;
}

/** Markdown (CommonMark with GFM tables, tasks and strikethrough, footnote marks); `isFirst` where front matter may stand. */
export function readMarkdown(text: string, isFirst = true): Markup {
  const frontMatter = isFirst ? frontMatterLength(text) : 0;
  // The parser sees blanks in the place of the front matter and of carriage returns, so that offsets stay.
  const source = blanked(text, frontMatter).replace(/\r/g, ' ');
  const blocks: Block[] = [];
  const hidden: Span[] = [];
  const comments: Span[] = [];
  const quotations: number[] = [];
  markdown.parse(source).iterate({
    enter(node) {
      const name = node.name;
      if (name === 'Comment' || name === 'CommentBlock') comments.push({ start: node.from, end: node.to });
      if (name === 'Blockquote') quotations.push(node.from);
      else if (TEXT_BLOCKS.has(name)) {
        blocks.push({
          start: node.from,
          end: lineEnd(text, node.to),
          ...(quotations.length ? { kind: 'quotation', quotation: quotations.at(-1) } : { kind: 'text' }),
        });
      } else if (name.startsWith('ATXHeading') || name.startsWith('SetextHeading')) {
        blocks.push({ start: node.from, end: lineEnd(text, node.to), kind: 'heading' });
      } else if (name === 'LinkReference' && source.startsWith('[^', node.from)) {
        // A footnote of one run of characters looks like the address of a link.
        const label = source.indexOf(']:', node.from) + 2;
        blocks.push({ start: label, end: lineEnd(text, node.to), kind: 'text' });
        return false;
      } else if (HIDDEN.has(name)) {
        hidden.push({ start: node.from, end: node.to });
        return false;
      } else if (name === 'Escape') {
        hidden.push({ start: node.from, end: node.from + 1 });
      }
      return undefined;
    },
    leave(node) {
      if (node.name === 'Blockquote') quotations.pop();
    },
  });
  for (const match of source.matchAll(FOOTNOTE_REFERENCE)) {
    hidden.push({ start: match.index, end: match.index + match[0].length });
  }
  hidden.push(...noteMarks(source));
  return { blocks, hidden: joined(hidden), comments };
}

function blanked(text: string, length: number): string {
  return length ? text.slice(0, length).replace(/[^\r\n]/g, ' ') + text.slice(length) : text;
}

/** A line's end as it is in the text: the first half of CRLF is no part of it. */
function lineEnd(text: string, end: number): number {
  return text[end - 1] === '\r' ? end - 1 : end;
}
