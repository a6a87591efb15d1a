import type { Span } from '../text/span.ts';
import { datesConflict, formatEdtf, parseEdtf, resolveDate, type DateMention, type DateParts } from './dates.ts';
import { compareOccasions, type OccasionMention } from './occasions.ts';
import {
  englishLead,
  englishTopic,
  englishTrail,
  englishWork,
  isEnglishName,
  isEnglishTitle,
  isSurelyTitle,
  withoutTitle,
  type EnglishSpeaker,
} from './english.ts';
import { readJapanese } from './japanese.ts';
import { matchesOf, patternsOf } from './scan.ts';
import { MARK_WIDTH, PHRASE, QUOTATION, readScene, withMarks, type Scene, type SceneQuotation, type WorkMention } from './scene.ts';
import { canonicalName, comparePeople, plainName, readPerson, type Person } from './speakers.ts';

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
}

/** What the text around a quotation says about who spoke, when, and where. Unstated things are null. */
export interface Statement {
  readonly speaker: Stated | null;
  readonly date: Stated | null;
  readonly occasion: Stated | null;
  /** A work named as the source: 《…》一文. */
  readonly article: Stated | null;
}

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
const REACH = 600;
/** Long contexts are read in stretches of this size, so that the quotations of one stretch share the reading. */
const STRETCH = 1800;
/** How many sentences back a date or an occasion may have been stated. */
const SENTENCES_BACK = 3;

const NOTHING: Statement = { speaker: null, date: null, occasion: null, article: null };

/** What the text around a quotation (`quotation` lies inside its marks) says of speaker, date, occasion and work. */
export function readStatement(text: string, quotation: Span, context: StatementContext): Statement {
  const start = Math.max(0, Math.min(context.start, quotation.start));
  const paragraph = paragraphStart(text, quotation.start, start);
  // Most paragraphs say all that is said; what stands before them is read only where they point back.
  for (const from of paragraph > start ? [paragraph, start] : [start]) {
    let reading = readingOf(text, quotation, context, from, null);
    if (isMarkedOtherwise(text, quotation, reading)) reading = readingOf(text, quotation, context, from, quotation);
    const target = locate(reading.scene, quotation);
    if (target === null) continue;
    const statement = statementFor(reading, target, 0);
    if (from === start || !(reading.pointsBack.has(target.start) || beginsInside(text, reading.scene, target, start))) return statement;
  }
  return NOTHING;
}

/**
 * Whether words stand in marks that the scene has not paired: one is missing or of another form, a page breaks inside,
 * or they are quoted inside a quotation.
 */
function isMarkedOtherwise(text: string, words: Span, { scene, start, end }: Reading): boolean {
  const own = quotationOver(scene, words);
  const isBare = (from: number, to: number) => to - from <= MARK_WIDTH && !/[\p{L}\p{N}]/u.test(text.slice(from, to));
  if (own && isBare(own.source.start, words.start) && isBare(words.end, own.source.end)) return false;
  const marked = withMarks(text, words, start, end);
  if (marked.block) return true;
  const isEdge = (at: number) => scene.quotations.some((q) => Math.abs(q.source.start - at) < 2 || Math.abs(q.source.end - at) < 2);
  return (marked.start < words.start && !isEdge(marked.start) && !isEdge(words.start)) || (marked.end > words.end && !isEdge(marked.end) && !isEdge(words.end));
}

/** Longest paragraph that is read by itself. */
const PARAGRAPH = 2500;

/** Where the quotation's paragraph begins: behind a line break that a sentence's end stands before. */
function paragraphStart(text: string, at: number, from: number): number {
  const base = Math.max(from, at - PARAGRAPH);
  const before = text.slice(base, at);
  for (let i = before.lastIndexOf('\n'); i > 0; i = before.lastIndexOf('\n', i - 1)) {
    const last = /[^\s>*_#]\s*$/.exec(before.slice(Math.max(0, i - 12), i))?.[0][0] ?? '';
    if (/[。！？!?.）)]/.test(last) || (/[”」』"]/.test(last) && /[。！？.!?]/.test(before.slice(Math.max(0, i - 4), i)))) return base + i + 1;
  }
  return from;
}

/** Whether a scene begins inside the quotation, or with the second paragraph of it: its lead-in stands before. */
function beginsInside(text: string, scene: Scene, target: Span, start: number): boolean {
  if (target.start > 0) return false;
  const at = scene.from[0] ?? 0;
  const before = text.slice(Math.max(start, at - REACH), at);
  return !/[“「『"‘«〝>]/.test(text[at] ?? '') || before.lastIndexOf('“') > before.lastIndexOf('”');
}

interface Reading {
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

function readingOf(text: string, quotation: Span, context: StatementContext, from: number, given: Span | null): Reading {
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

/**
 * Where a provenance line, or the line with the speaker's name, that follows a paragraph ends; `end` where none follows.
 * It belongs to the paragraph: whoever keeps readings by a paragraph's text must take text[end, this) into account.
 */
export function provenanceLineEnd(text: string, end: number): number {
  const behind = text.slice(end, end + 220);
  const line = /^[。！？…”’」』]{0,3}[\s>*_]{0,12}(?:—|―|--|（|\()[^\n]{2,200}/.exec(behind) ?? BLOCK_ENDS.exec(behind) ?? (endsInBlock(text, end) ? SAID_BELOW.exec(behind) : null);
  return line ? end + line[0].length : end;
}

/** A paragraph of its own below a block quotation that can say who spoke. */
const SAID_BELOW = /^[ \t]*(?:\r?\n[ \t]*){1,4}(?![ \t>#*+|-])[^\n\r]{3,140}(?=\r?\n|$)/;
const BLOCK_ENDS = /^\s{0,8}(?:(?:<\/p>\s{0,4})?<\/blockquote>\s{0,8}(?:<p\b[^<>]{0,20}>)?|\\end\{(?:quote|quotation|displayquote)\}\s{0,4})[^<\\\n\r]{3,140}/i;
const LONGEST_LINE = 4000;

function endsInBlock(text: string, end: number): boolean {
  const before = text.slice(Math.max(0, end - LONGEST_LINE), end);
  return /^[ \t]{0,3}>/.test(before.slice(before.lastIndexOf('\n') + 1));
}

/** The year of the last full date before a stretch. */
function yearBefore(text: string, from: number, to: number): DateParts | null {
  const words = text.slice(Math.max(0, from, to - 2 * REACH), to);
  let year: DateParts | null = null;
  for (const match of words.matchAll(/(?<!\d)(\d{4})(?:年\d{1,2}月|-\d{2}-\d{2})/g)) year = { year: Number(match[1]), month: null, day: null };
  return year;
}

function resolveDates(scene: Scene, reference: DateParts | null, earlierYear: DateParts | null): (DateParts | null)[] {
  const resolved: (DateParts | null)[] = [];
  let sentence = -1;
  let year = earlierYear;
  let day: { date: DateParts; sentence: number } | null = null;
  for (const mention of scene.dates) {
    const own = sentenceOf(scene, mention.start);
    // With a dated document a year is carried only inside a sentence; without one, as far as the stretch goes.
    if (own !== sentence && reference !== null) year = null;
    sentence = own;
    const near = day !== null && own - day.sentence <= SENTENCES_BACK ? day.date : null;
    const earlier = mention.month !== null ? year : (near ?? year);
    const date = resolveDate(mention, { reference, earlier });
    resolved.push(date);
    if (date && !mention.vague) {
      if (date.year !== null && (mention.year === null || date.month !== null || reference !== null)) year = date;
      if (date.month !== null) day = { date, sentence: own };
    }
  }
  return resolved;
}

/** The quotation in the scene: the character that stands for it, or its own words where it has no marks. */
function locate(scene: Scene, quotation: Span): Span | null {
  const own = quotationOver(scene, quotation);
  if (own) return own;
  const start = lowerBound(scene.from, quotation.start);
  const end = lowerBound(scene.from, quotation.end);
  if (start >= scene.text.length && start !== end) return null;
  return { start, end: Math.max(start, end) };
}

/** The scene's quotation that the words lie in. */
function quotationOver(scene: Scene, words: Span): SceneQuotation | null {
  let low = 0;
  let high = scene.quotations.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (scene.quotations[middle].source.end < words.end) low = middle + 1;
    else high = middle;
  }
  const candidate = scene.quotations[low];
  return candidate && candidate.source.start <= words.start && words.end <= candidate.source.end ? candidate : null;
}

function lowerBound(values: ArrayLike<number>, value: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (values[middle] < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The first of what stands in ascending order that starts at `at` or later. */
function firstFrom(spans: readonly Span[], at: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (spans[middle].start < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Those that lie between two places. */
function among<T extends Span>(spans: readonly T[], start: number, end: number): T[] {
  const found: T[] = [];
  for (let i = firstFrom(spans, start); i < spans.length && spans[i].start < end; i++) {
    if (spans[i].end <= end) found.push(spans[i]);
  }
  return found;
}

function sentenceOf(scene: Scene, at: number): number {
  return Math.min(lowerBound(scene.sentences, at + 1), scene.sentences.length - 1);
}

function sentenceSpan(scene: Scene, index: number): Span {
  return { start: index === 0 ? 0 : scene.sentences[index - 1], end: scene.sentences[index] };
}

/** Who speaks, as found: a person, or a pronoun that has been led back to one. */
interface Subject {
  readonly name: string;
  readonly at: Span;
  readonly sure: boolean;
  /** 他, 总书记: led back to a name that stands elsewhere. */
  readonly pronoun: boolean;
  /** The name stands paragraphs before: it may be another who is meant. */
  readonly far?: boolean;
}

/** A work that is named as where the words stand. */
interface Work extends Span {
  readonly title: string;
  /** It stands in marks, or is surely a title. */
  readonly sure: boolean;
}

/** What a piece of a sentence says about the quotation beside it. */
interface Frame {
  /** There is a verb of saying, a colon after a person, or an occasion: the piece speaks of the quotation. */
  readonly present: boolean;
  /** There is a verb of saying. */
  readonly verb: boolean;
  /** Several dates or occasions are named for the same words. */
  readonly several: boolean;
  /** The speaker's words are only mentioned by another (提及X讲过的那句): who is quoted is not surely meant. */
  readonly relayed: boolean;
  readonly subject: Subject | null;
  /** A verb without a subject of its own: the one before goes on. */
  readonly zero: boolean;
  readonly date: { readonly mention: DateMention; readonly date: DateParts } | null;
  readonly occasion: OccasionMention | null;
  readonly work: Work | null;
  /** The work stands where the speaker would: 《…》有云. */
  readonly workSpeaks: boolean;
  /** Points back to an occasion named before (通话中, 在这次峰会上). */
  readonly back: boolean;
  /** Says that date and occasion are others than before, or none in particular. */
  readonly closed: boolean;
}

function statementFor(reading: Reading, target: Span, depth: number): Statement {
  const isQuotation = target.end === target.start + 1 && /[\uE000\uE001]/.test(reading.scene.text[target.start] ?? '');
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
  const own = readFrame(reading, ownStart, chain.start);
  let result: Statement = NOTHING;
  const mark = (statement: Statement): Statement => (chain.across ? carriedOver(statement) : statement);

  // X说：“A”。“B”，Y说。: what stands behind the second quotation goes before the lead-in of the first.
  const isClosed = chain.across && saysSoBehind(scene, target);
  const behind = isClosed ? trailingFrame(reading, target, sentenceOf(scene, target.start), '') : null;
  const foreign = isQuotation ? japaneseStatement(reading, ownStart, chain, before === null ? sentence : -1) : null;
  if (foreign) {
    result = mark(foreign);
  } else if (isClosed) {
    if (behind) result = fromFrame(reading, behind, false);
  } else if (within !== -1) {
    if (own.present) result = fromFrame(reading, own, false);
  } else if (own.present && (isQuotation || (own.verb && own.subject !== null))) {
    result = mark(fromFrame(reading, own, false));
    if (before !== null) result = continueFrom(own, result, statementFor(reading, before, depth + 1), false);
    else {
      if (own.zero) result = { ...result, speaker: speakerOfSeries(reading, sentence) };
      result = lookBack(reading, own, result, sentence, depth);
    }
  } else if (isQuotation) {
    const lead = text.slice(ownStart, chain.start);
    const trail = trailingFrame(reading, chain, sentence, lead);
    if (trail) {
      result = fromFrame(reading, trail, false);
      if (trail.back || trail.zero || trail.subject?.pronoun) result = lookBack(reading, trail, result, sentence, depth);
    } else if (before !== null && lead.length <= 40 && text[target.start] === QUOTATION) {
      result = statementFor(reading, before, depth + 1);
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
  return after.speaker ? { ...result, speaker: after.speaker } : result;
}

function carriedOver(statement: Statement): Statement {
  const carry = (stated: Stated | null) => (stated ? { ...stated, carried: true } : null);
  return {
    speaker: statement.speaker,
    date: carry(statement.date),
    occasion: carry(statement.occasion),
    article: carry(statement.article),
  };
}

/** Whether the words behind a quotation, up to the next one or the end of the sentence, say who spoke. */
function saysSoBehind(scene: Scene, target: Span): boolean {
  const words = scene.text.slice(target.end, sentenceSpan(scene, sentenceOf(scene, target.start)).end);
  return [/\uE000.*$/s, /[\uE000\uE001].*$/s].some((rest) => SAID_SO.test(words.replace(rest, '').replace(/，$/, '')));
}

/** Where the words of an unclosed mark begin that the words at `at` are inside of; -1 where they are inside of none. */
function insideOf(text: string, from: number, words: Span): number {
  let closed = 0;
  for (let i = words.start - 1; i >= from; i--) {
    if (/[”」』’»〞]/.test(text[i])) closed++;
    else if (/[“「『‘«〝"＂]/.test(text[i]) && --closed < 0) {
      // “‘…’”: two pairs of marks round the same words.
      const isDoubled = /^[\s“「『"‘«〝＂]*$/.test(text.slice(i, words.start)) && /^[\s，。！？；]{0,2}(?:[”」』’»〞"＂]|$)/.test(text.slice(words.end, words.end + 4));
      return isDoubled ? -1 : i + 1;
    }
  }
  return -1;
}

/** “A”和“B”, “A”，也要“B”: what joins the items of a list. */
const LISTED_BEFORE = /[\uE000\uE001]([，、；。…\s]{0,3}(?:和|与|及|以及|并|又|也|或)?|[，；](?:也|还|又|更|既|并|同时|就)?(?:要|应|应当|必须|需要|须|将|能))$/;

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
    const next = /^([，、；。…\s]{0,3}(?:和|与|及|以及|并|又|也|或)?)[\uE000\uE001]/.exec(text.slice(end, end + 8));
    if (!next || next[1].includes('\n')) break;
    end += next[0].length;
  }
  return { start, end, across };
}

function previousQuotation(scene: Scene, at: number, from: number): Span | null {
  for (let i = at - 1; i >= from; i--) {
    if (scene.text[i] === QUOTATION) return { start: i, end: i + 1 };
  }
  return null;
}

const VERB =
  /指出|强调|表示|写道|写下|认为|提到|提及|谈到|谈及|谈道|重申|申明|声明|宣布|宣示|宣告|坦言|直言|断言|感慨|感叹|呼吁|号召|评价|评论|评述|阐明|阐述|论述|阐释|表明|表达|明确(?=，|：|$|表)|回忆|介绍|告诉|回答|回应|答复|倡议|提议|建议|提出|作出|要求|嘱托|叮嘱|勉励|指示|批示|承诺|感谢|赞扬|赞赏|称赞|赞叹|形容|引用|撰文|发文|发推|致辞|名言|所言|判断|比喻|概括|总结|警告|告诫|提醒|解释|补充|透露|质问|主张|寄语|祝愿|深信|坚信|期待|希望|相信(?!因果)|期盼|承认|(?<=的话)说|反复讲|多次讲|讲过|讲到|讲道|说过|说到|说道|(?<!学|小|传|可以|应该|就是|来|话|据)说(?!明|法|辞|服|理|教|唱|起来|白)|(?<!简|职|宣|自|名|声|著|堪|号|俗|美|尊|代|统|人)称(?!为|号|呼|赞|职|之|霸|王|病|颂)|(?<!讲|谈|电|发|对|童|神|实|说|会)讲(?!话|究|座|述|坛|台|清|义|解|师|好|信|习)|(?<=[写说讲问答谈])道|(?<!诗|不|无)云$|曰|(?<=自|反|追|询|发|责)问|的[这那][句番段些一]?(?:重要)?(?:话|论断|判断|论述|表述|呼吁|主张|理念|承诺|名言)|的(?:原话|名言|名句|话)(?=[：，。]|$)/y;
/** The verbs of saying; exported for its test. */
export const VERBS = patternsOf([
  VERB,
  '指强表写认提谈重申声宣坦直断感呼号评阐论明回介告答倡建作要嘱叮勉批承赞称形引撰发致名所判比概总警解补透质主寄祝深坚期希相反多讲说道云曰问的',
]);
const PRONOUN = /(?:^|[，、\uE010\uE011]|但|而|对此|为此|随后|接着|同时|其中|因此|此外|当时|然而|中|时|上)(他|她|其)(?!们|国|人|方|者|中|他|她|实|余|它|次)/g;
/** What may stand between a subject's place and the verb where the subject is left out. */
const ADVERBS =
  /^(?:[\uE010\uE011，、\s]|还|又|也|这样|如此|如是|同样|就|都|再次|再|并且|并|同时|接着|随后|进一步|特别|专门|郑重|深刻|深情|明确|着重|鲜明|反复|多次|一再|曾经|曾|则|就|更|而且|此外|另外|其中|最后|首先|强烈|严正|再三|继续|正如|如|正像|所|热情|亲切|衷心|诚挚|高度|不断|第[一二三四]|[\u4e00-\u9fff]{1,4}地)*$/;
const ANEW = /这一次|另一|此前|不久|多次|反复|一再|不同场合|曾|近年|多年来|每次|常常|经常|历来|一贯/;

/** Reads a piece of a sentence that leads into (or follows) a quotation. */
function readFrame(reading: Reading, start: number, end: number, trailing = false): Frame {
  const { scene } = reading;
  // 王毅引用习近平的话: what stands before belongs to the one who quotes.
  const quoting = trailing ? -1 : scene.text.slice(start, end).search(/(?:引用|引述|援引|转引|转述|重温)[^，。；]{2,60}，?$/);
  if (quoting > 0) return readFrame(reading, start + quoting + 2, end);
  const none: Frame = { present: false, verb: false, several: false, relayed: false, subject: null, zero: false, date: null, occasion: null, work: null, workSpeaks: false, back: false, closed: false };
  if (end - start < 1) return none;
  const occasions = among(scene.occasions, start, end);
  const dates: { mention: DateMention; index: number }[] = [];
  for (let index = firstFrom(scene.dates, start); index < scene.dates.length && scene.dates[index].start < end; index++) {
    const mention = scene.dates[index];
    if (mention.end <= end) dates.push({ mention, index });
  }
  const works = among(scene.works, start, end);
  const masked = mask(scene.text, start, end, occasions, dates.map(({ mention }) => mention), works);
  const clauses = clausesOf(masked);
  const people = among(scene.people, start, end).filter(
    (person) => !occasions.some((o) => o.start <= person.start && person.end <= o.end && !speaksOf(scene.text, o, person)),
  );

  let verb = -1;
  let firstVerb = -1;
  let subject: Subject | null = null;
  let zero = false;
  let work = false;
  const order = trailing ? clauses : [...clauses].reverse();
  for (const [position, clause] of order.entries()) {
    const found = verbsIn(masked, clause);
    const nearest = position === 0;
    if (found.length > 0) {
      firstVerb = firstVerb === -1 ? found[0] : Math.min(firstVerb, found[0]);
      const at = trailing ? found[0] : found[found.length - 1];
      const own = subjectIn(reading, masked, start, clause, at, people) ?? (trailing ? null : subjectIn(reading, masked, start, clause, found[0], people));
      if (own) {
        verb = verb === -1 ? at : verb;
        subject = own;
        break;
      }
      if (trailing && position > 2) break;
      const lead = masked.slice(clause.start, at);
      if (ADVERBS.test(lead)) {
        if (verb === -1) verb = at;
        zero = true;
        const pointsBack = occasions.some((o) => o.back && o.start >= start + clause.start && o.end <= start + at);
        const writer = pointsBack ? writerBefore(reading, start + at) : null;
        if (writer) {
          subject = writer;
          break;
        }
        continue;
      }
      // 文章指出, 信中写道: the work or letter named before speaks; so does whoever wrote it.
      if (/(?:文章|全文|讲话|演讲|致辞|发言|回信|复信|来信|慰问电|贺电|贺信|信|文)(?:中|里|还|也|又|\uE010)*$/.test(lead) && lead.length <= 16) {
        if (verb === -1) verb = at;
        zero = true;
        work = true;
        const writer = writerBefore(reading, start + at);
        if (writer) {
          subject = writer;
          break;
        }
        continue;
      }
      if (zero) continue;
      const body = bodyBefore(reading, masked, start, clause, at);
      if (body) {
        verb = verb === -1 ? at : verb;
        subject = body;
        break;
      }
      if (nearest && verb === -1 && !trailing) verb = at;
      continue;
    }
    // The subject may stand in an earlier clause than its verb.
    if (verb !== -1 && !trailing) {
      const earlier = subjectIn(reading, masked, start, clause, clause.end, people);
      if (earlier) {
        subject = earlier;
        break;
      }
      if (!/^[\uE010\uE011\s]*$/.test(masked.slice(clause.start, clause.end)) && !ADVERBIAL.test(masked.slice(clause.start, clause.end))) zero = false;
    }
  }
  const english = /[A-Za-z]{2}/.test(masked);
  if (subject === null && english) {
    const words = scene.text.slice(start, end);
    const spoken = trailing ? englishTrail(words) : englishLead(words);
    if (spoken) {
      subject = englishSubject(reading, start, spoken);
      verb = spoken.verbEnd;
      firstVerb = verb;
    }
  }
  let present = subject !== null && verb !== -1;
  const spokenWork = workThatSpeaks(scene.text, works, start, end, trailing);
  if (spokenWork && !present) {
    // 刘基《卖柑者言》, 欧阳修在《丰乐亭记》里: whose work it is.
    const clause = clauses.find((c) => start + c.start <= spokenWork.start && spokenWork.end <= start + c.end);
    subject ??= clause ? subjectIn(reading, masked, start, clause, spokenWork.start - start, people) : null;
    present = true;
  }
  // 他 without a name before it still says when and where.
  if (!present && verb !== -1 && !trailing && /(?:^|[，\uE010\uE011])(?:他|她)(?!们)/.test(masked.slice(0, verb))) present = true;
  const colon = /[：]\s*[“「『"‘«]?$/.test(masked);
  if (!present && !trailing) {
    if (colon) {
      for (const clause of [...clauses].reverse()) {
        const own = subjectIn(reading, masked, start, clause, clause.end, people);
        if (own) {
          subject = own;
          present = true;
          break;
        }
      }
    }
    if (!present) {
      const beside = people.filter((person) => person.name !== null).pop();
      if (beside && /^(?:关于|有关|的|那句|这句|所|说|讲|提出|过|名言|话|论断|理念|号召|引)*[“「『]?$/.test(scene.text.slice(beside.end, end)) && !governed(scene.text, beside, start)) {
        subject = asSubject(reading, beside, false);
        present = subject !== null;
      }
    }
    if (!present && verb !== -1 && zero) present = true;
  }
  const limit = verb === -1 ? end : start + verb;
  const bound = dates.filter(({ mention, index }) => {
    if (mention.range || reading.dates[index] === null) return false;
    if (mention.start >= limit) return false;
    const within = occasions.some((o) => o.start <= mention.start && mention.end <= o.end && !o.vague);
    if (firstVerb !== -1 && start + firstVerb < mention.start && start + firstVerb < limit && !within) {
      if (/[，：]/.test(scene.text.slice(mention.end, limit).replace(/^，/, ''))) return false;
    }
    return within || datesUtterance(scene.text, mention);
  });
  const date = bound[bound.length - 1];
  const fitting = occasions.filter((o) => o.start < limit);
  const named = fitting.filter((o) => !o.back && !o.vague).pop() ?? null;
  const several = bound.length > 1 || fitting.filter((o) => !o.back && !o.vague).length > 1;
  const englishTitle = english && works.length === 0 ? englishWork(scene.text.slice(start, end)) : null;
  const titled: Work | null =
    spokenWork ??
    works.filter((w) => w.isSource && w.start < limit).map((w) => ({ ...w, sure: true })).pop() ??
    (englishTitle && { start: start + englishTitle.start, end: start + englishTitle.end, title: englishTitle.title, sure: false });
  if (!present && !trailing && englishTitle?.speaks) present = true;
  if (!present && !trailing && named && (subject ??= besideOccasion(reading, masked, start, clauses, people, named, end))) present = true;
  if (!present && !trailing && named && /^(?:[，时中上的：]|（[^（）]{0,20}）)*[“「『]?$/.test(scene.text.slice(named.end, end)) && named.kind !== '') present = true;
  // 复信说得同样直接: the occasion itself stands where the speaker would.
  if (!present && !trailing && named && verb !== -1 && named.end <= start + verb && start + verb - named.end <= 6) present = true;
  if (!present && !trailing && titled && !spokenWork && /^(?:，| we (?:read|find|hear|are told)(?: that)?| it (?:is|says)(?: written)?)[，：]?\s*$|^：\s*$/.test(scene.text.slice(titled.end, end))) present = true;
  const vagueDate = dates.some(({ mention }) => mention.vague && mention.start < limit);
  const crowd = fitting.some((o) => o.vague && !/^发表/.test(scene.text.slice(o.start, o.end)));
  return {
    present,
    verb: verb !== -1,
    several: several && /都|均|先后|分别|一再|反复|多次|两次|三次/.test(masked),
    relayed: subject !== null && !subject.pronoun && relays(scene.text, subject.at, start),
    subject,
    zero: zero && subject === null,
    date: date ? { mention: date.mention, date: reading.dates[date.index] as DateParts } : null,
    occasion: named,
    work: titled,
    workSpeaks: spokenWork !== null && subject === null,
    back: (work && named === null) || (named === null && fitting.some((o) => o.back)),
    closed: vagueDate || crowd || ANEW.test(masked.slice(0, verb === -1 ? masked.length : verb)),
  };
}

const IN_WORK = '(?:一?[文书诗词篇章])?(?:的?(?:序言|自序|序|跋|后记|第[^，。：]{1,4}[章节回卷篇句]|开篇|开头|卷首|篇首|篇末|末章|结尾))?(?:之?[中里上内])?';
const WORK_VERB =
  '(?:云|曰|言|说|写|讲|道|谓|称|载|记|唱|咏|吟|论|记载|记述|描写|描述|描绘|指出|强调|认为|提出|提到|提及|谈到|告诫|主张|感叹|感慨|总结|概括|名句|名言|诗句|词句|句|一句|有句|一语|一段|一联)';
/** 《…》有云：, 《…》里的名句: from the title to the quotation. */
const WORK_LEADS = new RegExp(
  `^${IN_WORK}(?:就|也|便|曾|早就|早|还|又|则|即|都|所|有|这样|如此|明确|开宗明义|反复|一再|里的|中的|的|地|那|这|着|，){0,6}(?:${WORK_VERB}(?:道|过|了|着|到|得|话|句|名句|名言|得好)?)?(?:的|那|这|一|几|句|段|番|话|名句|名言|：|，|\\s){0,6}[“「『"‘«]?$`,
);
/** “…”《…》这样写道: from the title on. */
const WORK_FOLLOWS = new RegExp(`^${IN_WORK}(?:就|也|便|曾|早就|早|还|又|则|即|都|所|有|这样|如此|如是|明确|开宗明义){0,4}${WORK_VERB}(?:道|过|的|了)?(这样|$|[。！；，\\s])`);

/** The work that stands where the speaker would: 《…》有云：“…”, 刘基《卖柑者言》：“…”, “…”《…》这样写道. */
function workThatSpeaks(text: string, works: readonly WorkMention[], start: number, end: number, trailing: boolean): Work | null {
  const work = trailing ? works[0] : works[works.length - 1];
  if (!work) return null;
  if (trailing) {
    const before = text.slice(start, work.start);
    const behind = text.slice(work.end, Math.min(end, work.end + 30));
    return /^[，。；、\s]*(?:正如|如|诚如|在)?$/.test(before) && WORK_FOLLOWS.test(behind) ? { ...work, sure: true } : null;
  }
  const between = text.slice(work.end, end);
  return between.length <= 30 && WORK_LEADS.test(between) ? { ...work, sure: true } : null;
}

/** 习近平在给谭德塞的复信中一锤定音，“…”: a person, an occasion, and the quotation right behind. */
function besideOccasion(
  reading: Reading,
  masked: string,
  base: number,
  clauses: readonly Span[],
  people: readonly Person[],
  occasion: OccasionMention,
  end: number,
): Subject | null {
  if (!/^[^，。；：]{0,8}，?[“「『]?$/.test(reading.scene.text.slice(occasion.end, end)) || reading.scene.text[end] === PHRASE) return null;
  const clause = clauses.find((c) => base + c.start <= occasion.start && occasion.end <= base + c.end);
  return clause ? subjectIn(reading, masked, base, clause, clause.end, people) : null;
}

/** A clause that only sets the scene: 在全球疫情蔓延的关键时刻, 面对疫情, 会后. */
const ADVERBIAL = /^(?:在|当|面对|随着|针对|就|对于|关于|围绕|为了?|经过|正如|此时|其间|期间|同样|对此|为此|因此|此外|[\u4e00-\u9fff]{1,6}(?:之际|之时|时刻|时|后|前|中|上))/;

/** The speaker himself may be named inside what looks like the occasion (习近平同…); he is not its object. */
function speaksOf(text: string, occasion: OccasionMention, person: Person): boolean {
  return person.start === occasion.start && /^(?:同|与|和)/.test(text.slice(person.end, person.end + 1));
}

/** The piece with its dates and occasions blotted out, so that no word inside them is read as a verb or a person. */
function mask(text: string, start: number, end: number, occasions: readonly Span[], dates: readonly Span[], works: readonly Span[]): string {
  let masked = text.slice(start, end);
  const blot = (span: Span, mark: string) => {
    masked = masked.slice(0, span.start - start) + mark.repeat(span.end - span.start) + masked.slice(span.end - start);
  };
  for (const date of dates) blot(date, '\uE010');
  for (const occasion of occasions) blot(occasion, '\uE011');
  for (const work of works) blot(work, '\uE012');
  return masked;
}

function clausesOf(masked: string): Span[] {
  const clauses: Span[] = [];
  let start = 0;
  for (let i = 0; i <= masked.length; i++) {
    if (i === masked.length || /[，：；。！？\n—（）\uE000]/.test(masked[i])) {
      if (i > start) clauses.push({ start, end: i });
      start = i + 1;
    }
  }
  return clauses;
}

function verbsIn(masked: string, clause: Span): number[] {
  return matchesOf(masked.slice(clause.start, clause.end), VERBS)[0].map((match) => clause.start + match.index);
}

/** 习近平主席特使王毅, 习近平的夫人彭丽媛: the one named first is not the one who speaks. */
const OF_PERSON = /^(?:主席|总统|总理|总书记)?的?(?:夫人|特使|特别代表|私人代表|个人代表|发言人|代表|女儿|儿子|助手|秘书)/;

/** The first person of a clause before its verb who is nobody's addressee, or a pronoun. */
function subjectIn(reading: Reading, masked: string, base: number, clause: Span, verb: number, people: readonly Person[]): Subject | null {
  const { scene } = reading;
  const from = base + clause.start;
  const candidates = people.filter((person) => person.start >= from && person.end <= base + verb && !governed(scene.text, person, from));
  const own = candidates.filter((candidate) => !OF_PERSON.test(scene.text.slice(candidate.end, candidate.end + 8)));
  const person = own.find((candidate) => candidate.name !== null) ?? own[0];
  let pronoun: RegExpMatchArray | null = null;
  for (const match of masked.slice(clause.start, verb).matchAll(PRONOUN)) {
    pronoun = match;
    break;
  }
  if (pronoun) {
    const at = from + (pronoun.index as number) + pronoun[0].length - 1;
    if (!person || at < person.start) {
      const antecedent = antecedentOf(reading, at);
      return antecedent ? { ...antecedent, pronoun: true } : null;
    }
  }
  return person ? asSubject(reading, person, person.name === null) : null;
}

/** Whether a person is the object of 对, 向, 同, 给, 会见 … before it. */
function governed(text: string, person: Span, from: number): boolean {
  const head = text.slice(Math.max(from, person.start - 26), person.start);
  for (let i = head.length - 1; i >= 0; i--) {
    const c = head[i];
    if (/[，：；。、\uE000-\uE0FF]/.test(c)) return false;
    if (!/[对向同与跟给致为被由据以告感会祝受请邀以从]/.test(c)) continue;
    const two = head.slice(i, i + 2);
    const back = head.slice(Math.max(0, i - 1), i + 1);
    if (/^(?:告诉|感谢|会见|会晤|祝贺|受到|邀请)$/.test(two)) return true;
    if (/[告感会祝受请邀]/.test(c)) continue;
    if (/^(?:对于|对此|对外|对华|同时|同样|同志|同意|同为|为此|为了|以来|以及|以后|以前|以色|由于|据此|致力|从此|为人|与会|据悉|给予|致辞)/.test(two)) continue;
    if (/^(?:应对|面对|针对|反对|绝对|共同|如同|不同|赞同|认同|方向|面向|走向|一向|参与|成为|作为|认为|因为|行为|一致|导致|所以|可以|予以|加以|难以|得以|数据|依据|自由|理由|兼为|称为)$/.test(back)) continue;
    if (c === '据' && i !== 0) continue;
    return true;
  }
  return false;
}

function asSubject(reading: Reading, person: Person, byOffice: boolean): Subject | null {
  if (!byOffice && person.name !== null) {
    return { name: reportedName(reading, person.name), at: person, sure: person.sure, pronoun: false };
  }
  // 总书记, 秘书长, 法国总统: whoever was last named with that office.
  const office = person.title as string;
  const bare = office.replace(/^.*?(?=(?:副?总书记|副?主席|副?总统|副?总理|首相|国王|女王|秘书长|总干事|外长|部长|大臣|发言人|埃米尔|书记)$)/, '');
  const { people } = reading.scene;
  for (let i = people.length - 1; i >= 0; i--) {
    const other = people[i];
    if (other.start >= person.start || other.name === null || other.title === null) continue;
    if (!other.title.includes(bare)) continue;
    if (office !== bare && !other.title.includes(office)) continue;
    return { name: reportedName(reading, other.name), at: person, sure: true, pronoun: true };
  }
  if (bare === '总书记' || office === '中国国家主席') return { name: '习近平', at: person, sure: true, pronoun: true };
  if (office === bare) {
    const antecedent = antecedentOf(reading, person.start);
    return antecedent && office === '主席' ? { ...antecedent, at: person, pronoun: true } : null;
  }
  return { name: office, at: person, sure: false, pronoun: false };
}

/** The name in the form in which the corpus has it. */
function reportedName(reading: Reading, name: string): string {
  const canonical = canonicalName(name);
  return reading.speakers?.find((known) => plainName(known) === canonical || plainName(known) === name) ?? canonical;
}

/** 提及文在寅总统讲过的那句: the one who mentions and the one mentioned may both be meant. */
function relays(text: string, subject: Span, from: number): boolean {
  return /(?:提及|提到|谈到|谈及|回顾|想起|记得)[^，。；：]{0,8}$/.test(text.slice(from, subject.start));
}

/** 收到习近平的复信，信中写道: who wrote the work that is spoken of. */
function writerBefore(reading: Reading, at: number): Subject | null {
  const { scene } = reading;
  const from = sentenceSpan(scene, Math.max(0, sentenceOf(scene, at) - 1)).start;
  for (let i = scene.people.length - 1; i >= 0; i--) {
    const person = scene.people[i];
    if (person.end > at || person.name === null) continue;
    if (person.start < from) return null;
    if (/^(?:的|的?重要|的?署名)(?:文章|复信|回信|来信|慰问电|贺电|贺信|信|讲话|演讲|致辞|发言)/.test(scene.text.slice(person.end, person.end + 6))) {
      return { name: reportedName(reading, person.name), at: person, sure: person.sure, pronoun: true };
    }
  }
  return null;
}

/** How many sentences back a pronoun surely finds its name. */
const NEAR = 4;

/** Whom a pronoun means: the last subject before it. */
function antecedentOf(reading: Reading, at: number): Subject | null {
  const { scene } = reading;
  const sentence = sentenceOf(scene, at);
  const within = sentenceSpan(scene, sentence);
  const same = topicOf(reading, within.start, at);
  if (same) return same;
  let far = false;
  for (let i = sentence - 1; i >= Math.max(0, sentence - 10); i--) {
    const span = sentenceSpan(scene, i);
    far ||= scene.text[span.end - 1] === '\n' || sentence - i > NEAR;
    const topic = topicOf(reading, span.start, span.end);
    if (topic) return { ...topic, far };
  }
  if (sentence < 10) reading.ranOut = true;
  return null;
}

/** Of whom a sentence speaks: the first person in it who is nobody's object. */
function topicOf(reading: Reading, start: number, end: number): Subject | null {
  const { scene } = reading;
  const occasions = among(scene.occasions, start, end);
  for (const person of among(scene.people, start, end)) {
    if (person.name === null) continue;
    if (occasions.some((o) => o.start <= person.start && person.end <= o.end)) continue;
    if (governed(scene.text, person, start)) continue;
    return { name: reportedName(reading, person.name), at: person, sure: person.sure, pronoun: false };
  }
  const english = englishTopic(scene.text.slice(start, end));
  return english && englishSubject(reading, start, english);
}

/** A body that speaks: 《柳叶刀》社论, 联合考察组. Never sure. */
function bodyBefore(reading: Reading, masked: string, base: number, clause: Span, verb: number): Subject | null {
  const raw = masked.slice(clause.start, verb);
  const head = /^[\uE010\uE011\s]*/.exec(raw)?.[0].length ?? 0;
  const words = raw.slice(head).replace(/(?:在|就|对|向|也|还|又|曾|则|这样|如此|如是|再次|近日|多次|\uE010|\uE011).*$/, '');
  if (words.length < 2 || words.length > 24) return null;
  const at = { start: base + clause.start + head, end: base + clause.start + head + words.length };
  const person = readPerson(words, reading.speakers);
  if (person?.name) return { name: reportedName(reading, person.name), at, sure: person.sure, pronoun: false };
  if (/(?:组|社论|组织|期刊|杂志|委员会|外交部|发言人|基金会|报|通讯社|大学|研究所)$/.test(words)) return { name: words, at, sure: false, pronoun: false };
  return null;
}

/** 2020年3月24日的话, 3月12日的那次通话 */
const OF_UTTERANCE =
  /^的(?:这|那|一)?(?:番|句|段|次|场|个|篇|封)?(?:重要|特别|视频)?(?:讲话|发言|演讲|通话|会见|会谈|会晤|致辞|信|复信|回信|慰问电|话|论述|论断|判断|指示|批示|会议|峰会|大会|部署会|文章)/;

/** Whether a date is when something was said, and not a bound of time or the date of a thing. */
function datesUtterance(text: string, mention: DateMention): boolean {
  const before = text.slice(Math.max(0, mention.start - 3), mention.start);
  const after = text.slice(mention.end, mention.end + 16);
  if (/(?:截至|截止|自从|自|从|到|至|直至|始于|继|迄|以来|距|距离|等到|直到)$/.test(before)) return false;
  if (/^(?:以来|起|开始|至|到|后|之后|以后|前|之前|以前|间|期间|左右|的(?!(?:一次|那次)))/.test(after)) {
    if (!OF_UTTERANCE.test(after)) return false;
  }
  // 继…后，/ …结束后，: the clause dates what went before.
  const clause = /^[^，。；：\n]{0,40}/.exec(text.slice(mention.end, mention.end + 40))?.[0] ?? '';
  if (/(?:之后|以后|后|以来|之前|以前)$/.test(clause) && !/(?:先后|前后)$/.test(clause)) return false;
  if (mention.month === null && mention.day === null && mention.relative?.days === undefined) {
    // A bare year dates an utterance only where it stands for itself.
    return /^(?:，|$|[\u4e00-\u9fff])/.test(after) && !/^(?:第|度|底|初|版|来|代|级|届|间|夏|春|秋|冬)/.test(after);
  }
  if (mention.day === null && mention.relative?.days === undefined) {
    return !/^(?:份)?(?:制造|出口|进口|数据|份额|平均|同比|环比|经济|外贸)/.test(after);
  }
  return true;
}

function fromFrame(reading: Reading, frame: Frame, carried: boolean): Statement {
  return {
    speaker: frame.subject ? saidBy(reading, frame.subject, carried || frame.relayed) : null,
    date: frame.date ? stated(reading, formatEdtf(frame.date.date), frame.date.mention, carried || frame.several) : null,
    occasion: frame.occasion
      ? stated(reading, coreWords(reading, frame.occasion), frame.occasion, carried || frame.several)
      : null,
    article: frame.work ? namedWork(reading, frame.work, carried) : null,
  };
}

function coreWords(reading: Reading, occasion: OccasionMention): string {
  return sourceWords(reading, occasion.core);
}

function stated(reading: Reading, value: string, at: Span, carried: boolean, sure = true): Stated {
  const span = sourceSpan(reading.scene, at);
  return { value, span, words: sourceWords(reading, at), carried, sure };
}

function namedWork(reading: Reading, work: Work, carried: boolean): Stated {
  // 《…的战“疫”篇章》: a phrase in marks is a single sign of the scene.
  const title = /[\uE000\uE001]/.test(work.title) ? sourceWords(reading, work).replace(/^《|》$/g, '') : work.title;
  return stated(reading, title, work, carried, work.sure);
}

function saidBy(reading: Reading, subject: Subject, carried: boolean): Stated {
  return stated(reading, subject.name, subject.at, carried || subject.far === true, subject.sure);
}

function sourceSpan(scene: Scene, at: Span): Span {
  const start = scene.from[at.start] ?? 0;
  return { start, end: at.end > at.start ? scene.to[at.end - 1] : start };
}

/** The text's own characters, line breaks and block marks left out. */
function sourceWords(reading: Reading, at: Span): string {
  const span = sourceSpan(reading.scene, at);
  return reading.source.slice(span.start, span.end).replace(/[*`]/g, '').replace(/\s*[\r\n]+[\s>]*/g, '').trim();
}

/** Goes on from the quotation before in the same sentence: what is not said anew still holds. */
function continueFrom(frame: Frame, own: Statement, earlier: Statement, carried: boolean): Statement {
  const speaker = own.speaker ?? earlier.speaker;
  const other = own.speaker !== null && earlier.speaker !== null && comparePeople(own.speaker.value, earlier.speaker.value) !== 'same';
  const partner = other && earlier.occasion !== null && own.speaker !== null && earlier.occasion.value.includes(own.speaker.value);
  if (frame.closed || (other && !partner)) return { ...own, speaker };
  const keep = (stated: Stated | null) => (stated && (carried || other) ? { ...stated, carried: true } : stated);
  if (own.date || own.occasion || own.article) {
    const together = own.occasion && earlier.occasion && compareOccasions(own.occasion.value, earlier.occasion.value, null) === 'same';
    return { ...own, speaker, date: own.date ?? (together ? keep(earlier.date) : null) };
  }
  return { speaker, date: keep(earlier.date), occasion: keep(earlier.occasion), article: keep(earlier.article) };
}

/** Looks in the sentences before for what the quotation's own sentence leaves open. */
function lookBack(reading: Reading, frame: Frame, own: Statement, sentence: number, depth: number): Statement {
  const { scene } = reading;
  let result = own;
  let quoted = false;
  let paragraphs = 0;
  let hasFacts = own.date !== null || own.occasion !== null;
  const cue = frame.back || frame.zero || (frame.subject?.pronoun ?? false);
  if (cue && sentence < SENTENCES_BACK && !(result.speaker && result.date && result.occasion)) reading.ranOut = true;
  for (let i = sentence - 1; i >= Math.max(0, sentence - SENTENCES_BACK); i--) {
    const span = sentenceSpan(scene, i);
    const words = scene.text.slice(span.start, span.end);
    if (words.endsWith('\n')) {
      if (words.trim() !== '' || i === sentence - 1) paragraphs++;
      if (paragraphs > 1 || (paragraphs === 1 && !cue)) break;
      if (words.trim() === '') continue;
    }
    const last = lastQuotation(scene, span) ?? spokenPhrase(scene, span);
    if (last !== null) {
      const earlier = statementFor(reading, last, depth + 1);
      if (frame.zero && result.speaker === null) result = { ...result, speaker: earlier.speaker };
      if (frame.closed || hasFacts) {
        if (!frame.closed && result.occasion && !result.date && earlier.occasion && compareOccasions(result.occasion.value, earlier.occasion.value, null) === 'same') {
          result = { ...result, date: earlier.date && { ...earlier.date, carried: true } };
        }
        break;
      }
      const sameSpeaker = result.speaker === null || (earlier.speaker !== null && comparePeople(result.speaker.value, earlier.speaker.value) === 'same');
      if (sameSpeaker && (earlier.date || earlier.occasion)) {
        const held = carriedOver(earlier);
        result = { ...result, date: held.date, occasion: held.occasion, article: result.article ?? held.article };
        break;
      }
      // The other side of the same talk answers.
      if (result.speaker && earlier.occasion?.value.includes(result.speaker.value)) {
        const held = carriedOver(earlier);
        result = { ...result, date: held.date, occasion: held.occasion };
        break;
      }
      if (!sameSpeaker) break;
      quoted = true;
      continue;
    }
    const topic = topicOf(reading, span.start, span.end);
    if (frame.zero && result.speaker === null && topic) result = { ...result, speaker: saidBy(reading, topic, false) };
    if (frame.closed) break;
    const facts = factsOf(reading, span);
    const speaker = result.speaker;
    const concerned =
      speaker === null ||
      (topic !== null && comparePeople(topic.name, speaker.value) === 'same') ||
      (facts.occasion !== null && cue) ||
      ((facts.occasion !== null || frame.back) && facts.named.some((name) => comparePeople(name, speaker.value) === 'same')) ||
      facts.scene ||
      /^(?:两国|双方)/.test(facts.occasion?.value ?? '');
    if (!concerned) {
      if (topic !== null || facts.date !== null) break;
      continue;
    }
    if (facts.flashback) break;
    const foreign = topic !== null && speaker !== null && comparePeople(topic.name, speaker.value) !== 'same';
    const mark = (s: Stated | null) => (s && (quoted || foreign || SAID_SO.test(words)) ? { ...s, carried: true } : s);
    if (own.occasion !== null && result.date === null) {
      const fits = facts.occasion ? compareOccasions(own.occasion.value, facts.occasion.value, null) !== 'different' : i === sentence - 1;
      if (fits && facts.date) result = { ...result, date: mark(facts.date) };
      if (facts.date || facts.occasion) break;
      continue;
    }
    if (own.date !== null && result.occasion === null) {
      const a = parseEdtf(own.date.value);
      const b = facts.date ? parseEdtf(facts.date.value) : null;
      if (a && b && datesConflict(a, b)) break;
      if (facts.occasion) {
        result = { ...result, occasion: mark(facts.occasion) };
        break;
      }
      continue;
    }
    if (own.date !== null && own.occasion !== null) break;
    // The date of the occasion found: not of another one named before it.
    const other =
      result.occasion !== null && facts.occasion !== null && compareOccasions(result.occasion.value, facts.occasion.value, null) !== 'same';
    if (other) break;
    if (result.date === null && facts.date) result = { ...result, date: mark(facts.date) };
    if (result.occasion === null && facts.occasion) result = { ...result, occasion: mark(facts.occasion) };
    if (result.article === null && facts.article) result = { ...result, article: mark(facts.article) };
    hasFacts = false;
    if (result.date && result.occasion) break;
  }
  return result;
}

/** 习近平同A通话时…；同B通话时…；向C致电时强调“…”: whom the whole series is about. */
function speakerOfSeries(reading: Reading, sentence: number): Stated | null {
  const { scene } = reading;
  let first = sentence;
  while (first > 0 && sentence - first < 12 && scene.text[scene.sentences[first - 1] - 1] === '；') first--;
  if (first === sentence) return null;
  const span = sentenceSpan(scene, first);
  const topic = topicOf(reading, span.start, span.end);
  return topic ? saidBy(reading, topic, false) : null;
}

function lastQuotation(scene: Scene, span: Span): Span | null {
  return previousQuotation(scene, span.end, span.start);
}

/** 他强调：“共克时艰”: words in marks as short as a name, which are someone's words all the same. */
function spokenPhrase(scene: Scene, span: Span): Span | null {
  for (let i = span.end - 1; i >= span.start; i--) {
    if (scene.text[i] === PHRASE && /(?:：|(?:指出|强调|表示|说|写道|提出|呼吁)，?)$/.test(scene.text.slice(Math.max(span.start, i - 4), i))) {
      return { start: i, end: i + 1 };
    }
  }
  return null;
}

interface Facts {
  readonly date: Stated | null;
  readonly occasion: Stated | null;
  readonly article: Stated | null;
  /** People named in the sentence. */
  readonly named: readonly string[];
  /** 那是2020年3月12日: sets the scene for what follows. */
  readonly scene: boolean;
  /** 2014年，他曾…: tells of another time. */
  readonly flashback: boolean;
}

/** What a sentence without a quotation says of time and occasion. */
function factsOf(reading: Reading, span: Span): Facts {
  const { scene } = reading;
  const words = scene.text.slice(span.start, span.end);
  const occasionsHere = among(scene.occasions, span.start, span.end);
  const index = scene.dates.findIndex(
    (mention, i) =>
      mention.start >= span.start &&
      mention.end <= span.end &&
      !mention.range &&
      !mention.vague &&
      reading.dates[i] !== null &&
      (datesUtterance(scene.text, mention) ||
        occasionsHere.some((o) => !o.vague && o.start <= mention.start && mention.end <= o.end)),
  );
  const occasions = occasionsHere.filter((o) => !o.back && !o.vague);
  const occasion = occasions[occasions.length - 1];
  const work = among(scene.works, span.start, span.end).filter((w) => w.isSource).pop();
  const date = index === -1 ? null : stated(reading, formatEdtf(reading.dates[index] as DateParts), scene.dates[index], false);
  return {
    date,
    // Of several it is not sure which one is meant.
    occasion: occasion ? stated(reading, coreWords(reading, occasion), occasion, occasions.length > 1) : null,
    article: work ? namedWork(reading, { ...work, sure: true }, false) : null,
    named: among(scene.people, span.start, span.end).filter((p) => p.name !== null).map((p) => p.name as string),
    scene:
      date !== null &&
      (/^(?:那|这|时间)(?:一天)?(?:是|为|在)/.test(words.trim()) || // 3月26日晚，北京。
        words.trim().length - (scene.dates[index].end - scene.dates[index].start) <= 6),
    flashback: /(?:曾|当年|彼时|那时|早在)/.test(words),
  };
}

/** A quotation that is a sentence by itself takes what the sentence before says, if that speaks of an utterance. */
function fromSentenceBefore(reading: Reading, sentence: number): Statement {
  const { scene } = reading;
  if (sentence === 0) return NOTHING;
  const span = sentenceSpan(scene, sentence - 1);
  const words = scene.text.slice(span.start, span.end);
  if (words.endsWith('\n') || lastQuotation(scene, span) !== null) return NOTHING;
  const facts = factsOf(reading, span);
  if (!facts.occasion || facts.flashback) return NOTHING;
  const topic = topicOf(reading, span.start, span.end);
  return {
    speaker: topic ? saidBy(reading, topic, true) : null,
    date: facts.date,
    occasion: facts.occasion,
    article: facts.article,
  };
}

const OF = /^[，。]?(?:这|这句话|这段话|这番话|这些话|此语|它)?(?:，|也|正|就|都)?(?:是|来自|源自|源于)[^。；]{2,80}(?:的|时|中|上|里)(?:承诺|话|论断|表态|表述|判断|呼吁|倡议|主张|回答|原话|讲话|发言|说法|一句|一段|名句|句子|嘱托|要求)/;

/** An attribution behind the quotation: “…”，X说。 “……。”X如是说。 */
function trailingFrame(reading: Reading, chain: Span, sentence: number, lead: string): Frame | null {
  const { scene } = reading;
  if (!/^[，、；。：…—\s“「『"（]*(?:正如|如|诚如|以及|而)?[，、]?$/.test(lead)) return null;
  const last = sentenceOf(scene, Math.max(chain.end - 1, chain.start));
  let { end } = sentenceSpan(scene, last);
  let start = chain.end;
  if (/^[，、。；！？…\s]*$/.test(scene.text.slice(start, end))) {
    // The quotation closes its sentence: the next one may say whose words they were.
    if (last + 1 >= scene.sentences.length || sentence > last) return null;
    if (scene.text[end - 1] === '\n') {
      // So may a paragraph below a block quotation that says nothing else.
      const block = among(scene.quotations, chain.start, chain.end).pop()?.block;
      const next = sentenceSpan(scene, last + 1);
      const words = scene.text.slice(next.start, next.end);
      if (!block || !SAID_SO.test(words) || !/^\n*$/.test(scene.text.slice(next.end, next.end + 1))) return null;
    }
    start = end;
    end = scene.sentences[last + 1];
  }
  const next = scene.text.slice(start, end).search(/\uE000/);
  const stop = next === -1 ? end : start + next;
  // “A”，X说：“B”: what ends in a colon leads into the quotation behind it.
  if (next !== -1 && /：\s*$/.test(scene.text.slice(start, stop))) return null;
  if (next !== -1 && start >= end) return null;
  const frame = readFrame(reading, start, stop, true);
  // “…”，是4月2日同比利时国王菲利普通话时的承诺。
  if (frame.subject === null && (frame.date || frame.occasion) && OF.test(scene.text.slice(start, stop))) {
    return { ...frame, present: true, zero: true };
  }
  const isClaim =
    frame.subject !== null
      ? frame.subject.sure || /^[A-Za-z]/.test(frame.subject.name) || SAID_SO.test(scene.text.slice(start, stop))
      : frame.workSpeaks;
  return frame.present && isClaim ? frame : null;
}

/** A whole sentence that says no more than who spoke. */
const SAID_SO =
  /(?:这样|如此|如是)[^，。：]{1,6}|(?:说|讲|云|曰|写道|指出|强调|表示|认为|谈到|提到|呼吁|重申|评价|感慨|阐述|论述)(?:道|过|的)?[。！]?\n?$|^[^，。：]{1,80}(?:said|wrote|declared|put it|argued|observed|remarked|noted|stated)[^，：]{0,60}。?\n?$/;

const BRACKET = /^[，。；！？…\s]{0,3}（([^（）]{2,160})）/;
const DASH = /^[，。；！？…\s]{0,4}—\s?([^\n。]{2,120})/;

const FROM = /^[，。；！？…\s]{0,3}(?:这句话|这段话|这番话|此语|此言|这些话|语|均|都|也|正|就|，){0,3}(?:出自|语出|见于|引自|摘自|选自|载于)([^。；\n]{2,120})/;

/** Provenance in brackets or after a dash behind the quotation. */
function provenanceAfter(reading: Reading, at: number): Statement | null {
  const { scene } = reading;
  const rest = scene.text.slice(at, at + 170);
  const bracket = BRACKET.exec(rest);
  const match = bracket ?? DASH.exec(rest) ?? FROM.exec(rest);
  if (!match) return null;
  const words = match[1];
  if (/(?:记者|责编|责任编辑|编辑|摄影|社\S{0,6}电|下转|上接|注：)/.test(words)) return null;
  // An issue of a periodical says where it was printed, not when it was said.
  if (/^《[^》]{1,12}》[^，]{0,4}\d{4}年第?\d*/.test(words)) return null;
  const start = at + match[0].indexOf(words, match[0].length - words.length - (bracket ? 1 : 0));
  const end = start + words.length;
  const inside = (span: Span) => span.start >= start && span.end <= end;
  const dateIndex = scene.dates.findIndex((mention, i) => inside(mention) && !mention.vague && !mention.range && reading.dates[i] !== null);
  const date = dateIndex === -1 ? null : stated(reading, formatEdtf(reading.dates[dateIndex] as DateParts), scene.dates[dateIndex], false);
  const occasion = among(scene.occasions, start, end).find((o) => !o.vague);
  const titled = titleIn(reading, start, end);
  const person = among(scene.people, start, end).find((p) => p.name !== null && !(occasion && occasion.start <= p.start && p.end <= occasion.end));
  const first = words.search(/[A-Za-z]/.test(words) ? /[，《\uE001]| (?=\d)|\d{4}/ : /[，《\s\uE001]|\d{4}/);
  const head = first === -1 ? words : words.slice(0, first);
  const heads = person && person.start - start <= 14 && person.start < start + Math.max(head.length, 1) ? person : null;
  const named = heads ?? (!bracket || titled || date ? unlistedPerson(reading, start, head) : null);
  const own = named && titled && named.start < titled.end && titled.start < named.end ? null : named;
  if (!bracket && !own && !titled && !(date && occasion)) return null;
  if (!date && !occasion && !titled && !(own && head.length <= 20)) return null;
  let where: Stated | null = null;
  if (occasion) {
    // From after the date and the speaker, so that 就…致…的慰问电 is whole.
    let from = occasion.start;
    const dateEnd = dateIndex === -1 ? -1 : scene.dates[dateIndex].end;
    if (dateEnd > start && dateEnd <= occasion.start) from = dateEnd;
    if (own && own.end > from && own.end <= occasion.start) from = own.end;
    while (/[，、：\s]/.test(scene.text[from])) from++;
    // What follows it is part of it only where it says what kind of words they were.
    const tail = /^(?:时|中|上)?的?(?:重要|书面)?(?:讲话|发言|致辞|演讲|谈话)?$/.test(scene.text.slice(occasion.end, end));
    const to = titled || !tail ? occasion.end : end;
    const span = { start: from, end: Math.max(to, occasion.end) };
    where = stated(reading, sourceWords(reading, span), span, false);
  }
  const title = titled && namedWork(reading, titled, false);
  const speaker = own?.name ? stated(reading, reportedName(reading, own.name), own, false, own.sure) : null;
  return { speaker, date, occasion: where, article: title };
}

/** The work that a provenance in brackets or behind a dash names. */
function titleIn(reading: Reading, start: number, end: number): Work | null {
  const { scene } = reading;
  const words = scene.text.slice(start, end);
  const marked = /《([^《》]{1,80})》/.exec(words);
  if (marked) {
    const isPaper = /(?:日报|晚报|时报|新华社|周刊)$/.test(marked[1]);
    return isPaper ? null : { start: start + marked.index, end: start + marked.index + marked[0].length, title: marked[1], sure: true };
  }
  const sign = words.indexOf(PHRASE);
  if (sign !== -1) return titleAt(reading, start + sign);
  // (the King James Bible), (Abraham Lincoln, the Gettysburg Address, 1863)
  let at = 0;
  for (const part of words.split('，')) {
    const plain = part.trim().replace(/ \d{4}$/, '').replace(/。(?= \d)/, '.');
    const from = start + at + part.indexOf(plain[0]);
    at += part.length + 1;
    if (isEnglishTitle(plain) && (isSurelyTitle(plain) || !isEnglishName(plain))) {
      return { start: from, end: from + plain.length, title: plain, sure: false };
    }
  }
  return null;
}

/** The title in 『』 or “” that a sign of the scene stands for. */
function titleAt(reading: Reading, at: number): Work | null {
  const { scene } = reading;
  const { source } = scene.quotations[firstFrom(scene.quotations, at)];
  const mark = reading.source[source.start];
  if (!/[『“"]/.test(mark)) return null;
  return { start: at, end: at + 1, title: reading.source.slice(source.start + 1, source.end - 1), sure: mark === '『' };
}

/** Xは「…」と述べた, 『…』に「…」とある. */
function japaneseStatement(reading: Reading, start: number, chain: Span, sentence: number): Statement | null {
  const { scene } = reading;
  const { end } = sentenceSpan(scene, sentenceOf(scene, Math.max(chain.end - 1, chain.start)));
  const lead = scene.text.slice(start, chain.start);
  let frame = readJapanese(lead, scene.text.slice(chain.end, end));
  let base = start;
  if (!frame && lead.trim() === '' && sentence > 0) {
    // Xはこう言う。「…」
    const previous = sentenceSpan(scene, sentence - 1);
    const words = scene.text.slice(previous.start, previous.end);
    if (!/[\uE000\n]/.test(words)) frame = readJapanese(words.replace(/。$/, ''), '');
    base = previous.start;
  }
  if (!frame) return null;
  let speaker: Stated | null = null;
  if (frame.speaker) {
    const from = frame.speaker.behind ? chain.end : base;
    const at = { start: from + frame.speaker.start, end: from + frame.speaker.end };
    const person = among(scene.people, at.start, at.end).filter((p) => p.name !== null).pop();
    const own = person ?? at;
    const name = person?.name ? reportedName(reading, person.name) : sourceWords(reading, at);
    speaker = stated(reading, name, own, false, person?.sure ?? false);
  }
  const work = frame.work && titleAt(reading, (frame.work.behind ? chain.end : base) + frame.work.at);
  const dates = scene.dates.flatMap((mention, i) =>
    mention.start >= base && mention.end <= chain.start && !mention.range && !mention.vague && reading.dates[i] ? [i] : [],
  );
  const date = dates.pop();
  if (!speaker && !work) return null;
  return {
    speaker,
    date: date === undefined ? null : stated(reading, formatEdtf(reading.dates[date] as DateParts), scene.dates[date], false),
    occasion: null,
    article: work && stated(reading, work.title, work, false, work.sure),
  };
}

function unlistedPerson(reading: Reading, start: number, head: string): (Span & { name: string; sure: boolean }) | null {
  const trimmed = head.trim();
  if (trimmed.length < 2 || trimmed.length > 40 || /^(?:\d|同|与|就|致|给|在|向|会见|会晤)/.test(trimmed)) return null;
  if (reading.scene.occasions.some((o) => o.start >= start && o.start < start + head.length)) return null;
  const at = start + head.indexOf(trimmed);
  const person = readPerson(trimmed, reading.speakers);
  const span = { start: at, end: at + trimmed.length };
  if (person?.name) return { ...span, name: reportedName(reading, person.name), sure: person.sure };
  if (!isEnglishName(trimmed)) return null;
  const name = withoutTitle(trimmed);
  return { ...span, name, sure: isSurelyPerson(reading, name) };
}

/** The speaker of an English sentence: a name, or whom he or she means. */
function englishSubject(reading: Reading, base: number, spoken: EnglishSpeaker): Subject | null {
  const at = { start: base + spoken.start, end: base + spoken.end };
  if (spoken.pronoun) {
    const antecedent = antecedentOf(reading, at.start);
    return antecedent && { ...antecedent, pronoun: true };
  }
  const sure = !spoken.isOffice && isSurelyPerson(reading, spoken.name);
  return { name: reportedName(reading, spoken.name), at, sure, pronoun: false };
}

/** One word alone may be a body or a place (Congress), unless the corpus knows it as a name. */
function isSurelyPerson(reading: Reading, name: string): boolean {
  if (name.includes(' ')) return true;
  if (canonicalName(name) !== name) return true;
  return reading.speakers?.some((known) => known === name || known.endsWith(` ${name}`)) ?? false;
}
