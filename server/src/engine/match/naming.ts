// Running text that only names an occasion, a day, a work or who says something: anybody names it so, it repeats nobody's
// words.
import { findDates } from '../corpus/dates.ts';
import { findOccasions } from '../corpus/occasion-mentions.ts';
import { VERBS } from '../corpus/saying.ts';
import { matchesOf } from '../corpus/scan.ts';
import { findPeople } from '../corpus/speakers.ts';
import type { Span } from '../text/span.ts';

/** What is named is at most so long, in UTF-16 units. */
const LONGEST = 60;
/** In more words that are like a source's lead-in a slip is worth telling. */
const LONGEST_LIKENESS = 24;
/** How far around it is read. */
const AROUND = 30;
/** So many letters beside the name are the sentence's own. */
const MOST_BESIDE = 3;
const LETTER = /[\p{L}\p{N}]/u;

/**
 * Whether a stretch of a text is no more than the name of an occasion (同…通电话), with its day, or of a work. Where it is
 * merely like a source, a few words may also say who says something (世界卫生组织总干事谭德塞日前表示).
 */
export function isNaming(text: string, { start, end }: Span, isInexact = false): boolean {
  if (end - start > LONGEST) return false;
  const from = Math.max(0, start - AROUND);
  const near = text.slice(from, end + AROUND);
  const [open, close] = [near.lastIndexOf('《', start - from), near.indexOf('》', end - from)];
  if (open >= 0 && close >= 0 && !/[》\n]/.test(near.slice(open, close))) return true;
  const names: Span[] = [
    ...findOccasions(near).filter((o) => !o.back),
    ...findDates(near),
    ...(isInexact && end - start <= LONGEST_LIKENESS ? sayings(near) : []),
  ];
  let beside = 0;
  for (let i = start; i < end && beside <= MOST_BESIDE; i++) {
    const at = i - from;
    if (LETTER.test(text[i]) && !names.some((n) => n.start <= at && at < n.end)) beside++;
  }
  return beside <= MOST_BESIDE;
}

/** Who is named, and the verbs of saying. */
function sayings(text: string): Span[] {
  const verbs = matchesOf(text, VERBS)[0];
  return [
    ...findPeople(text),
    ...verbs.map(({ 0: verb, index }) => ({ start: index, end: index + verb.length })),
  ];
}
