import { blockQuotations } from './block-quotations.ts';
import type { Block, Markup } from './markup/markup.ts';
import type { Span } from './span.ts';

/** The words inside a pair of quotation marks, or in a block quotation. */
export interface Quotation extends Span {
  /** No closing mark was found; `end` is the end of the paragraph. */
  readonly open: boolean;
  /** 0 for an outermost quotation. */
  readonly depth: number;
  /** Block quotation rather than marks. */
  readonly block: boolean;
  /** The paragraphs of a block quotation that has several: they may be quotations for themselves. */
  readonly parts?: readonly Span[];
}

export interface Quotations {
  /** Ascending by start, outer before inner. */
  readonly quotations: readonly Quotation[];
  /** Marks that repeat the opening at each paragraph of a long quotation: looked through. */
  readonly continuationMarks: readonly Span[];
  /** For each block whether its text runs on into the next: torn, or inside one quotation. */
  readonly runsOn: readonly boolean[];
  /** What comes behind the last block could be read as one with it. */
  readonly isUnfinished: boolean;
}

const CLOSING: Readonly<Record<string, string>> = {
  '“': '”', '「': '」', '『': '』', '‘': '’', '«': '»', '〝': '〞', '﹁': '﹂', '﹃': '﹄', '„': '“', '＂': '＂', '"': '"', "''": "''", '``': "''", '﴿': '﴾',
}; // prettier-ignore
const OPENING_OF = new Map(Object.entries(CLOSING).map(([open, close]) => [close, open]));
/** A quotation mark, or half of one that is typed as two signs ('' and ``). */
const MARKS = /[“”「」『』‘’«»〝〞﹁﹂﹃﹄„"＂'`﴿﴾]/g;
const SENTENCE_END = /[。！？!?.;；…⋯:：”」』’"）)】〕》*_]$/;
const LETTER = /[\p{L}\p{N}]/u;
/** The next mark closes: it is a closing one, or no letter follows it. */
const CLOSES_NEXT = /^[^“”]+(?:”|“(?![\p{L}\p{N}]))/u;
/** No closing mark before the next opening one. */
const NO_CLOSING_NEXT = /^[^“”]*(?:“|$)/;
const CLAUSE_MARK = /[，。；：、！？,.;:!?（）()—\s]/;
/** Longest quotation that is followed from paragraph to paragraph, in UTF-16 units. */
const LONGEST = 6000;
/** A line shorter than this that lacks a full stop is a heading or verse, not a torn paragraph. */
const TORN_FROM = 18;

const DEEPEST = 8;

interface OpenMark {
  mark: string;
  start: number;
  block: number;
  /** Opened by a closing mark: the one that closes it may be an opening one. */
  isReversed: boolean;
}

/**
 * Pairs quotation marks after GB/T 15834—2011 (outer “ ”, inner ‘ ’; each paragraph of a long quotation opens anew and
 * only the last closes), with recovery where a mark is missing or of the wrong form.
 */
export function readQuotations(text: string, markup: Markup): Quotations {
  const { blocks } = markup;
  const quotations: Quotation[] = [];
  const continuationMarks: Span[] = [];
  const runsOn: boolean[] = blocks.map(
    (block, i) => i + 1 < blocks.length && isTorn(text, block, blocks[i + 1]),
  );
  let stack: OpenMark[] = [];
  let hiddenIndex = 0;

  const close = (at: number, to: number) => {
    // Marks opened above the one that closes were never closed: they are no quotations.
    const opened = stack[at];
    stack = stack.slice(0, at);
    quotations.push({ start: opened.start, end: to, open: false, depth: at, block: false });
    for (let b = opened.block; b < current; b++) runsOn[b] = true;
  };
  let current = 0;
  // The next mark is looked for once, not anew from each block before it.
  let next = nextMark(text, 0);

  let isUnfinished = blocks.length > 0 && breaksOff(text, blocks[blocks.length - 1]);

  for (; current < blocks.length; current++) {
    const block = blocks[current];
    let first = true;
    for (; next !== undefined && next < block.end; next = nextMark(text, next + 1)) {
      if (next < block.start) continue;
      const at: number = next;
      while (hiddenIndex < markup.hidden.length && markup.hidden[hiddenIndex].end <= at) hiddenIndex++;
      if (hiddenIndex < markup.hidden.length && markup.hidden[hiddenIndex].start <= at) continue;
      const sign = text[at];
      const mark = sign === "'" || sign === '`' ? sign + sign : sign;
      if (mark.length > 1) {
        if (text[at + 1] !== sign) continue;
        next = at + 1;
      }
      const top = stack[stack.length - 1];
      const atStart = first && !LETTER.test(text.slice(block.start, at));
      first = false;
      const kind = roleOf(text, at, mark, stack, block);
      if (kind === 'close') {
        const wanted = OPENING_OF.get(mark);
        let k = stack.length - 1;
        while (k >= 0 && stack[k].mark !== wanted && !(mark === '“' && stack[k].mark === '“')) k--;
        if (k < 0 && top && mark !== '’') k = stack.length - 1; // a closing mark of another form
        if (k >= 0) close(k, at);
      } else if (kind === 'open') {
        if (top && top.mark === mark && atStart && top.block < current) {
          continuationMarks.push({ start: at, end: at + 1 });
        } else {
          const isReversed = mark === '”';
          stack.push({
            mark: isReversed ? '“' : mark,
            start: at + mark.length,
            block: current,
            isReversed,
          });
          // Nobody nests so deep: the outermost was never closed.
          if (stack.length > DEEPEST) stack.shift();
        }
      }
    }
    if (stack.length && current === blocks.length - 1) isUnfinished = true;
    if (stack.length) stack = keepOpen(text, blocks, current, stack, quotations);
  }
  for (const block of blockQuotations(text, markup, quotations)) {
    quotations.push(block.quotation);
    for (let b = block.first; b < block.last; b++) runsOn[b] = true;
  }
  quotations.sort((a, b) => a.start - b.start || b.end - a.end);
  return { quotations, continuationMarks, runsOn, isUnfinished };
}

function nextMark(text: string, from: number): number | undefined {
  MARKS.lastIndex = from;
  return MARKS.exec(text)?.index;
}

function roleOf(
  text: string,
  at: number,
  mark: string,
  stack: OpenMark[],
  block: Block,
): 'open' | 'close' | 'none' {
  const before = text[at - 1] ?? '';
  const after = text[at + 1] ?? '';
  const top = stack[stack.length - 1];
  const isOpen = (m: string) => stack.some((s) => s.mark === m);
  switch (mark) {
    case '"':
    case '＂':
      if (isOpen(mark)) return 'close';
      return at + 1 < block.end && !/\s/.test(after) ? 'open' : 'none';
    case '’':
      if (!isOpen('‘')) return 'none'; // an apostrophe
      return /[A-Za-z]/.test(before) && /[A-Za-z]/.test(after) ? 'none' : 'close';
    case '“': {
      if (isOpen('„')) return 'close';
      if (top?.mark !== '“' || top.start >= at) return 'open';
      if (top.isReversed) return 'close';
      // “…“ with the closing mark typed as an opening one
      const behind = text.slice(at + 1, Math.min(block.end, at + LONGEST));
      const closes =
        CLAUSE_MARK.test(after) ||
        at + 1 >= block.end ||
        (/[。！？]/.test(before) && NO_CLOSING_NEXT.test(behind));
      return closes && !CLAUSE_MARK.test(before.replace(/[。！？，；]/, '')) ? 'close' : 'open';
    }
    case '”':
      if (isOpen('“') || stack.length) return 'close';
      // ”…” or ”…“ with the opening mark typed as a closing one
      return LETTER.test(after) &&
        (CLOSES_NEXT.test(text.slice(at + 1, Math.min(block.end + 1, at + LONGEST))) ||
          (/[：:]/.test(before) && text.slice(at + 1, Math.min(block.end, at + LONGEST)).includes('“')))
        ? 'open'
        : 'none';
    case "''":
      if (isOpen(mark) || isOpen('``')) return 'close';
      return LETTER.test(text[at + 2] ?? '') && text.slice(at + 2, block.end).includes("''")
        ? 'open'
        : 'none';
    default:
      return mark in CLOSING ? 'open' : 'close';
  }
}

/** At the end of a block: which marks stay open into the next one; the others become open quotations. */
function keepOpen(
  text: string,
  blocks: readonly Block[],
  current: number,
  stack: OpenMark[],
  quotations: Quotation[],
): OpenMark[] {
  const next = blocks[current + 1];
  const bottom = stack[0];
  const close = CLOSING[bottom.mark];
  if (next && next.kind === blocks[current].kind && blocks[current].end - bottom.start < LONGEST) {
    const ahead = text.slice(next.start, Math.min(next.end, next.start + LONGEST));
    const opensAnew = ahead.startsWith(bottom.mark) && bottom.mark !== close;
    const rest = opensAnew ? ahead.slice(1) : ahead;
    const closeAt = rest.indexOf(close);
    const openAt = bottom.mark === close ? -1 : rest.indexOf(bottom.mark);
    const closesFirst = closeAt >= 0 && (openAt < 0 || closeAt < openAt);
    const goesOn = closesFirst || (closeAt < 0 && openAt < 0);
    const blank = /\n[ \t]*\r?\n/.test(text.slice(blocks[current].end, next.start));
    if (blank ? closesFirst : goesOn) return stack;
    if (opensAnew && goesOn) {
      return stack.slice(0, 1);
    }
  }
  for (const [depth, opened] of stack.entries()) {
    if (opened.start < blocks[current].end) {
      quotations.push({ start: opened.start, end: blocks[current].end, open: true, depth, block: false });
    }
  }
  return [];
}

/** Whether a paragraph breaks off in mid-sentence and goes on in the next: a page break or a wrapped line. */
function isTorn(text: string, block: Block, next: Block): boolean {
  return next.kind === block.kind && breaksOff(text, block);
}

function breaksOff(text: string, block: Block): boolean {
  if (block.kind === 'heading' || block.end - block.start < TORN_FROM) return false;
  return !SENTENCE_END.test(text.slice(block.end - 1, block.end));
}
