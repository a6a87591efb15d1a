// Words that a writer sets into a quotation and says so: [这场], 〔立即〕, [of the nation], （编者注：…）.
import { normalize } from '../text/normalize.ts';
import { joined } from '../text/markup/spans.ts';
import type { Quotation } from '../text/quotations.ts';
import { contains, overlaps, type Span } from '../text/span.ts';
import type { Extract } from './extract.ts';
import { AOZORA_BEGIN, AOZORA_READING, isGloss } from './glosses.ts';
import { newMatching } from './matching.ts';
import { isNote, isRemark } from './notes.ts';
import { verseNumbers } from './verse-numbers.ts';

/** Longer words in brackets are no insertion, in UTF-16 units. */
const LONGEST = 60;
const IN_BRACKETS = new RegExp(`[[［〔]([^[\\]［］〔〕\\n]{1,${LONGEST}})[\\]］〕]`, 'g');
/** A note in round brackets, with brackets in it or not, is at most so long. */
const LONGEST_NOTE = 200;
const IN_ROUND_BRACKETS = new RegExp(
  `[（(]((?:[^（()）\\n]|[（(][^（()）\\n]{0,${LONGEST}}[)）]){1,${LONGEST_NOTE}})[)）]`,
  'g',
);
const LETTER = /[\p{L}\p{N}]/u;
/** So much in front of a bracket tells the script of what it is on. */
const BEFORE = 8;

/** Declared insertions of a quotation, and its notes; the insertions in `alterations` may stand for words of the source. */
interface Declared {
  readonly insertions: readonly Span[];
  readonly notes: readonly Span[];
  readonly alterations: readonly Span[];
}

const bracketAt = (start: number): Span => ({ start, end: start + 1 });

function readDeclared({ text, segment, elisions, library }: Extract, quotation: Quotation): Declared {
  const insertions: Span[] = [];
  const alterations: Span[] = [];
  const words = text.slice(quotation.start, quotation.end);
  const spanOf = (match: RegExpExecArray): Span => {
    const start = quotation.start + match.index;
    return { start, end: start + match[0].length };
  };
  for (const match of words.matchAll(IN_BRACKETS)) {
    const span = spanOf(match);
    // A link's text and the mark of an omission are something else.
    if (!LETTER.test(match[1]) || elisions.some((e) => overlaps(e, span))) continue;
    if (
      segment.hidden.some((h) => contains(h, bracketAt(span.start)) || contains(h, bracketAt(span.end - 1)))
    )
      continue;
    if (/[a-z]/i.test(text[span.start - 1] ?? '') || /[a-z]/i.test(text[span.end] ?? '')) {
      // Of a word in which a letter was changed ([T]he) the brackets alone are the writer's.
      insertions.push({ start: span.start, end: span.start + 1 }, { start: span.end - 1, end: span.end });
      continue;
    }
    insertions.push(span);
    if (!isRemark(match[1])) alterations.push(span);
  }
  const notes: Span[] = [];
  for (const match of words.matchAll(IN_ROUND_BRACKETS)) {
    const span = spanOf(match);
    if ([...insertions, ...elisions].some((i) => overlaps(i, span))) continue;
    const before = text.slice(Math.max(quotation.start, span.start - BEFORE), span.start);
    if (isNote(match[1], before) || isGloss(match[1], before, library.speakers)) notes.push(span);
  }
  if (words.includes('《'))
    for (const kind of [AOZORA_BEGIN, AOZORA_READING])
      for (const m of words.matchAll(kind)) notes.push(spanOf(m));
  return { insertions, notes, alterations };
}

/**
 * The extract with the declared insertions of a quotation looked through, like its markup, and what they may stand for
 * stated as left out; undefined where it has none.
 */
export function withoutDeclared(extract: Extract, quotation: Quotation): Extract | undefined {
  const { text, library } = extract;
  if (!/[[［〔（(《]/.test(text.slice(quotation.start, quotation.end))) return undefined;
  const { insertions, notes, alterations } = readDeclared(extract, quotation);
  if (insertions.length + notes.length === 0) return undefined;
  // Of words most of which are set in little is quoted; a note may be longer than what it is on.
  const inside = insertions.reduce((sum, { start, end }) => sum + end - start, 0);
  if (inside * 2 > quotation.end - quotation.start) return undefined;
  const segment = {
    ...extract.segment,
    hidden: joined([...extract.segment.hidden, ...insertions, ...notes]),
  };
  const letters = normalize(text, segment, segment.hidden);
  const elisions = [...extract.elisions, ...alterations.filter((a) => contains(quotation, a))];
  elisions.sort((a, b) => a.start - b.start);
  return { ...extract, segment, letters, elisions, matching: newMatching(letters.codes, library) };
}

/** The extract with the numbers of verses in a quotation looked through, and its words; undefined where it has none. */
export function withoutVerseNumbers(
  extract: Extract,
  quotation: Quotation,
): { readonly extract: Extract; readonly quotation: Quotation } | undefined {
  const { text, library } = extract;
  const { start, end } = quotation;
  const numbers = verseNumbers(text.slice(start, end), start);
  if (numbers.length === 0) return undefined;
  const segment = { ...extract.segment, hidden: joined([...extract.segment.hidden, ...numbers]) };
  const letters = normalize(text, segment, segment.hidden);
  return {
    extract: { ...extract, segment, letters, matching: newMatching(letters.codes, library) },
    quotation: numbers[0].start === start ? { ...quotation, start: numbers[0].end } : quotation,
  };
}
