// What a text says of a quotation in it: who spoke, when, on which occasion, in which work.

import type { Span } from '../text/span.ts';
import { readFrame, type Frame } from './frame.ts';
import { fromSentenceBefore, lookBack, speakerOfSeries } from './look-back.ts';
import { compareOccasions } from './occasions.ts';
import {
  paragraphStart,
  REACH,
  readingOf,
  type Reading,
  type StatementContext,
} from './paragraph-reading.ts';
import { isNobodys } from './nobodys-words.ts';
import { withBeside } from './said-beside.ts';
import { japaneseStatement, provenanceAfter, SAID_SO, trailingFrame } from './said-behind.ts';
import { among, locate, previousQuotation, quotationOver, sentenceOf, sentenceSpan } from './scene-places.ts';
import { isLedInto, MARK_WIDTH, withMarks } from './scene-marks.ts';
import { QUOTATION, type Scene } from './scene.ts';
import { comparePeople } from './speakers.ts';
import { topicOf } from './subject.ts';
import { carriedOver, fromFrame, NOTHING, withAddressee, type Stated, type Statement } from './stated.ts';

export { provenanceLineEnd } from './paragraph-reading.ts';
export type { StatementContext } from './paragraph-reading.ts';
export type { Stated, Statement } from './stated.ts';

/** What the text around a quotation (`quotation` lies inside its marks) says of speaker, date, occasion and work. */
export function readStatement(text: string, quotation: Span, context: StatementContext): Statement {
  const start = Math.max(0, Math.min(context.start, quotation.start));
  const paragraph = paragraphStart(text, quotation.start, start);
  // Most paragraphs say all that is said; what stands before them is read only where they point back.
  for (const from of paragraph > start ? [paragraph, start] : [start]) {
    let reading = readingOf(text, quotation, context, from, null);
    if (isMarkedOtherwise(text, quotation, reading))
      reading = readingOf(text, quotation, context, from, quotation);
    const target = locate(reading.scene, quotation);
    if (target === null) continue;
    const statement = withBeside(reading, target, statementFor(reading, target, 0));
    if (
      from === start ||
      !(reading.pointsBack.has(target.start) || beginsInside(text, reading.scene, target, start))
    )
      return statement;
  }
  return NOTHING;
}

/**
 * Whether words stand in marks that the scene has not paired: one is missing or of another form, a page breaks inside,
 * or they are quoted inside a quotation.
 */
function isMarkedOtherwise(text: string, words: Span, { scene, start, end }: Reading): boolean {
  const own = quotationOver(scene, words);
  const isBare = (from: number, to: number) =>
    to - from <= MARK_WIDTH && !/[\p{L}\p{N}]/u.test(text.slice(from, to));
  if (own && isBare(own.source.start, words.start) && isBare(words.end, own.source.end)) return false;
  if (own?.block && own.source.start < words.start && isLedInto(text, own.source.start, words.start))
    return true;
  const marked = withMarks(text, words, start, end);
  if (marked.block) return true;
  const isEdge = (at: number) =>
    scene.quotations.some((q) => Math.abs(q.source.start - at) < 2 || Math.abs(q.source.end - at) < 2);
  return (
    (marked.start < words.start && !isEdge(marked.start) && !isEdge(words.start)) ||
    (marked.end > words.end && !isEdge(marked.end) && !isEdge(words.end))
  );
}

/** Whether a scene begins inside the quotation, or with the second paragraph of it: its lead-in stands before. */
function beginsInside(text: string, scene: Scene, target: Span, start: number): boolean {
  if (target.start > 0) return false;
  const at = scene.from[0] ?? 0;
  const before = text.slice(Math.max(start, at - REACH), at);
  return !/[“「『"‘«〝>]/.test(text[at] ?? '') || before.lastIndexOf('“') > before.lastIndexOf('”');
}

function statementFor(reading: Reading, target: Span, depth: number): Statement {
  const isQuotation =
    target.end === target.start + 1 && /[\uE000\uE001]/.test(reading.scene.text[target.start] ?? '');
  const key = isQuotation ? target.start : -1;
  const known = reading.known.get(key);
  if (known && isQuotation) {
    if (reading.pointsBack.has(key)) reading.ranOut = true;
    return known;
  }
  const outer = reading.ranOut;
  reading.ranOut = false;
  const statement = depth > 40 ? NOTHING : compose(reading, target, isQuotation, depth);
  if (reading.ranOut) reading.pointsBack.add(target.start);
  reading.ranOut ||= outer;
  if (isQuotation) reading.known.set(key, statement);
  return statement;
}

function compose(reading: Reading, target: Span, isQuotation: boolean, depth: number): Statement {
  const { scene } = reading;
  const { text } = scene;
  const chain = isQuotation ? chainOf(scene, target) : { ...target, across: false };
  const after = provenanceAfter(reading, chain.end) ?? NOTHING;
  const sentence = sentenceOf(scene, chain.start);
  const { start: sentenceStart } = sentenceSpan(scene, sentence);
  const before = previousQuotation(scene, chain.start, sentenceStart);
  const from = before === null ? sentenceStart : before.end;
  // Words quoted inside another's words: only those say whose they are.
  const within = reading.given ? insideOf(text, from, chain) : -1;
  const ownStart = within === -1 ? from : within;
  const framed = readFrame(reading, ownStart, chain.start);
  // 第一句：: goes on from the sentence that says how many there are.
  const isCounted =
    !framed.present &&
    isQuotation &&
    before === null &&
    isOneOfSeveral(reading, ownStart, chain.start, sentence);
  const own = isCounted ? { ...framed, present: true, zero: true } : framed;
  let result: Statement = NOTHING;
  const earlierOf = (quotation: Span) => statementFor(reading, quotation, depth + 1);
  const mark = (statement: Statement): Statement => (chain.across ? carriedOver(statement) : statement);

  // X说：“A”。“B”，Y说。: what stands behind the second quotation goes before the lead-in of the first.
  const isClosed = chain.across && saysSoBehind(scene, target);
  const behind = isClosed ? trailingFrame(reading, target, sentenceOf(scene, target.start), '') : null;
  const foreign = isQuotation
    ? japaneseStatement(reading, ownStart, chain, before === null ? sentence : -1)
    : null;
  if (foreign) {
    result = mark(foreign);
  } else if (isClosed) {
    if (behind) result = fromFrame(reading, behind, false);
  } else if (isQuotation && isNobodys(reading, { start: ownStart, end: chain.start })) {
    result = NOTHING;
  } else if (within !== -1) {
    if (own.present) result = fromFrame(reading, own, false);
  } else if (own.present && (isQuotation || (own.verb && own.subject !== null))) {
    result = mark(fromFrame(reading, own, false));
    if (before !== null) {
      const told = withAddressee(reading, own, result);
      const earlier = toAnother(told.occasion, result.occasion, earlierOf(before));
      result = continueFrom(own, result, earlier, false);
    } else {
      if (own.zero) result = { ...result, speaker: speakerOfSeries(reading, sentence) };
      result = lookBack(reading, own, result, sentence, earlierOf);
    }
    result = withAddressee(reading, own, result);
  } else if (isQuotation) {
    const lead = text.slice(ownStart, chain.start);
    const trail = trailingFrame(reading, chain, sentence, lead);
    if (trail) {
      result = fromFrame(reading, trail, false);
      if (trail.back || trail.zero || trail.subject?.pronoun || trail.addressee)
        result = lookBack(reading, trail, result, sentence, earlierOf);
      result = withAddressee(reading, trail, result);
    } else if (before !== null && lead.length <= 40 && text[target.start] === QUOTATION) {
      result = earlierOf(before);
    } else if (text[target.start] === QUOTATION && /^[，、；。…\s]*$/.test(lead)) {
      result = fromSentenceBefore(reading, sentence);
    }
  }
  // What stands in brackets or after a dash behind the quotation speaks of it alone, and first.
  if (after.date || after.occasion || after.article) {
    return {
      speaker: after.speaker ?? (result.speaker ? result.speaker : null),
      date: after.date ?? (after.occasion || after.article ? null : result.date),
      occasion: after.occasion ?? (after.date || after.article ? null : result.occasion),
      article: after.article ?? result.article,
    };
  }
  if (!after.speaker) return result;
  // ——习近平 behind words before which another is spoken of: nothing of that belongs to them.
  const isOther = result.speaker && comparePeople(result.speaker.value, after.speaker.value) === 'different';
  return { ...(isOther ? NOTHING : result), speaker: after.speaker };
}

const COUNTED =
  /^\s*(?:这|其)?(?:第[一二三四五六七八九十](?:句|点|条|段|层|个)?话?|[一二三四五六]是|其[一二三四五六])(?:就?是|说)?[：，]?[“「『]?$/;
const ANNOUNCES =
  /(?:讲|说|谈|提|送|写|强调)(?:了|过|出|到|道)?[^，。；：]{0,4}[两二三四五六七八九十几](?:句|点|条|段|层)[^，。；：]{0,8}[。；]$/;

/** Whether a piece only counts what the sentence before says that somebody said: 习近平讲了三句话。第一句：“…” */
function isOneOfSeveral(reading: Reading, start: number, end: number, sentence: number): boolean {
  if (sentence === 0 || !COUNTED.test(reading.scene.text.slice(start, end))) return false;
  const before = sentenceSpan(reading.scene, sentence - 1);
  const words = reading.scene.text.slice(before.start, before.end);
  return ANNOUNCES.test(words)
    ? topicOf(reading, before.start, before.end) !== null
    : /^\s*(?:第[一二三四五六七八九十]|[一二三四五六]是|其[一二三四五六])[^，。；]{0,4}[：，]?[\uE000\uE001]/.test(
        words,
      );
}

/** Whether the words behind a quotation, up to the next one or the end of the sentence, say who spoke. */
function saysSoBehind(scene: Scene, target: Span): boolean {
  const words = scene.text.slice(target.end, sentenceSpan(scene, sentenceOf(scene, target.start)).end);
  return [/\uE000.*$/s, /[\uE000\uE001].*$/s].some((rest) =>
    SAID_SO.test(words.replace(rest, '').replace(/，$/, '')),
  );
}

/** Where the words of an unclosed mark begin that the words at `at` are inside of; -1 where they are inside of none. */
function insideOf(text: string, from: number, words: Span): number {
  let closed = 0;
  for (let i = words.start - 1; i >= from; i--) {
    if (/[”」』’»〞]/.test(text[i])) closed++;
    else if (/[“「『‘«〝"＂]/.test(text[i]) && --closed < 0) {
      // “‘…’”: two pairs of marks round the same words.
      const isDoubled =
        /^[\s“「『"‘«〝＂]*$/.test(text.slice(i, words.start)) &&
        /^[\s，。！？；]{0,2}(?:[”」』’»〞"＂]|$)/.test(text.slice(words.end, words.end + 4));
      return isDoubled ? -1 : i + 1;
    }
  }
  return -1;
}

/** “A”和“B”, “A”，也要“B”: what joins the items of a list. */
const LISTED_BEFORE =
  /[\uE000\uE001]([，、；。…\s]{0,3}(?:和|与|及|以及|并|又|也|或)?|[，；](?:也|还|又|更|既|并|同时|就)?(?:要|应|应当|必须|需要|须|将|能))$/;

/** The list a quotation stands in: “A”，“B”，“C” under one lead-in, also “A”。“B”。 */
function chainOf(scene: Scene, target: Span): Span & { across: boolean } {
  const { text } = scene;
  let { start, end } = target;
  let across = false;
  for (let steps = 0; steps < 30; steps++) {
    const previous = LISTED_BEFORE.exec(text.slice(Math.max(0, start - 8), start));
    if (!previous || previous[1].includes('\n')) break;
    const at = start - previous[0].length;
    const record = among(scene.quotations, at, at + 1)[0];
    if (/[。；…]/.test(previous[1]) || (record?.ends && previous[1] === '')) across = true;
    start = at;
  }
  for (let steps = 0; steps < 30; steps++) {
    const next = /^([，、；。…\s]{0,3}(?:和|与|及|以及|并|又|也|或)?)[\uE000\uE001]/.exec(
      text.slice(end, end + 8),
    );
    if (!next || next[1].includes('\n')) break;
    end += next[0].length;
  }
  return { start, end, across };
}

/** 对托卡耶夫说“…”，对默克尔说“…”: what was said to the one was not said to the other. */
function toAnother(told: Stated | null, occasion: Stated | null, earlier: Statement): Statement {
  const isOther =
    told !== null &&
    told !== occasion &&
    earlier.occasion !== null &&
    compareOccasions(told.value, earlier.occasion.value, null) === 'different';
  return isOther ? { ...carriedOver(earlier), occasion: null } : earlier;
}

/** Goes on from the quotation before in the same sentence: what is not said anew still holds. */
function continueFrom(frame: Frame, own: Statement, earlier: Statement, carried: boolean): Statement {
  const speaker = own.speaker ?? earlier.speaker;
  const other =
    own.speaker !== null &&
    earlier.speaker !== null &&
    comparePeople(own.speaker.value, earlier.speaker.value) !== 'same';
  const partner =
    other &&
    earlier.occasion !== null &&
    own.speaker !== null &&
    earlier.occasion.value.includes(own.speaker.value);
  if (frame.closed || (other && !partner)) return { ...own, speaker };
  const keep = (stated: Stated | null) =>
    stated && (carried || other) ? { ...stated, carried: true } : stated;
  if (own.date || own.occasion || own.article) {
    const together =
      own.occasion &&
      earlier.occasion &&
      compareOccasions(own.occasion.value, earlier.occasion.value, null) === 'same';
    return { ...own, speaker, date: own.date ?? (together ? keep(earlier.date) : null) };
  }
  return {
    speaker,
    date: keep(earlier.date),
    occasion: keep(earlier.occasion),
    article: keep(earlier.article),
  };
}
