// Words that a writer sets into a quotation and says so: [这场], 〔立即〕, [of the nation], （编者注：…）.
import { normalize } from '../text/normalize.ts';
import { joined } from '../text/markup/spans.ts';
import type { Quotation } from '../text/quotations.ts';
import { contains, overlaps, type Span } from '../text/span.ts';
import type { Extract } from './extract.ts';
import { newMatching } from './matching.ts';

/** Longer words in brackets are no insertion, in UTF-16 units. */
const LONGEST = 60;
const IN_BRACKETS = new RegExp(`[[［〔]([^[\\]［］〔〕\\n]{1,${LONGEST}})[\\]］〕]`, 'g');
const NOTE = new RegExp(
  `[（(](?:[^（()）\\n]{0,${LONGEST}}?(?:——|--))?(?:编者|編者|笔者|筆者|引者|译者|譯者|作者|记者|記者|本报|本報|注[：:]|註[：:])[^（()）\\n]{0,${LONGEST}}[)）]`,
  'g',
);
/** What is heard or judged. */
const HEARD =
  '(?:sic|(?:原文|原话|原話)如此|[\\p{Script=Han}、，]{0,10}(?:掌声|掌聲|鼓掌|笑声|笑聲|大笑|欢呼|歡呼|起立)|(?:[a-z]+ ){0,2}(?:applause|laughter|cheers|laughs))[!！.。]?';
/** What is heard or judged, and numbers of notes, stand for no words of the source. */
const STANDS_FOR_NOTHING = new RegExp(`^(?:${HEARD}|(?:注|註|\\P{L}*)[!！.。]?)$`, 'iu');
/** In round brackets only what says of itself that it is none of the words: （掌声） may be part of a transcript. */
const AS_IT_STANDS = /[（(](?:sic|(?:原文|原话|原話)如此)[!！.。]?[)）]/giu;
const LETTER = /[\p{L}\p{N}]/u;

/** Declared insertions of a segment; those of `alterations` may stand for words of the source. */
interface Declared {
  readonly insertions: readonly Span[];
  readonly alterations: readonly Span[];
}

const bracketAt = (start: number): Span => ({ start, end: start + 1 });

function readDeclared({ text, segment, elisions }: Extract, quotation: Quotation): Declared {
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
    if (!STANDS_FOR_NOTHING.test(match[1])) alterations.push(span);
  }
  for (const pattern of [NOTE, AS_IT_STANDS])
    for (const match of words.matchAll(pattern)) {
      const span = spanOf(match);
      if (!insertions.some((i) => overlaps(i, span))) insertions.push(span);
    }
  return { insertions: insertions.sort((a, b) => a.start - b.start), alterations };
}

/**
 * The extract with the declared insertions of a quotation looked through, like its markup, and what they may stand for
 * stated as left out; undefined where it has none.
 */
export function withoutDeclared(extract: Extract, quotation: Quotation): Extract | undefined {
  const { text, library } = extract;
  if (!/[[［〔（(]/.test(text.slice(quotation.start, quotation.end))) return undefined;
  const { insertions, alterations } = readDeclared(extract, quotation);
  if (insertions.length === 0) return undefined;
  const inside = insertions.reduce((sum, { start, end }) => sum + end - start, 0);
  if (inside * 2 > quotation.end - quotation.start) return undefined;
  const segment = { ...extract.segment, hidden: joined([...extract.segment.hidden, ...insertions]) };
  const letters = normalize(text, segment, segment.hidden);
  const elisions = [...extract.elisions, ...alterations.filter((a) => contains(quotation, a))];
  elisions.sort((a, b) => a.start - b.start);
  return { ...extract, segment, letters, elisions, matching: newMatching(letters.codes, library) };
}
