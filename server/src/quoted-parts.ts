// Which words of a passage a quotation has: all from its first to its last, or, where an omission is marked, its parts.
import { readElisions } from './engine/index.ts';
import type { Finding, SourcePlace, Span } from './engine/index.ts';

/**
 * Spans of a passage's text, ascending, in UTF-16 code units. A part whose letters do not stand there as they are (another
 * script, a slip) cannot be found: then it is the whole stretch.
 */
export function quotedParts(finding: Finding, passage: string, place: SourcePlace): Span[] {
  const whole: Span = { start: place.start, end: place.end };
  const marks = readElisions(finding.text, { start: 0, end: finding.text.length }, []);
  if (marks.length === 0) return [whole];
  const source = lettersOf(passage, place.start, place.end);
  const parts: Span[] = [];
  let from = 0;
  let at = 0;
  for (const mark of [...marks, { start: finding.text.length, end: finding.text.length }]) {
    const { letters } = lettersOf(finding.text, from, mark.start);
    from = mark.end;
    if (letters === '') continue;
    const found = source.letters.indexOf(letters, at);
    if (found === -1) return [whole];
    at = found + letters.length;
    parts.push({ start: source.offsets[found], end: source.offsets[at - 1] + 1 });
  }
  return parts.length === 0 ? [whole] : parts;
}

/** Letters and figures, code unit by code unit, each with where it stands. */
function lettersOf(text: string, start: number, end: number): { letters: string; offsets: number[] } {
  const offsets: number[] = [];
  let letters = '';
  for (let i = start; i < end; i++) {
    if (!/[\p{L}\p{N}\p{Cs}]/u.test(text[i])) continue;
    letters += text[i];
    offsets.push(i);
  }
  return { letters, offsets };
}
