import { readMarkup, type Block } from './markup/markup.ts';
import { linkLabels } from './markup/markdown.ts';
import { commonHead, commonTail } from './common-ends.ts';
import { pieceStarts } from './pieces.ts';
import { readQuotations, type Quotation } from './quotations.ts';
import type { Span } from './span.ts';
import { joined } from './markup/spans.ts';

/** A stretch of a document that is judged by itself: whole paragraphs, and no quotation reaches over its ends. */
export interface Segment extends Span {
  readonly quotations: readonly Quotation[];
  /** Looked through: markup, continuation marks, and whatever lies between its blocks. */
  readonly hidden: readonly Span[];
  readonly heading: boolean;
}

/** The segments of a document in order, each as it was read and where what it was read from begins in the document. */
export interface PlacedSegments {
  readonly own: readonly Segment[];
  readonly base: readonly number[];
}

/** Longest run of torn lines that is read as one paragraph, in UTF-16 units. */
const LONGEST_SEGMENT = 20_000;

const SENTENCE_END = /[。！？!?\n]/g;

/** The stretches that a document was last read in, in order, and where they begin. */
export interface SegmentMemory {
  text: string;
  starts: readonly number[];
  readings: readonly Reading[];
  /** The links that it defined: wherever one is named, the brackets round it are markup. */
  labels: string;
}

export function newSegmentMemory(): SegmentMemory {
  return { text: '', starts: [], readings: [], labels: '' };
}

interface Reading {
  /** Of the text that was read, in UTF-16 units. */
  readonly length: number;
  readonly segments: readonly Segment[];
  /** What comes behind the stretch could be read as one with it. */
  readonly isUnfinished: boolean;
}

/** A longer document is read as a whole: remembering so much would cost more than it saves. */
const LONGEST_REMEMBERED = 2_000_000;

/** Cuts a document into segments. */
export function readSegments(text: string, languageId: string): readonly Segment[] {
  return readStretch(text, languageId, true).segments;
}

/** The same, reading only what has changed since the last time. */
export function rereadSegments(text: string, languageId: string, memory: SegmentMemory): PlacedSegments {
  const own: Segment[] = [];
  const base: number[] = [];
  const add = ({ segments }: Reading, start: number): void => {
    for (const segment of segments) {
      own.push(segment);
      base.push(start);
    }
  };
  if (text.length > LONGEST_REMEMBERED) {
    add(readStretch(text, languageId, true), 0);
    return { own, base };
  }
  const pieces = pieceStarts(text, languageId);
  const labels = languageId === 'markdown' ? linkLabels(text) : undefined;
  const defined = [...(labels ?? [])].join('\n');
  if (defined !== memory.labels) Object.assign(memory, newSegmentMemory());
  const known = stretchFinder(memory, text);
  const starts: number[] = [];
  const readings: Reading[] = [];
  const keep = (start: number, reading: Reading): void => {
    starts.push(start);
    readings.push(reading);
    add(reading, start);
  };
  for (let i = 0; i < pieces.length;) {
    const start = pieces[i];
    const reading = known(start);
    const next = reading ? indexOf(pieces, i + 1, start + reading.length, text.length) : -1;
    if (reading && next >= 0) {
      keep(start, reading);
      i = next;
      continue;
    }
    // A piece that is not finished is read again with those behind it, ever more of them, so that reading stays linear.
    for (let count = 1; ; count *= 2) {
      const last = Math.min(i + count, pieces.length);
      const stretch = text.slice(start, pieces[last] ?? text.length);
      const reading = readStretch(stretch, languageId, i === 0, labels);
      if (reading.isUnfinished && last < pieces.length) continue;
      keep(start, reading);
      i = last;
      break;
    }
  }
  memory.text = text;
  memory.starts = starts;
  memory.readings = readings;
  memory.labels = defined;
  return { own, base };
}

/**
 * Finds the stretch that begins at an offset where the last text had the same. One that was not finished, at the text's
 * end, or that the document begins with, is only known for itself in the same place. To be asked in ascending order.
 */
function stretchFinder(
  { text: old, starts, readings }: SegmentMemory,
  text: string,
): (at: number) => Reading | null {
  const head = commonHead(old, text);
  const tail = commonTail(old, text, head);
  const by = text.length - old.length;
  let next = 0;
  return (at) => {
    const isBehind = at >= text.length - tail;
    const then = at - (isBehind ? by : 0);
    while (next < starts.length && starts[next] < then) next++;
    const found = readings.at(next);
    if (found === undefined || starts[next] !== then || found.isUnfinished) return null;
    if (!isBehind) return at + found.length <= head ? found : null;
    return then === 0 || at === 0 ? null : found;
  };
}

/** Index of a start, from index `from` on; the number of starts for the text's end; -1 where there is none. */
function indexOf(starts: readonly number[], from: number, start: number, end: number): number {
  if (start === end) return starts.length;
  let i = from;
  while (i < starts.length && starts[i] < start) i++;
  return starts[i] === start ? i : -1;
}

/** One of the segments, with the offsets of the document. */
export function segmentAt({ own: all, base }: PlacedSegments, i: number): Segment {
  const own = all[i];
  const by = base[i];
  const { start, end, quotations, hidden, heading } = own;
  if (by === 0) return own;
  return {
    start: start + by,
    end: end + by,
    quotations: quotations.map((q) => ({
      start: q.start + by,
      end: q.end + by,
      open: q.open,
      depth: q.depth,
      block: q.block,
      ...(q.parts && { parts: q.parts.map((p) => ({ start: p.start + by, end: p.end + by })) }),
    })),
    hidden: hidden.map((h) => ({ start: h.start + by, end: h.end + by })),
    heading,
  };
}

/** Reads a stretch of a document for itself. */
function readStretch(
  text: string,
  languageId: string,
  isFirst: boolean,
  labels?: ReadonlySet<string>,
): Reading {
  const markup = readMarkup(text, languageId, isFirst, labels);
  const { quotations, continuationMarks, runsOn, isUnfinished } = readQuotations(text, markup);
  const hidden = joined([...markup.hidden, ...continuationMarks, ...between(markup.blocks)]);
  const spans = covered(quotations);
  const segments: Segment[] = [];
  let q = 0;
  let h = 0;
  let c = 0;
  for (let i = 0; i < markup.blocks.length; i++) {
    const first = markup.blocks[i];
    let last = first;
    const goesOn = () => {
      while (c < spans.length && spans[c].end <= last.end) c++;
      const inQuotation = c < spans.length && spans[c].start < last.end;
      return inQuotation || (runsOn[i] && last.end - first.start < LONGEST_SEGMENT);
    };
    while (i + 1 < markup.blocks.length && goesOn()) last = markup.blocks[++i];
    const start = first.start;
    const end = last.end;
    const own: Quotation[] = [];
    while (q < quotations.length && quotations[q].start < end) {
      if (quotations[q].start >= start) own.push(quotations[q]);
      q++;
    }
    while (h < hidden.length && hidden[h].end <= start) h++;
    const looked: Span[] = [];
    for (let k = h; k < hidden.length && hidden[k].start < end; k++)
      looked.push({ start: Math.max(start, hidden[k].start), end: Math.min(end, hidden[k].end) });
    const segment = { start, end, quotations: own, hidden: looked, heading: first.kind === 'heading' };
    if (end - start <= LONGEST_SEGMENT) segments.push(segment);
    else segments.push(...cutUp(text, segment));
  }
  return { length: text.length, segments, isUnfinished };
}

/**
 * Cuts an overlong segment at the ends of sentences outside quotations, so that judging stays linear in the document;
 * where there is none in reach it cuts anyway, and a quotation that reaches over the cut is not judged as one.
 */
function cutUp(text: string, segment: Segment): Segment[] {
  const pieces: Segment[] = [];
  const outer = covered(segment.quotations);
  const lists = { quotations: 0, hidden: 0 };
  const within = <T extends Span>(
    spans: readonly T[],
    key: keyof typeof lists,
    start: number,
    end: number,
  ): T[] => {
    const found: T[] = [];
    let i = lists[key];
    while (i < spans.length && spans[i].start < start) i++;
    for (; i < spans.length && spans[i].start < end; i++) if (spans[i].end <= end) found.push(spans[i]);
    lists[key] = i;
    return found;
  };
  let q = 0;
  for (let start = segment.start; start < segment.end;) {
    let end = Math.min(segment.end, start + LONGEST_SEGMENT);
    if (end < segment.end) {
      const farthest = end;
      for (let i = start; ; i = SENTENCE_END.lastIndex) {
        SENTENCE_END.lastIndex = i;
        const match = SENTENCE_END.exec(text);
        if (!match || match.index + 1 > farthest) break;
        const at = match.index + 1;
        while (q < outer.length && outer[q].end < at) q++;
        const inQuotation = q < outer.length && outer[q].start < at && at <= outer[q].end;
        if (!inQuotation) {
          end = at;
          if (at - start > LONGEST_SEGMENT / 2) break;
        }
      }
    }
    pieces.push({
      start,
      end,
      quotations: within(segment.quotations, 'quotations', start, end),
      hidden: within(segment.hidden, 'hidden', start, end),
      heading: segment.heading,
    });
    start = end;
  }
  return pieces;
}

/** What lies between blocks, such as code or a comment. */
function between(blocks: readonly Block[]): Span[] {
  const spans: Span[] = [];
  for (let i = 1; i < blocks.length; i++) {
    if (blocks[i].start > blocks[i - 1].end) spans.push({ start: blocks[i - 1].end, end: blocks[i].start });
  }
  return spans;
}

function covered(quotations: readonly Quotation[]): Span[] {
  return joined(quotations.map(({ start, end }) => ({ start, end })));
}
