import { parser } from '@lezer/html';
import type { Span } from '../span.ts';
import type { Block, Markup } from './markup.ts';
import { joined } from './spans.ts';

const BLOCK_ELEMENTS = new Set(
  'address article aside blockquote body br caption dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hr html li main nav ol p section summary table tbody td tfoot th thead title tr ul'.split(
    ' ',
  ),
);
const NOT_TEXT = new Set(['script', 'style', 'pre', 'code', 'kbd', 'samp', 'head', 'template', 'textarea']);
/** In a block quotation these say whose the words are. */
const SOURCE_OF_QUOTATION = new Set(['footer', 'cite', 'figcaption', 'address']);
/** What may stand behind a <cite> that closes its block quotation; one in a sentence is the title of a work. */
const ENDS_QUOTATION = /^[\s)）。]*(?:<\/(?!blockquote)[a-z]+\s*>\s*)*<\/blockquote/i;
const INLINE_GONE = new Set(['sup', 'rt', 'rp']);

function closesQuotation(text: string, from: number): boolean {
  const behind = text.slice(from, from + 600);
  const close = behind.search(/<\/cite/i);
  return close >= 0 && ENDS_QUOTATION.test(behind.slice(close).replace(/^<\/cite\s*>/i, ''));
}

/** HTML: block elements part the text, inline tags are looked through; scripts, styles and comments are not text. */
export function readHtml(text: string): Markup {
  const blocks: Block[] = [];
  const hidden: Span[] = [];
  const comments: Span[] = [];
  let start = -1;
  let end = -1;
  const quotations: number[] = [];
  /** The element in the block quotation that says whose the words are; '' outside of one. */
  let source = '';
  let heading = 0;
  const flush = () => {
    if (start >= 0 && text.slice(start, end).trim() !== '') {
      const quotation = quotations.at(-1);
      if (heading) blocks.push({ start, end, kind: 'heading' });
      else if (quotation !== undefined && !source) blocks.push({ start, end, kind: 'quotation', quotation });
      else blocks.push({ start, end, kind: 'text' });
    }
    start = end = -1;
  };
  const nameOf = (node: { from: number; to: number }) =>
    (
      /^<\/?\s*([a-zA-Z][\w-]*)/.exec(text.slice(node.from, Math.min(node.to, node.from + 40)))?.[1] ?? ''
    ).toLowerCase();
  parser.parse(text).iterate({
    enter(node) {
      switch (node.name) {
        case 'Element':
        case 'Script':
        case 'Style': {
          const name = nameOf(node);
          if (NOT_TEXT.has(name) || INLINE_GONE.has(name)) {
            if (BLOCK_ELEMENTS.has(name)) flush();
            hidden.push({ start: node.from, end: node.to });
            return false;
          }
          return undefined;
        }
        case 'OpenTag':
        case 'SelfClosingTag':
        case 'CloseTag': {
          const name = nameOf(node);
          hidden.push({ start: node.from, end: node.to });
          if (BLOCK_ELEMENTS.has(name)) flush();
          const step = node.name === 'OpenTag' ? 1 : node.name === 'CloseTag' ? -1 : 0;
          if (name === 'blockquote') {
            if (step > 0) quotations.push(node.from);
            else quotations.pop();
            source = '';
          } else if (quotations.length && SOURCE_OF_QUOTATION.has(name)) {
            if (step > 0 && !source && (name !== 'cite' || closesQuotation(text, node.to))) {
              flush();
              source = name;
            } else if (step < 0 && source === name) {
              flush();
              source = '';
            }
          }
          if (/^h[1-6]$/.test(name)) heading = Math.max(0, heading + step);
          return false;
        }
        case 'Comment':
          comments.push({ start: node.from, end: node.to });
          hidden.push({ start: node.from, end: node.to });
          return false;
        case 'ProcessingInst':
        case 'DoctypeDecl':
          hidden.push({ start: node.from, end: node.to });
          return false;
        case 'Text':
        case 'EntityReference':
        case 'CharacterReference':
          if (node.name !== 'Text') hidden.push({ start: node.from, end: node.to });
          if (start < 0) start = node.from;
          end = node.to;
          return false;
        default:
          return undefined;
      }
    },
  });
  flush();
  return { blocks, hidden: joined(hidden), comments };
}
