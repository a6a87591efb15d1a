import { firstEndingAfter, type Span } from '../span.ts';
import type { Block, Markup } from './markup.ts';
import { linesOf } from './plain-text.ts';
import { joined } from './spans.ts';

/** What a markup language without a parser of its own says about a text, from which its {@link Markup} is made. */
export interface MarkupParts {
  /** Comments, which are not text. */
  readonly comments: Span[];
  /** Other stretches that are not text: code, mathematics. */
  readonly notText: Span[];
  /** Signs and commands that a reader looks through. */
  readonly signs: readonly Span[];
  /** The contents of block quotations. */
  readonly quotations: Span[];
  /** Whether a line is a heading, by its words and those of the line below it. */
  readonly isHeading: (words: string, below: string) => boolean;
}

/** Where a global pattern matches. */
export function spansOf(text: string, pattern: RegExp): Span[] {
  return [...text.matchAll(pattern)].map((m) => ({ start: m.index, end: m.index + m[0].length }));
}

/** Whether an offset lies in one of ascending, not overlapping spans. */
export function isIn(spans: readonly Span[], offset: number): boolean {
  const i = firstEndingAfter(spans, offset);
  return i < spans.length && spans[i].start <= offset;
}

/** A line of a text, without what ends it. */
export interface SourceLine extends Span {
  readonly words: string;
}

export function sourceLines(text: string): SourceLine[] {
  const lines: SourceLine[] = [];
  for (let start = 0; start <= text.length;) {
    const feed = text.indexOf('\n', start);
    const end = feed < 0 ? text.length : feed;
    lines.push({ start, end, words: text.slice(start, end).replace(/\r$/, '') });
    start = end + 1;
  }
  return lines;
}

/** Makes lines into blocks: headings, lines of block quotations, and text. */
export function markupOf(text: string, parts: MarkupParts): Markup {
  const notText = joined([...parts.comments, ...parts.notText]);
  const hidden = joined([...notText, ...parts.signs]);
  const quotations = joined(parts.quotations);
  // Paragraphs of one quotation may be found one by one.
  const firsts = quotations.map((q) => q.start);
  for (let q = 1; q < quotations.length; q++)
    if (!/\S/.test(text.slice(quotations[q - 1].end, quotations[q].start))) firsts[q] = firsts[q - 1];
  const lines = linesOf(text, { start: 0, end: text.length });
  const blocks: Block[] = [];
  let next = 0;
  let quotation = 0;
  for (const [i, line] of lines.entries()) {
    while (next < notText.length && notText[next].end <= line.start) next++;
    if (next < notText.length && notText[next].start <= line.start && notText[next].end >= line.end) continue;
    const words = text.slice(line.start, line.end);
    const below = i + 1 < lines.length ? text.slice(lines[i + 1].start, lines[i + 1].end) : '';
    if (parts.isHeading(words, below)) {
      blocks.push({ ...line, kind: 'heading' });
      continue;
    }
    // A quotation may begin and end inside a line.
    for (let { start } = line; start < line.end;) {
      while (quotation < quotations.length && quotations[quotation].end <= start) quotation++;
      const own = quotation < quotations.length ? quotations[quotation] : undefined;
      const isQuoted = own !== undefined && own.start <= start;
      const end = Math.min(line.end, (isQuoted ? own.end : own?.start) ?? line.end);
      const kind = isQuoted
        ? ({ kind: 'quotation', quotation: firsts[quotation] } as const)
        : ({ kind: 'text' } as const);
      for (const part of linesOf(text, { start, end })) blocks.push({ ...part, ...kind });
      start = end;
    }
  }
  return { blocks, hidden, comments: parts.comments.sort((a, b) => a.start - b.start) };
}
