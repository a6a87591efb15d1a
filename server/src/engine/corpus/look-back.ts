// What the sentences before a quotation say of it, where its own leaves something open.

import type { Span } from '../text/span.ts';
import { datesConflict, formatEdtf, parseEdtf, type DateParts } from './dates.ts';
import { readFrame, type Frame } from './frame.ts';
import { dayOf, occasionWith } from './paired-days.ts';
import { datesUtterance } from './utterance-dates.ts';
import { tellsEvent } from './occasion-mentions.ts';
import { compareOccasions } from './occasions.ts';
import { isAtMeeting } from './meeting-before.ts';
import type { Reading } from './paragraph-reading.ts';
import { SAID_SO } from './said-behind.ts';
import { among, lastQuotation, sentenceSpan, spokenPhrase } from './scene-places.ts';
import { comparePeople } from './speakers.ts';
import {
  carriedOver,
  coreWords,
  goingOn,
  namedWork,
  NOTHING,
  saidBy,
  sourceWords,
  stated,
  type Stated,
  type Statement,
} from './stated.ts';
import { topicOf } from './subject.ts';

/** How many sentences back a date or an occasion may have been stated. */
export const SENTENCES_BACK = 3;

/** Looks in the sentences before for what the quotation's own sentence leaves open. */
export function lookBack(
  reading: Reading,
  frame: Frame,
  own: Statement,
  sentence: number,
  earlierOf: (quotation: Span) => Statement,
): Statement {
  const { scene } = reading;
  let result = own;
  let quoted = false;
  let paragraphs = 0;
  let hasFacts = own.date !== null || own.occasion !== null;
  const cue = frame.back || frame.zero || (frame.subject?.pronoun ?? false) || frame.addressee !== null;
  const addressed = frame.addressee?.sure ? sourceWords(reading, frame.addressee) : null;
  // Said to another than the one of that occasion.
  const isOther = (occasion: Stated | null) =>
    addressed !== null &&
    occasion !== null &&
    compareOccasions(addressed, occasion.value, null) === 'different';
  const isNearStart = !cue && sentence === 0 && reading.start > 0 && reading.start <= LONGEST_LEAD;
  if (
    (cue || isNearStart) &&
    sentence < SENTENCES_BACK &&
    !(result.speaker && result.date && result.occasion)
  )
    reading.ranOut = true;
  for (let i = sentence - 1; i >= Math.max(0, sentence - SENTENCES_BACK); i--) {
    const span = sentenceSpan(scene, i);
    const words = scene.text.slice(span.start, span.end);
    if (words.endsWith('\n')) {
      if (words.trim() !== '' || i === sentence - 1) paragraphs++;
      if (paragraphs > 1 || (paragraphs === 1 && !cue && !isBehindLead(reading, sentence))) break;
      if (words.trim() === '') continue;
    }
    const last = lastQuotation(scene, span) ?? spokenPhrase(scene, span);
    if (last !== null) {
      const earlier = earlierOf(last);
      if (isOther(earlier.occasion)) break;
      if (frame.zero && result.speaker === null) result = { ...result, speaker: earlier.speaker };
      if (frame.closed || hasFacts) {
        if (
          !frame.closed &&
          result.occasion &&
          !result.date &&
          earlier.occasion &&
          compareOccasions(result.occasion.value, earlier.occasion.value, null) === 'same'
        ) {
          result = { ...result, date: earlier.date && { ...earlier.date, carried: true } };
        }
        break;
      }
      const sameSpeaker =
        result.speaker === null ||
        (earlier.speaker !== null && comparePeople(result.speaker.value, earlier.speaker.value) === 'same');
      if (sameSpeaker && (earlier.date || earlier.occasion)) {
        const held = cue && paragraphs === 0 ? goingOn(earlier) : carriedOver(earlier);
        result = {
          ...result,
          date: held.date,
          occasion: held.occasion,
          article: result.article ?? held.article,
        };
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
    if (frame.zero && result.speaker === null && topic)
      result = { ...result, speaker: saidBy(reading, topic, false) };
    if (frame.closed) break;
    const facts = factsOf(reading, span, addressed);
    if (isOther(facts.occasion)) break;
    if (
      facts.date &&
      facts.occasion === null &&
      isWithAnother(reading, span, addressed ?? own.occasion?.value)
    )
      break;
    const speaker = result.speaker;
    const concerned =
      speaker === null ||
      (topic !== null && comparePeople(topic.name, speaker.value) === 'same') ||
      (facts.occasion !== null && cue) ||
      ((facts.occasion !== null || frame.back) &&
        facts.named.some((name) => comparePeople(name, speaker.value) === 'same')) ||
      facts.scene ||
      (frame.back && isAtMeeting(reading, words, sentenceSpan(scene, sentence))) ||
      // Who calls is named, who is called is not.
      /^(?:两国|双方|电话)|来电$/.test(facts.occasion?.value ?? '');
    if (!concerned) {
      if (topic !== null || facts.date !== null) break;
      continue;
    }
    if (facts.flashback) break;
    const foreign = topic !== null && speaker !== null && comparePeople(topic.name, speaker.value) !== 'same';
    // 简报｜4月18日, 4月18日: a line by itself may be dated for its own sake.
    const isHeading = facts.occasion === null && words.endsWith('\n') && !/[。！？；：…]/.test(words);
    const mark = (s: Stated | null) =>
      s && (quoted || foreign || isHeading || SAID_SO.test(words)) ? { ...s, carried: true } : s;
    if (own.occasion !== null && result.date === null) {
      const fits = facts.occasion
        ? compareOccasions(own.occasion.value, facts.occasion.value, null) !== 'different'
        : i === sentence - 1;
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
      result.occasion !== null &&
      facts.occasion !== null &&
      compareOccasions(result.occasion.value, facts.occasion.value, null) !== 'same';
    if (other) break;
    if (result.date === null && facts.date) result = { ...result, date: mark(facts.date) };
    if (result.occasion === null && facts.occasion) result = { ...result, occasion: mark(facts.occasion) };
    if (result.article === null && facts.article) result = { ...result, article: mark(facts.article) };
    hasFacts = false;
    if (result.date && result.occasion) break;
  }
  return result;
}

/** The first paragraph of a report, in UTF-16 units, with its dateline. */
const LONGEST_LEAD = 300;

/** Whether the sentence before is the whole of a report's first paragraph, and tells of an event: this one goes on with it. */
function isBehindLead({ scene, start }: Reading, sentence: number): boolean {
  let index = sentence - 1;
  while (index >= 0 && scene.text[scene.sentences[index] - 1] === '\n' && sentence - index < 3) index--;
  if (start !== 0 || index < 0 || index > 1) return false;
  const span = sentenceSpan(scene, index);
  // Before it nothing but a dateline or a title.
  const isFirst = !/[。！？；\uE000]/.test(scene.text.slice(0, span.start));
  return (
    isFirst &&
    span.end <= LONGEST_LEAD &&
    among(scene.occasions, span.start, span.end).some((o) => !o.vague && tellsEvent(scene.text, o))
  );
}

/** 习近平同A通话时…；同B通话时…；向C致电时强调“…”: whom the whole series is about. */
export function speakerOfSeries(reading: Reading, sentence: number): Stated | null {
  const { scene } = reading;
  let first = sentence;
  while (first > 0 && sentence - first < 12 && scene.text[scene.sentences[first - 1] - 1] === '；') first--;
  if (first === sentence) return null;
  const span = sentenceSpan(scene, first);
  const topic = topicOf(reading, span.start, span.end);
  return topic ? saidBy(reading, topic, false) : null;
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

/** 时间来到2020年3月18日。 */
const LEADS_TO_DAY = /^(?:时间|时光|时针|日历|镜头|记忆|视线)[^，。]{1,6}$/;
/** What may follow a date that sets the scene: 4月8日武汉解封 tells of something else. */
const PLACE_ALONE =
  /^(?:凌晨|清晨|上午|中午|下午|傍晚|晚上?|夜)?，?(?:[\u4e00-\u9fff]{0,4}(?:国|省|市|县|州|府|宫|堂|馆|总部|机场|中南海)|北京|上海|武汉|天津|重庆|香港|澳门|台北|广州|深圳|杭州|南京|西安|成都|昆明|乌鲁木齐|博鳌|三亚|日内瓦|纽约|达沃斯|莫斯科|圣彼得堡|华盛顿|布鲁塞尔|巴黎|罗马|伦敦|柏林|东京|首尔|平壤|河内|金边|万象|仰光|曼谷|新德里|伊斯兰堡|雅加达|堪培拉|渥太华|巴西利亚|利马|[\u4e00-\u9fff]{2}(?=，))?[。，\s]*$/;

/** Whether a sentence tells what was said to another than the words here: 习近平3月23日告诉马克龙，要共克时艰。 */
function isWithAnother(reading: Reading, { start, end }: Span, partner: string | undefined): boolean {
  if (partner === undefined) return false;
  const { addressee } = readFrame(reading, start, end);
  return (
    addressee?.sure === true &&
    compareOccasions(sourceWords(reading, addressee), partner, null) === 'different'
  );
}

/** What a sentence without a quotation says of time and occasion; `addressed`: to whom the words here are said. */
function factsOf(reading: Reading, span: Span, addressed: string | null): Facts {
  const { scene } = reading;
  const words = scene.text.slice(span.start, span.end);
  const occasionsHere = among(scene.occasions, span.start, span.end);
  const days = scene.dates.flatMap((mention, i) =>
    mention.start >= span.start &&
    mention.end <= span.end &&
    !mention.range &&
    !mention.ofReport &&
    !mention.vague &&
    reading.dates[i] !== null &&
    (datesUtterance(scene.text, mention) ||
      occasionsHere.some((o) => !o.vague && o.start <= mention.start && mention.end <= o.end))
      ? [i]
      : [],
  );
  const occasions = occasionsHere.filter((o) => !o.back && !o.vague);
  const { occasion, isChosen } = occasionWith(scene, occasions, addressed);
  const { index, isSure } = dayOf(scene, days, occasions, occasion, addressed);
  // 据新华社2020年2月20日电，习近平当天同…通电话: the dateline has the day in full.
  const isSameDay = index > 0 && scene.dates[index].relative?.days === 0 && scene.dates[index - 1].ofReport;
  const from = isSameDay && scene.dates[index].relative?.to === 'earlier' ? index - 1 : index;
  const isEvent = occasionsHere.some((o) => tellsEvent(scene.text, o));
  const told = (s: Stated) => (isEvent ? { ...s, lasting: true } : s);
  const work = among(scene.works, span.start, span.end)
    .filter((w) => w.isSource)
    .pop();
  const date =
    index === -1
      ? null
      : told(stated(reading, formatEdtf(reading.dates[from] as DateParts), scene.dates[from], !isSure));
  return {
    date,
    // Of several it is not sure which one is meant.
    occasion: occasion
      ? told(stated(reading, coreWords(reading, occasion), occasion, !isChosen && occasions.length > 1))
      : null,
    article: work ? namedWork(reading, { ...work, sure: true }, false) : null,
    named: among(scene.people, span.start, span.end)
      .filter((p) => p.name !== null)
      .map((p) => p.name as string),
    scene:
      date !== null &&
      (LEADS_TO_DAY.test(scene.text.slice(span.start, scene.dates[index].start).trim()) ||
        /^(?:那|这)(?:一天)?(?:是|为|在)/.test(words.trim()) ||
        // 那天下着小雨。: no other day than before.
        (scene.dates[index].relative?.to === 'earlier' && words.trim().length <= 8) ||
        // 3月26日晚，北京。
        PLACE_ALONE.test(scene.text.slice(scene.dates[index].end, span.end))),
    flashback: /(?:曾|当年|彼时|那时|早在)/.test(words),
  };
}

/** A quotation that is a sentence by itself takes what the sentence before says, if that speaks of an utterance. */
export function fromSentenceBefore(reading: Reading, sentence: number): Statement {
  const { scene } = reading;
  if (sentence === 0) return NOTHING;
  const span = sentenceSpan(scene, sentence - 1);
  const words = scene.text.slice(span.start, span.end);
  if (words.endsWith('\n') || lastQuotation(scene, span) !== null) return NOTHING;
  const facts = factsOf(reading, span, null);
  if (!facts.occasion || facts.flashback) return NOTHING;
  const topic = topicOf(reading, span.start, span.end);
  return {
    speaker: topic ? saidBy(reading, topic, true) : null,
    date: facts.date,
    occasion: facts.occasion,
    article: facts.article,
  };
}
