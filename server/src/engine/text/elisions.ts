import { contains, type Span } from './span.ts';

/** Marks of a stated omission: …… … ... 。。。 […] （略） (GB/T 15834—2011, 5.1, and custom; ⋯⋯ in Taiwan and Hong Kong). */
const ELISION =
  /[[［(（【]\s*(?:[…⋯]+|\.{3,}|。{3,}|略|下略|中略|上略|前略|后略|後略|省略)\s*[\]］)）】]|[…⋯\ufe19]+|(?:\.\s?){3,}|。{3,}|·{3,6}|[‥\ufe30]{2,}/g;

/** The marks of stated omissions within a stretch of text that are not hidden; ascending. */
export function readElisions(text: string, range: Span, hidden: readonly Span[]): Span[] {
  return [...text.slice(range.start, range.end).matchAll(ELISION)]
    .map((m) => ({ start: range.start + m.index, end: range.start + m.index + m[0].length }))
    .filter((e) => !hidden.some((h) => contains(h, e)));
}
