// Statements and their parts, made from the places of a scene.

import type { Span } from '../text/span.ts';
import { formatEdtf } from './dates.ts';
import type { Frame } from './frame.ts';
import type { Work } from './named-works.ts';
import type { OccasionMention } from './occasion-mentions.ts';
import type { Reading } from './paragraph-reading.ts';
import { compareOccasions } from './occasions.ts';
import { isOneOfPartners } from './paired-days.ts';
import type { Scene } from './scene.ts';
import type { Subject } from './subject.ts';

/** One thing a text says of a quotation, and where it says so. */
export interface Stated {
  /** Speaker's name, EDTF date (`XXXX-03-12` where the year is unknown), or the occasion's own words. */
  readonly value: string;
  /** Where it stands in the text; for an occasion with what ties it into the sentence (在 … 时/中). */
  readonly span: Span;
  /** The text's own characters at `span`, without line breaks. */
  readonly words: string;
  /**
   * Taken from the sentence of another quotation: it may belong to that one alone. Good enough to agree with a source,
   * not to contradict one.
   */
  readonly carried: boolean;
  /**
   * Surely the name of a person, or of a work. An office, a body, or an English phrase that may be a place as well can
   * agree with a source, but is not another's name.
   */
  readonly sure: boolean;
  /** Told of an event (…发表讲话，提出“…”。) of which the sentences that go on from it speak as well. */
  readonly lasting: boolean;
  /** Author of the work that a note names: he may only repeat the words there. */
  readonly isCited?: boolean;
}

/** What the text around a quotation says about who spoke, when, and where. Unstated things are null. */
export interface Statement {
  readonly speaker: Stated | null;
  readonly date: Stated | null;
  readonly occasion: Stated | null;
  /** A work named as the source: 《…》一文. */
  readonly article: Stated | null;
}

export const NOTHING: Statement = { speaker: null, date: null, occasion: null, article: null };

/** What still holds of the quotation before, where the text goes on with 他说, 还强调. */
export function goingOn(statement: Statement): Statement {
  const carry = (stated: Stated | null) =>
    stated ? { ...stated, carried: stated.carried || !stated.lasting } : null;
  return { ...carriedOver(statement), date: carry(statement.date), occasion: carry(statement.occasion) };
}

export function carriedOver(statement: Statement): Statement {
  const carry = (stated: Stated | null) => (stated ? { ...stated, carried: true } : null);
  return {
    speaker: statement.speaker,
    date: carry(statement.date),
    occasion: carry(statement.occasion),
    article: carry(statement.article),
  };
}

export function fromFrame(reading: Reading, frame: Frame, carried: boolean): Statement {
  const held = carried || frame.cited;
  const told = (stated: Stated) => (frame.event ? { ...stated, lasting: true } : stated);
  return {
    speaker: frame.subject ? saidBy(reading, frame.subject, held || frame.relayed) : null,
    date: frame.date
      ? told(
          stated(
            reading,
            formatEdtf(frame.date.date),
            frame.date.mention,
            held || frame.several || frame.date.isLoose,
          ),
        )
      : null,
    occasion: frame.occasion
      ? told(
          stated(
            reading,
            coreWords(reading, frame.occasion),
            frame.occasion,
            held || (frame.several && !frame.listed),
          ),
        )
      : null,
    article: frame.work ? namedWork(reading, frame.work, held) : null,
  };
}

export function coreWords(reading: Reading, occasion: OccasionMention): string {
  return sourceWords(reading, occasion.core);
}

export function stated(reading: Reading, value: string, at: Span, carried: boolean, sure = true): Stated {
  const span = sourceSpan(reading.scene, at);
  return { value, span, words: sourceWords(reading, at), carried, sure, lasting: false };
}

export function namedWork(reading: Reading, work: Work, carried: boolean): Stated {
  // 《…的战“疫”篇章》: a phrase in marks is a single sign of the scene.
  const title = /[\uE000\uE001]/.test(work.title)
    ? sourceWords(reading, work).replace(/^《|》$/g, '')
    : work.title;
  // 《道德经》第六十三章
  const chapter = work.sure ? CHAPTER_BEHIND.exec(reading.scene.text.slice(work.end, work.end + 12)) : null;
  return chapter
    ? stated(
        reading,
        `${title}·第${chapter[1]}`,
        { start: work.start, end: work.end + chapter[0].length },
        carried,
        true,
      )
    : stated(reading, title, work, carried, work.sure);
}

const CHAPTER_BEHIND = /^·?第?([零〇一二三四五六七八九十百\d]{1,5}[章回])(?![目至到、和与及—-])/;

/**
 * A statement that names no occasion, with the one to whom the words are said for one: 对桑切斯说. He is named here, and
 * the occasion of another quotation there.
 */
export function withAddressee(reading: Reading, frame: Frame, statement: Statement): Statement {
  const { addressee } = frame;
  if (!addressee?.sure) return statement;
  const addressed = sourceWords(reading, addressee);
  const told = statement.occasion?.value ?? '';
  // 3月23日同马克龙通话，两天后又对默克尔说：another talk than the one told of.
  if (frame.event && frame.occasion !== null && frame.occasion.end < addressee.start) {
    if (compareOccasions(addressed, told, null) === 'different') return carriedOver(statement);
  }
  if (frame.closed && !frame.retold) return statement;
  const isNamed = frame.occasion !== null || (statement.occasion !== null && !statement.occasion.carried);
  // 同塞西、托卡耶夫通电话。他对托卡耶夫说：the one of the two talks.
  if (isNamed && !isOneOfPartners(addressed, told)) return statement;
  return {
    ...statement,
    occasion: stated(reading, addressed, addressee, frame.relayed),
  };
}

export function saidBy(reading: Reading, subject: Subject, carried: boolean): Stated {
  return stated(reading, subject.name, subject.at, carried || subject.far === true, subject.sure);
}

function sourceSpan(scene: Scene, at: Span): Span {
  const start = scene.from[at.start] ?? 0;
  return { start, end: at.end > at.start ? scene.to[at.end - 1] : start };
}

/** The text's own characters, line breaks and block marks left out. */
export function sourceWords(reading: Reading, at: Span): string {
  const span = sourceSpan(reading.scene, at);
  return reading.source
    .slice(span.start, span.end)
    .replace(/[*`]/g, '')
    .replace(/\s*[\r\n]+[\s>]*/g, '')
    .trim();
}
