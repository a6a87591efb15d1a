// A memory of documents has sentences that quote the corpus, with who says it: the quotations in them are what counts.
import { readSegments } from '../text/segment.ts';
import type { Span } from '../text/span.ts';
import type { TranslationUnit } from './unit.ts';

/** Longer units are no sentences; in UTF-16 units. */
const LONGEST = 5000;

/** The quotations of a unit with their translations, where both sides have as many; none where that is not so. */
export function quotedUnits(unit: TranslationUnit): TranslationUnit[] {
  const { source, target } = unit;
  if (source === null || source.text.length > LONGEST) return [];
  const own = quotationsIn(source.text);
  const theirs = own.length === 0 ? [] : quotationsIn(target.text);
  if (own.length !== theirs.length) return [];
  return own.map((span, i) => ({
    ...unit,
    source: { ...source, text: source.text.slice(span.start, span.end) },
    target: { ...target, text: target.text.slice(theirs[i].start, theirs[i].end) },
  }));
}

function quotationsIn(text: string): Span[] {
  if (!/[“「『‘«"]/.test(text)) return [];
  return readSegments(text, 'plaintext').flatMap(({ quotations }) =>
    quotations.filter(({ depth, open, block }) => depth === 0 && !open && !block),
  );
}
