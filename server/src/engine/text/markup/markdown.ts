import { TreeFragment, type Tree } from '@lezer/common';
import { GFM, parser } from '@lezer/markdown';
import type { Span } from '../span.ts';
import type { Block, Markup, MarkupMemory } from './markup.ts';
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

/** Markdown (CommonMark with GFM tables, tasks and strikethrough, footnote marks, YAML front matter). */
export function readMarkdown(text: string, memory: MarkupMemory = {}): Markup {
  const frontMatter = FRONT_MATTER.exec(text)?.[0].length ?? 0;
  // The parser sees blanks in the place of the front matter, so that offsets stay.
  const source = frontMatter
    ? text.slice(0, frontMatter).replace(/[^\r\n]/g, ' ') + text.slice(frontMatter)
    : text;
  const blocks: Block[] = [];
  const hidden: Span[] = [];
  let quotations = 0;
  parse(source, memory).iterate({
    enter(node) {
      const name = node.name;
      if (name === 'Blockquote') quotations++;
      else if (TEXT_BLOCKS.has(name)) {
        blocks.push({
          start: node.from,
          end: lineEnd(source, node.to),
          kind: quotations ? 'quotation' : 'text',
        });
      } else if (name.startsWith('ATXHeading') || name.startsWith('SetextHeading')) {
        blocks.push({ start: node.from, end: lineEnd(source, node.to), kind: 'heading' });
      } else if (name === 'LinkReference' && source.startsWith('[^', node.from)) {
        // A footnote of one run of characters looks like the address of a link.
        const label = source.indexOf(']:', node.from) + 2;
        blocks.push({ start: label, end: lineEnd(source, node.to), kind: 'text' });
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
      if (node.name === 'Blockquote') quotations--;
    },
  });
  for (const match of source.matchAll(FOOTNOTE_REFERENCE)) {
    hidden.push({ start: match.index, end: match.index + match[0].length });
  }
  hidden.push(...noteMarks(source));
  return { blocks, hidden: joined(hidden) };
}

/** The parser takes the first half of CRLF for text. */
function lineEnd(text: string, end: number): number {
  return text[end - 1] === '\r' ? end - 1 : end;
}

/** The last text that was parsed, and its tree. */
export interface MarkdownMemory {
  readonly source: string;
  readonly tree: Tree;
}

/** Parses a text; what it shares with the text parsed last is not parsed anew. */
function parse(source: string, memory: MarkupMemory): Tree {
  const last = memory.markdown;
  if (last?.source === source) return last.tree;
  let fragments: readonly TreeFragment[] = [];
  if (last) {
    const shorter = Math.min(last.source.length, source.length);
    let start = 0;
    while (start < shorter && last.source.charCodeAt(start) === source.charCodeAt(start)) start++;
    let rest = 0;
    while (
      rest < shorter - start &&
      last.source.charCodeAt(last.source.length - 1 - rest) === source.charCodeAt(source.length - 1 - rest)
    ) {
      rest++;
    }
    const change = { fromA: start, toA: last.source.length - rest, fromB: start, toB: source.length - rest };
    fragments = TreeFragment.applyChanges(TreeFragment.addTree(last.tree), [change]);
  }
  const tree = markdown.parse(source, fragments);
  memory.markdown = { source, tree };
  return tree;
}
