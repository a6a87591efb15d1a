import { readElisions } from './elisions.ts';
import { readMarkup, type Block } from './markup/markup.ts';
import { readQuotations, type Quotation } from './quotations.ts';
import { contains, type Span } from './span.ts';
import { joined } from './markup/spans.ts';

/** A stretch of a document that is judged by itself: whole paragraphs, and no quotation reaches over its ends. */
export interface Segment extends Span {
  readonly quotations: readonly Quotation[];
  /** Looked through: markup, continuation marks, and whatever lies between its blocks. Absolute offsets. */
  readonly hidden: readonly Span[];
  /** Marks of stated omissions. */
  readonly elisions: readonly Span[];
  readonly heading: boolean;
}

/** Longest run of torn lines that is read as one paragraph, in UTF-16 units. */
const LONGEST_SEGMENT = 20_000;

/** Cuts a document into segments. */
export function readSegments(text: string, languageId: string): Segment[] {
  const markup = readMarkup(text, languageId);
  const { quotations, continuationMarks, runsOn } = readQuotations(text, markup);
  const lookedThrough = joined([...markup.hidden, ...continuationMarks, ...between(markup.blocks)]);
  const elisions = readElisions(text).filter((e) => !isHidden(lookedThrough, e));
  // （略） has a letter that is no word of the text.
  const hidden = joined([...lookedThrough, ...elisions.filter((e) => text.slice(e.start, e.end).includes('略'))]);
  const spans = covered(quotations);
  const segments: Segment[] = [];
  let q = 0;
  let h = 0;
  let c = 0;
  let e = 0;
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
    for (let k = h; k < hidden.length && hidden[k].start < end; k++) looked.push(hidden[k]);
    while (e < elisions.length && elisions[e].end <= start) e++;
    const marks: Span[] = [];
    for (let k = e; k < elisions.length && elisions[k].start < end; k++) marks.push(elisions[k]);
    segments.push({ start, end, quotations: own, hidden: looked, elisions: marks, heading: first.kind === 'heading' });
  }
  return segments;
}

function isHidden(hidden: readonly Span[], span: Span): boolean {
  let low = 0;
  let high = hidden.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (hidden[middle].end < span.end) low = middle + 1;
    else high = middle;
  }
  return low < hidden.length && contains(hidden[low], span);
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
