// Block quotations: which lines are the quoted words, and which say whose they are.
import type { Block, Markup } from './markup/markup.ts';
import type { Quotation } from './quotations.ts';
import { firstEndingAfter, type Span } from './span.ts';

/** A block quotation and the blocks [first, last] that it stands in. */
export interface BlockQuotation {
  readonly quotation: Quotation;
  readonly first: number;
  readonly last: number;
}

/** A line of a block quotation as a reader sees it. */
interface Line extends Span {
  /** Without markup and the white space at its ends. */
  readonly words: string;
  /** Where each unit of `words` stands. */
  readonly at: readonly number[];
  readonly block: number;
  /** A new paragraph begins with it. */
  readonly opens: boolean;
}

const DASH = /^(?:[—―⸺]{1,2}|–|--)\s*[^\s—―–-]/;
/** Behind the end of a sentence a dash says whose the words are. */
const DASH_BEHIND = /(?<=[。！？”」』’…⋯；.!?"])\s*(?:[—―⸺]{1,2}|–|--)\s*(?=[^\s—―–-])[^—―⸺\n]{2,80}$/;
const IN_BRACKETS =
  /^[（(](?!\s*(?:[…⋯]+|\.{3,}|略|下略|中略|上略|前略|后略|後略|省略)\s*[）)])[^（()）\n]{2,120}[)）][。.]?$/;
const BRACKETS_BEHIND = /[（(][^（）()\n]{2,80}[)）]$/;
const YEAR = /[0-9０-９〇一二三四五六七八九十]{1,4}年/;
const LONGEST_ATTRIBUTION = 90;
/** A point of a list may begin with a dash, too: it is a sentence, or goes on. */
const IS_SENTENCE = /[。！？；!?;].|[，；：,;:]$|^[^《A-Za-z\d]*[。！？]$/;
/** Points of a list follow. */
const LEADS_ON = /[：；:;]$/;
const ENDS_SENTENCE = /[。！？!?.…⋯；;”」』’"）)]$/;
/** Markup that begins a new line, or moves what follows to the line's other end. */
const LINE_BREAK =
  /\\\\|\\(?:hfill?|par|newline|linebreak|fill|hspace|rightline|raggedleft|flushright|begin|end)(?![a-zA-Z])|<br\b/i;
const WHITE = /[\s\u3000\ufeff]/;
const LETTER = /[\p{L}\p{N}]/u;
/** 习近平：…: words of several people one below the other. */
const LABEL = /^[\p{L}\p{N}·•（）()]{1,16}[：:]/u;

/**
 * The block quotations of a document. An attribution line ends one; paragraphs of one are its parts. Words that all
 * stand in marks (`inMarks`) are no block quotation besides.
 */
export function blockQuotations(
  text: string,
  { blocks, hidden }: Markup,
  inMarks: readonly Quotation[],
): BlockQuotation[] {
  const found: BlockQuotation[] = [];
  const marked = inMarks.filter((q) => q.depth === 0 && !q.open).sort((a, b) => a.start - b.start);
  for (let i = 0; i < blocks.length; i++) {
    if (blocks[i].kind !== 'quotation') continue;
    const first = i;
    while (i + 1 < blocks.length && isSame(text, hidden, blocks[i], blocks[i + 1])) i++;
    found.push(...quotationsOf(linesOf(text, blocks, hidden, first, i), text, marked));
  }
  return found;
}

/** Whether two blocks that follow one another are of the same block quotation. */
function isSame(text: string, hidden: readonly Span[], a: Block, b: Block): boolean {
  if (b.kind !== 'quotation' || a.quotation !== b.quotation) return false;
  return !/[^\s>]/.test(visibleText(text, a.end, b.start, hidden));
}

function visibleText(text: string, start: number, end: number, hidden: readonly Span[]): string {
  let seen = '';
  let from = start;
  for (let h = firstEndingAfter(hidden, start); h < hidden.length && hidden[h].start < end; h++) {
    seen += text.slice(from, Math.max(from, hidden[h].start));
    from = hidden[h].end;
  }
  return seen + text.slice(from, Math.max(from, end));
}

function linesOf(
  text: string,
  blocks: readonly Block[],
  hidden: readonly Span[],
  first: number,
  last: number,
): Line[] {
  const lines: Line[] = [];
  for (let block = first; block <= last; block++) {
    const { start, end } = blocks[block];
    let opens = block > first && isParagraphBreak(text.slice(blocks[block - 1].end, start));
    let at: number[] = [];
    const close = (): void => {
      while (at.length && WHITE.test(text[at[at.length - 1]])) at.pop();
      if (at.length) {
        const words = at.map((i) => text[i]).join('');
        lines.push({ start: at[0], end: at[at.length - 1] + 1, words, at, block, opens });
        opens = false;
      }
      at = [];
    };
    let h = firstEndingAfter(hidden, start);
    for (let i = start; i < end;) {
      if (h < hidden.length && i >= hidden[h].start) {
        const stop = Math.min(end, hidden[h].end);
        if (LINE_BREAK.test(text.slice(i, stop))) close();
        i = stop;
        h++;
      } else {
        if (text[i] === '\n' || text[i] === '\r') close();
        else if (at.length > 0 || !WHITE.test(text[i])) at.push(i);
        i++;
      }
    }
    close();
  }
  return lines;
}

/** A blank line, or a tag that is no mere line break. */
function isParagraphBreak(between: string): boolean {
  return /\n[ \t>]*\r?\n/.test(between) || /<\/?(?!br\b)[a-z]/i.test(between);
}

function quotationsOf(lines: readonly Line[], text: string, marked: readonly Quotation[]): BlockQuotation[] {
  const found: BlockQuotation[] = [];
  let own: { span: Span; block: number; opens: boolean }[] = [];
  const close = (): void => {
    const quotation = quotationOf(own, text, marked);
    if (quotation) found.push({ quotation, first: own[0].block, last: own[own.length - 1].block });
    own = [];
  };
  lines.forEach((line, i) => {
    const isLast = i + 1 === lines.length || lines[i + 1].opens;
    const before = own.length > 0 ? lines[i - 1].words : '';
    if (isAttribution(line, before, isLast)) {
      close();
      return;
    }
    const opens = line.opens || (LABEL.test(line.words) && ENDS_SENTENCE.test(before));
    const end = wordsEnd(line, isLast);
    own.push({ span: { start: line.start, end }, block: line.block, opens });
    if (end < line.end) close();
  });
  close();
  return found;
}

/** Whether a line says whose the words above it are. `before` is the line before it of the same quotation. */
function isAttribution({ words }: Line, before: string, isLast: boolean): boolean {
  if (words.length > LONGEST_ATTRIBUTION) return false;
  if (IN_BRACKETS.test(words)) return before !== '' && isLast;
  if (!DASH.test(words) || IS_SENTENCE.test(words) || LEADS_ON.test(before)) return false;
  if (before === '') return isLast;
  return isLast || ENDS_SENTENCE.test(before);
}

/** Where the words of a line end: before an attribution in it. */
function wordsEnd(line: Line, isLast: boolean): number {
  const { words, at } = line;
  const dash = DASH_BEHIND.exec(words);
  let cut = dash && !IS_SENTENCE.test(dash[0].trim()) ? dash.index : -1;
  if (cut < 0 && isLast && YEAR.test(words)) cut = BRACKETS_BEHIND.exec(words)?.index ?? -1;
  while (cut > 0 && WHITE.test(words[cut - 1])) cut--;
  return cut > 0 ? at[cut - 1] + 1 : line.end;
}

function quotationOf(
  own: readonly { span: Span; opens: boolean }[],
  text: string,
  marked: readonly Quotation[],
): Quotation | undefined {
  if (own.length === 0) return undefined;
  const start = own[0].span.start;
  const end = own[own.length - 1].span.end;
  if (end <= start || !hasLetterOutside(text, { start, end }, marked)) return undefined;
  const parts: { start: number; end: number }[] = [];
  for (const { span, opens } of own) {
    if (opens || parts.length === 0) parts.push({ ...span });
    else parts[parts.length - 1].end = span.end;
  }
  const quotation = { start, end, open: false, depth: 0, block: true };
  return parts.length > 1 ? { ...quotation, parts } : quotation;
}

/** Whether there are letters that stand in no marks. */
function hasLetterOutside(text: string, { start, end }: Span, marked: readonly Quotation[]): boolean {
  let from = start;
  for (let m = firstEndingAfter(marked, start); m < marked.length && marked[m].start < end; m++) {
    if (LETTER.test(text.slice(from, Math.max(from, marked[m].start)))) return true;
    from = Math.max(from, marked[m].end);
  }
  return LETTER.test(text.slice(from, Math.max(from, end)));
}
