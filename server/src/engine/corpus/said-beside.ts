// What is said of a quotation beside its paragraph: in the heading above it, in its row of a table, in its note.

import type { Span } from '../text/span.ts';
import { citationLine } from './citation-lines.ts';
import { hasNote, noteBehind } from './notes.ts';
import { readingOfLine, type Reading } from './paragraph-reading.ts';
import { plainProvenance } from './plain-provenance.ts';
import { printedFrom } from './printed-where.ts';
import { among, sentenceOf, sentenceSpan } from './scene-places.ts';
import type { SceneQuotation } from './scene.ts';
import { comparePeople, type Person } from './speakers.ts';
import { NOTHING, saidBy, sourceWords, stated, type Stated, type Statement } from './stated.ts';
import { asSubject } from './subject.ts';
import { isInRow, tableRow } from './table-rows.ts';

/** Whether what is said of the words that end at `end` may stand anywhere in the document, and not near them. */
export function isSaidAfar(text: string, end: number): boolean {
  return hasNote(text, end) || isInRow(text, end);
}

/** The statement of a quotation, with what it leaves open taken from beside its paragraph. */
export function withBeside(reading: Reading, target: Span, own: Statement): Statement {
  const quotation = among(reading.scene.quotations, target.start, target.end)[0];
  if (!quotation) return own;
  const note = noteOf(reading, quotation);
  if (note) return filled(own, note, true);
  if (own.date ?? own.occasion ?? own.article) return own;
  const row = rowOf(reading, target);
  return row ? filled(own, row, true) : filled(own, headingOver(reading, target), false);
}

/**
 * What a text says by itself goes before what stands beside it. Where that says of nobody that he spoke, and the text
 * does: `isOwn` tells whether it can be of nobody else's words.
 */
function filled(own: Statement, beside: Statement, isOwn: boolean): Statement {
  const isSame =
    own.speaker === null ||
    (beside.speaker === null ? isOwn : comparePeople(own.speaker.value, beside.speaker.value) === 'same');
  const either = (here: Stated | null, there: Stated | null) =>
    there === null || (here !== null && !here.carried) ? here : isSame ? there : { ...there, carried: true };
  return {
    speaker: own.speaker ?? beside.speaker,
    date: either(own.date, beside.date),
    occasion: either(own.occasion, beside.occasion),
    article: either(own.article, beside.article),
  };
}

function speakerOf(reading: Reading, person: Person | null): Stated | null {
  const subject = person && asSubject(reading, person, false);
  return subject ? saidBy(reading, subject, false) : null;
}

/** 另见：, 参见…: not where the words are from, or not surely. */
const SEE_ALSO = /^\s*(?:另[见請请]|又见|亦见|[参參][见見阅閱看照考]|比较|比較|对照|對照|试比|cf\b)/i;

function noteOf(reading: Reading, { source }: SceneQuotation): Statement | null {
  const line = noteBehind(reading.source, source.end);
  if (!line) return null;
  if (SEE_ALSO.test(reading.source.slice(line.start, line.end))) return null;
  const note = readingOfLine(reading, line);
  const said = plainProvenance(note, 0, printedFrom(note.scene.text));
  if (said === null) return citationLine(note, { start: 0, end: note.scene.text.length });
  return { ...said, speaker: speakerOf(note, said.person), article: null };
}

/** Columns that say to whom, by whom and when; and when that was printed. */
const TO = /对象|对方|收信|收件|致|受话|会见|会谈|通话|来宾|听众/;
const BY =
  /讲话人|讲者|说话|发言|作者|作家|著者|撰者|诗人|词人|言者|谁|人物|姓名|^\s*(?:author|speaker|poet|writer|who|said by|by)\s*$/i;
/** Columns for the work. */
const FROM = /出处|篇名|篇目|作品|书名|题目|题名|诗题|诗名|标题/;
const WHEN = /日期|时间|何时|日子|年月|^日$/;
const PRINTED = /报|刊|发布|发表|出版|来源|检索|访问|更新|录入|核对/;

function rowOf(reading: Reading, target: Span): Statement | null {
  const { scene, source } = reading;
  const cells = tableRow(scene, target.start, source);
  if (cells === null) return null;
  let statement = NOTHING;
  for (const { start, end, head } of cells) {
    const cited = FROM.test(head) ? citationLine(reading, { start, end }) : null;
    if (cited)
      statement = {
        ...statement,
        speaker: statement.speaker ?? cited.speaker,
        article: statement.article ?? cited.article,
      };
    const said = cited || PRINTED.test(head) ? null : plainProvenance(reading, start, end);
    if (!said) continue;
    const { date, occasion, person } = said;
    // Nothing but its column says what a day is the day of.
    const isDated = WHEN.test(head) || occasion !== null || TO.test(head);
    statement = {
      ...statement,
      date: statement.date ?? (date && !isDated ? { ...date, carried: true } : date),
      occasion: statement.occasion ?? occasion ?? (TO.test(head) ? addressed(reading, person) : null),
      speaker: statement.speaker ?? (BY.test(head) ? speakerOf(reading, person) : null),
    };
  }
  return statement;
}

/** 德国总理默克尔 in a column for those who are spoken to. */
function addressed(reading: Reading, person: Person | null): Stated | null {
  return person && stated(reading, `对${sourceWords(reading, person)}`, person, false);
}

/** How many quotations that stand by themselves a heading may have below it. */
const MOST_BELOW = 6;
const ENDS = /[。！？；，：…\uE000\uE001]/;

/** A line by itself above the quotation's paragraph, or above several that are no more than a quotation. */
function headingOver(reading: Reading, target: Span): Statement {
  const { scene } = reading;
  const { text } = scene;
  const own = sentenceOf(scene, target.start);
  const first = sentenceSpan(scene, own);
  if (first.start > 0 && text[first.start - 1] !== '\n') return NOTHING;
  const isBare = /^[\s“”]*$/.test(text.slice(first.start, target.start));
  for (let i = own - 1, below = 0; i >= 0 && below < MOST_BELOW; i--) {
    const line = sentenceSpan(scene, i);
    const words = text.slice(line.start, line.end).trim();
    if (words === '') continue;
    if (isBare && /^[\uE000\uE001]+[。！？]?$/.test(words)) {
      below++;
      continue;
    }
    const isLine = text[line.end - 1] === '\n' && (line.start === 0 || text[line.start - 1] === '\n');
    const isHeading = isLine && !ENDS.test(words) && (isMarked(reading, line) || !isBelow(reading, i, words));
    const said = isHeading ? plainProvenance(reading, line.start, line.end) : null;
    if (!said) return NOTHING;
    const { date, occasion } = said;
    // A day alone may be that of an entry.
    return {
      date: date && occasion === null ? { ...date, carried: true } : date,
      occasion,
      speaker: speakerOf(reading, said.person),
      article: null,
    };
  }
  // What stands before this stretch may be the heading.
  if (isBare && first.start === 0 && mayHaveHeading(reading.source, reading.start))
    reading.pointsBack.add(target.start);
  return NOTHING;
}

/** A longer line is no heading, in UTF-16 units. */
const LONGEST_HEADING = 160;
const BARE_LINE = /^[\s>]*[“「『"‘«〝].*[”」』"’»〞][。！？]?$/s;

/** Whether a line that may be a heading stands above a place, or above a few lines that are no more than a quotation. */
function mayHaveHeading(source: string, at: number): boolean {
  let end = at;
  for (let below = 0; below < MOST_BELOW; below++) {
    while (end > 0 && /\s/.test(source[end - 1])) end--;
    if (end === 0) return false;
    const start = source.lastIndexOf('\n', end - 1) + 1;
    const line = source.slice(start, end);
    if (!BARE_LINE.test(line)) return line.length <= LONGEST_HEADING && !/[。！？；，…]/.test(line);
    end = start;
  }
  return false;
}

const HEADING_MARK = /^\s*(?:#{1,6}\s|=+\s|<h[1-6]\b|\\(?:sub)*(?:section|paragraph|chapter)\b)/i;

/** Whether the document's markup makes a line a heading. */
function isMarked({ scene, source }: Reading, line: Span): boolean {
  const at = scene.from[line.start];
  return HEADING_MARK.test(source.slice(source.lastIndexOf('\n', at - 1) + 1, at));
}

/** Whether a line that no markup makes a heading may say where the words above it are from. */
function isBelow({ scene, source }: Reading, sentence: number, words: string): boolean {
  if (/^[（—]/.test(words)) return true;
  for (let i = sentence - 1; i >= 0; i--) {
    const { start, end } = sentenceSpan(scene, i);
    const above = scene.text.slice(start, end).trim();
    if (above !== '') return /[\uE000\uE001][。！？]?$/.test(above);
  }
  // What stands above may not have been read.
  const at = scene.from[sentenceSpan(scene, sentence).start];
  const before = source.slice(Math.max(0, at - LONGEST_ABOVE), at).trimEnd();
  return /[”」』’»"]$|(?:^|\n)[ \t]{0,3}>[^\n]*$/.test(before);
}

/** Of the line above a line, in UTF-16 units. */
const LONGEST_ABOVE = 300;
