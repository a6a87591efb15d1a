import { GFM, parser } from '@lezer/markdown';
import type { SyntaxNode } from '@lezer/common';
import type { Span } from '../span.ts';
import { readHtml } from './html.ts';
import type { Block, Markup } from './markup.ts';
import { noteMarks } from './plain-text.ts';
import { joined } from './spans.ts';

const markdown = parser.configure(GFM);
/** YAML, or TOML between lines of +++. */
const FRONT_MATTER =
  /^\ufeff?(?:---[ \t]*\r?\n[\s\S]*?\r?\n(?:---|\.\.\.)|\+\+\+[ \t]*\r?\n(?:[\s\S]*?\r?\n)?\+\+\+)[ \t]*(?:\r?\n|$)/;
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

/** Elements inside a paragraph whose content is code. */
const CODE_TAG = /^<(\/?)(code|kbd|samp|pre|script|style)\b/i;
/** Mathematics that is set off; a blank line ends the paragraph, and so what may be mathematics. */
const DISPLAY_MATH = /(?<!\\)\$\$(?:[^$\n]|\n(?![ \t\r]*\n))+\$\$/g;
/** What `[label]` links to (CommonMark 0.31, 4.7); one of a footnote is none. */
const DEFINITION =
  /^[ \t>]{0,20}(?:[-*+][ \t]{1,4}|\d{1,9}[.)][ \t]{1,4})?\[(?!\^)((?:[^[\]\\\n]|\\[^\n]){1,500})\]:[ \t]*(?:\r?\n[ \t]*)?\S+(?:[ \t]*$|[ \t]+["'(])/gm;

/** Length of the front matter at a document's beginning. */
export function frontMatterLength(text: string): number {
  return FRONT_MATTER.exec(text)?.[0].length ?? 0;
}

/** The labels of the links that a document defines (`[label]: address`), as {@link readMarkdown} compares them. */
export function linkLabels(text: string): ReadonlySet<string> {
  const labels = new Set<string>();
  if (text.includes(']:')) for (const match of text.matchAll(DEFINITION)) labels.add(labelOf(match[1]));
  return labels;
}

const labelOf = (words: string): string => words.trim().replace(/\s+/g, ' ').toLowerCase().toUpperCase();

/**
 * Markdown (CommonMark with GFM tables, tasks and strikethrough, footnote marks); `isFirst` where front matter may
 * stand, `labels` are those that the whole document defines: brackets round anything else are ordinary characters.
 */
export function readMarkdown(
  text: string,
  isFirst = true,
  labels: ReadonlySet<string> = linkLabels(text),
): Markup {
  const frontMatter = isFirst ? frontMatterLength(text) : 0;
  // The parser sees blanks in the place of the front matter and of carriage returns, so that offsets stay.
  const source = blanked(text, frontMatter).replace(/\r/g, ' ');
  const blocks: Block[] = [];
  const hidden: Span[] = [];
  const comments: Span[] = [];
  const quotations: number[] = [];
  const code: Span[] = [];
  /** Where code in a paragraph opens, and the name of its element. */
  let opened: { readonly at: number; readonly name: string } | undefined;
  /** Brackets that are no markup begin here. */
  const brackets = new Set<number>();
  /** The text of HTML that stands by itself. */
  const readElements = (from: number, to: number): void => {
    const html = readHtml(source.slice(from, to));
    const moved = ({ start, end }: Span): Span => ({ start: from + start, end: from + end });
    const outer = quotations.at(-1);
    for (const block of html.blocks) {
      const quotation = block.quotation === undefined ? outer : from + block.quotation;
      const { start, end } = moved(block);
      if (quotation === undefined || block.kind === 'heading') blocks.push({ start, end, kind: block.kind });
      else blocks.push({ start, end, kind: 'quotation', quotation });
    }
    hidden.push(...html.hidden.map(moved));
    comments.push(...html.comments.map(moved));
  };
  markdown.parse(source).iterate({
    enter(node) {
      const name = node.name;
      if (name === 'Link' || name === 'Image') {
        const read = referenceOf(node.node, source);
        if (read.label === undefined) {
          // All of `](address "title")` at once, with the blanks in it.
          hidden.push({ start: read.closing.from, end: node.to });
        } else if (!labels.has(labelOf(read.label))) {
          brackets.add(node.from).add(read.closing.from).add(read.closing.to);
          return undefined;
        }
      } else if ((name === 'LinkMark' || name === 'LinkLabel') && brackets.has(node.from)) {
        return false;
      } else if (name === 'HTMLTag') {
        const tag = CODE_TAG.exec(source.slice(node.from, node.from + 12));
        const element = tag?.[2].toLowerCase();
        if (tag && element && !tag[1]) opened ??= { at: node.from, name: element };
        else if (opened && element === opened.name) {
          code.push({ start: opened.at, end: node.to });
          opened = undefined;
        }
      } else if (name === 'InlineCode' || name === 'FencedCode' || name === 'CodeBlock') {
        code.push({ start: node.from, end: node.to });
      }
      if (name === 'Comment' || name === 'CommentBlock') comments.push({ start: node.from, end: node.to });
      if (name === 'HTMLBlock') {
        opened = undefined;
        readElements(node.from, node.to);
      } else if (name === 'Strikethrough' && isTakenBack(source.slice(node.from, node.to))) {
        hidden.push({ start: node.from, end: node.to });
        return false;
      }
      if (name === 'Blockquote') quotations.push(node.from);
      else if (TEXT_BLOCKS.has(name)) {
        opened = undefined;
        blocks.push({
          start: node.from,
          end: lineEnd(text, node.to),
          ...(quotations.length ? { kind: 'quotation', quotation: quotations.at(-1) } : { kind: 'text' }),
        });
      } else if (name.startsWith('ATXHeading') || name.startsWith('SetextHeading')) {
        opened = undefined;
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
  hidden.push(...noteMarks(source), ...code);
  const math = displayMath(source, code);
  if (math.length === 0) return { blocks, hidden: joined(hidden), comments };
  let next = 0;
  const isMath = (block: Block): boolean => {
    while (next < math.length && math[next].end < block.end) next++;
    return next < math.length && math[next].start <= block.start;
  };
  return { blocks: blocks.filter((b) => !isMath(b)), hidden: joined([...hidden, ...math]), comments };
}

/** The bracket that closes the words of a link, and the label it refers to where it has no address of its own. */
function referenceOf(
  node: SyntaxNode,
  source: string,
): { closing: { readonly from: number; readonly to: number }; label?: string } {
  const last = node.lastChild;
  const marks = node.getChildren('LinkMark');
  const closing = marks.at(1) ?? marks.at(0) ?? node;
  if (last?.name === 'LinkLabel' && last.to - last.from > 2)
    return { closing, label: source.slice(last.from + 1, last.to - 1) };
  const isInline = marks.length > 2;
  return isInline ? { closing } : { closing, label: source.slice((marks.at(0) ?? node).to, closing.from) };
}

/** Mathematics between $$ and $$; what stands in code is none. */
function displayMath(source: string, code: readonly Span[]): Span[] {
  if (!source.includes('$$')) return [];
  let seen = '';
  let from = 0;
  for (const { start, end } of joined([...code])) {
    seen += source.slice(from, start) + source.slice(start, end).replace(/\$/g, ' ');
    from = end;
  }
  seen += source.slice(from);
  return [...seen.matchAll(DISPLAY_MATH)].map((m) => ({ start: m.index, end: m.index + m[0].length }));
}

function blanked(text: string, length: number): string {
  return length ? text.slice(0, length).replace(/[^\r\n]/g, ' ') + text.slice(length) : text;
}

/** Struck-out words up to this length, within a sentence, are taken back; longer ones are read for what they quote. */
const LONGEST_TAKEN_BACK = 40;

function isTakenBack(words: string): boolean {
  return words.length <= LONGEST_TAKEN_BACK && !/[“”"「」『』\n]/.test(words);
}

/** A line's end as it is in the text: the first half of CRLF is no part of it. */
function lineEnd(text: string, end: number): number {
  return text[end - 1] === '\r' ? end - 1 : end;
}
