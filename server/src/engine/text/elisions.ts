import type { Span } from './span.ts';

/** Marks of a stated omission: …… … ... 。。。 […] （略） (GB/T 15834—2011, 5.1 and custom). */
const ELISION = /[[［(（【]\s*(?:…+|\.{3,}|。{3,}|略|下略|中略|上略|省略)\s*[\]］)）】]|…+|(?:\.\s?){3,}|。{3,}|·{3,6}|⋯+/g;

/** The stated omissions within a stretch of text. */
export function readElisions(text: string, range: Span): Span[] {
  const slice = text.slice(range.start, range.end);
  return [...slice.matchAll(ELISION)].map((m) => ({
    start: range.start + m.index,
    end: range.start + m.index + m[0].length,
  }));
}
