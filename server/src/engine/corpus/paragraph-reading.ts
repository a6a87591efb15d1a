// The stretch of a text that a statement is read from, made ready once for all quotations in it.

import type { Span } from '../text/span.ts';
import { parseEdtf, resolveDate, type DateParts } from './dates.ts';
import { SENTENCES_BACK } from './look-back.ts';
import { sentenceOf } from './scene-places.ts';
import { readScene, type Scene } from './scene.ts';
import type { Statement } from './stated.ts';
import { datesToday } from './utterance-dates.ts';

/** Where to look, and what is known beforehand. */
export interface StatementContext {
  /** The stretch to look at: the quotation's paragraph, or that and the paragraphs before it. */
  readonly start: number;
  readonly end: number;
  /** The day the document is dated, EDTF: from it comes the year of 3月12日 and the day of 昨天. */
  readonly referenceDate: string | null;
  /** Names known as speakers. */
  readonly speakers?: readonly string[];
}

/** No further than this is looked for a statement, to either side of the quotation. */
export const REACH = 600;

/** Long contexts are read in stretches of this size, so that the quotations of one stretch share the reading. */
const STRETCH = 1800;

/** Longest paragraph that is read by itself. */
const PARAGRAPH = 2500;

/** Where the quotation's paragraph begins: behind a line break that a sentence's end stands before. */
export function paragraphStart(text: string, at: number, from: number): number {
  const base = Math.max(from, at - PARAGRAPH);
  const before = text.slice(base, at);
  for (let i = before.lastIndexOf('\n'); i > 0; i = before.lastIndexOf('\n', i - 1)) {
    const last = /[^\s>*_#]\s*$/.exec(before.slice(Math.max(0, i - 12), i))?.[0][0] ?? '';
    if (
      /[。！？!?.）)]/.test(last) ||
      (/[”」』"]/.test(last) && /[。！？.!?]/.test(before.slice(Math.max(0, i - 4), i)))
    )
      return base + i + 1;
  }
  return from;
}

export interface Reading {
  readonly source: string;
  /** What was read of it. */
  readonly start: number;
  readonly end: number;
  readonly scene: Scene;
  /** Words read as a quotation whatever their marks. */
  readonly given: Span | null;
  readonly reference: DateParts | null;
  readonly speakers: readonly string[] | undefined;
  /** The meaning of each date of the scene. */
  readonly dates: readonly (DateParts | null)[];
  /** Statements already read, by the quotation's place in the scene. */
  readonly known: Map<number, Statement>;
  /** Quotations for which what stands before the scene matters. */
  readonly pointsBack: Set<number>;
  /** Set where a reading ran into the scene's beginning while it looked for more. */
  ranOut: boolean;
}

// The last stretch read: the quotations of one paragraph come one after another. Same input, same output.
interface Kept {
  readonly start: number;
  readonly end: number;
  readonly referenceDate: string | null;
  readonly given: Span | null;
  readonly reading: Reading;
}

let latest: Kept | undefined;

let beforeLatest: Kept | undefined;

export function readingOf(
  text: string,
  quotation: Span,
  context: StatementContext,
  from: number,
  given: Span | null,
): Reading {
  let start = from;
  let end = provenanceLineEnd(text, Math.min(text.length, context.end));
  if (end - start > STRETCH + 2 * REACH) {
    const near = Math.max(start, quotation.start - REACH);
    start += Math.floor((near - start) / STRETCH) * STRETCH;
    end = Math.min(end, Math.max(start + STRETCH + 2 * REACH, quotation.end + REACH));
  }
  if (given) {
    // Read for these words alone.
    start = Math.max(start, quotation.start - REACH);
    end = Math.min(end, quotation.end + REACH);
  }
  for (const kept of [latest, beforeLatest]) {
    if (
      kept &&
      kept.start === start &&
      kept.end === end &&
      kept.referenceDate === context.referenceDate &&
      kept.given?.start === given?.start &&
      kept.given?.end === given?.end &&
      kept.reading.speakers === context.speakers &&
      kept.reading.source === text
    ) {
      return kept.reading;
    }
  }
  const scene = readScene(text, start, end, context.speakers, given ?? undefined);
  const reference = parseEdtf(context.referenceDate);
  const reading: Reading = {
    source: text,
    start,
    end,
    scene,
    given,
    reference,
    speakers: context.speakers,
    dates: resolveDates(scene, reference, reference === null ? yearBefore(text, context.start, start) : null),
    known: new Map(),
    pointsBack: new Set(),
    ranOut: false,
  };
  beforeLatest = latest;
  latest = { start, end, referenceDate: context.referenceDate, given, reading };
  return reading;
}

/** A line elsewhere in the document, read by itself with the same knowledge. */
export function readingOfLine(near: Reading, { start, end }: Span): Reading {
  const scene = readScene(near.source, start, end, near.speakers);
  return {
    ...near,
    start,
    end,
    scene,
    given: null,
    dates: resolveDates(scene, near.reference, null),
    known: new Map(),
    pointsBack: new Set(),
    ranOut: false,
  };
}

/**
 * Where a provenance line, or the line with the speaker's name, that follows a paragraph ends; `end` where none follows.
 * It belongs to the paragraph: whoever keeps readings by a paragraph's text must take text[end, this) into account.
 */
export function provenanceLineEnd(text: string, end: number): number {
  const behind = text.slice(end, end + 220);
  const line =
    LINE_BELOW.exec(behind) ??
    BLOCK_ENDS.exec(behind) ??
    ROW_ENDS.exec(behind) ??
    (endsInBlock(text, end) ? SAID_BELOW.exec(behind) : null);
  return line ? end + line[0].length : end;
}

/** A line in brackets or behind a dash; before it may stand what moves it to the right, in the document's markup. */
const LINE_BELOW =
  /^[。！？…”’」』]{0,3}(?:[\s>*_{}]|\\\\|\\(?:begin|end)\{[a-z]{1,20}\}|\\[a-zA-Z]{1,20}\*?|<\/?[a-z][^<>\n]{0,60}>){0,16}(?:—|―|--|（|\(|<(?:footer|cite)\b)[^\n]{2,200}/i;

/** A paragraph of its own below a block quotation that can say who spoke. */
const SAID_BELOW = /^[ \t]*(?:\r?\n[ \t]*){1,4}(?![ \t>#*+|-])[^\n\r]{3,140}(?=\r?\n|$)/;

const BLOCK_ENDS =
  /^\s{0,8}(?:(?:<\/p>\s{0,4})?<\/blockquote>\s{0,8}(?:<p\b[^<>]{0,20}>)?|\\end\{(?:quote|quotation|displayquote)\}\s{0,4})[^<\\\n\r]{3,140}/i;

/** The cells of a table's row that stand behind the one with the words. */
const ROW_ENDS = /^[”」』，。！？ \t]{0,6}\|[^\n]{1,200}(?=\n|$)/;

const LONGEST_LINE = 4000;

function endsInBlock(text: string, end: number): boolean {
  const before = text.slice(Math.max(0, end - LONGEST_LINE), end);
  return /^[ \t]{0,3}>/.test(before.slice(before.lastIndexOf('\n') + 1));
}

/** The year of the last full date before a stretch. */
function yearBefore(text: string, from: number, to: number): DateParts | null {
  const words = text.slice(Math.max(0, from, to - 2 * REACH), to);
  let year: DateParts | null = null;
  for (const match of words.matchAll(/(?<!\d)(\d{4})(?:年\d{1,2}月|-\d{2}-\d{2})/g))
    year = { year: Number(match[1]), month: null, day: null };
  return year;
}

function resolveDates(
  scene: Scene,
  reference: DateParts | null,
  earlierYear: DateParts | null,
): (DateParts | null)[] {
  const resolved: (DateParts | null)[] = [];
  let sentence = -1;
  let year = earlierYear;
  let day: { date: DateParts; sentence: number } | null = null;
  let told = reference;
  for (const mention of scene.dates) {
    const own = sentenceOf(scene, mention.start);
    // With a dated document a year is carried only inside a sentence; without one, as far as the stretch goes.
    if (own !== sentence && reference !== null) year = null;
    sentence = own;
    const near = day !== null && own - day.sentence <= SENTENCES_BACK ? day.date : null;
    // 昨日, and the 24日 of a report, are counted from the day on which it is told.
    const isSince = mention.relative?.to === 'reference' && mention.relative.days !== undefined;
    const since = isSince && day !== null && own === day.sentence ? day.date : told;
    const isToldDay = told !== reference && mention.month === null && !mention.relative && near === told;
    const earlier = mention.month !== null ? year : isToldDay ? null : (near ?? year);
    const date = resolveDate(mention, { reference: since, earlier });
    resolved.push(date);
    if ((mention.ofReport || datesToday(scene.text, mention)) && date?.month && date.day) told = date;
    if (date && !mention.vague) {
      if (date.year !== null && (mention.year === null || date.month !== null || reference !== null))
        year = date;
      if (date.month !== null) day = { date, sentence: own };
    }
  }
  return resolved;
}
