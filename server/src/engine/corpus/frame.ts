// What a piece of a sentence says about the quotation beside it.

import type { Span } from '../text/span.ts';
import type { DateMention, DateParts } from './dates.ts';
import { englishLead, englishTrail, englishWork } from './english.ts';
import { workThatSpeaks, type Work } from './named-works.ts';
import type { OccasionMention } from './occasion-mentions.ts';
import type { Reading } from './paragraph-reading.ts';
import { matchesOf, patternsOf } from './scan.ts';
import { among, firstFrom } from './scene-places.ts';
import { PHRASE } from './scene.ts';
import type { Person } from './speakers.ts';
import {
  asSubject,
  bodyBefore,
  englishSubject,
  governed,
  relays,
  subjectIn,
  writerBefore,
  type Subject,
} from './subject.ts';
import { datesUtterance } from './utterance-dates.ts';

/** What a piece of a sentence says about the quotation beside it. */
export interface Frame {
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

const VERB =
  /指出|强调|表示|写道|写下|认为|提到|提及|谈到|谈及|谈道|重申|申明|声明|宣布|宣示|宣告|坦言|直言|断言|感慨|感叹|呼吁|号召|评价|评论|评述|阐明|阐述|论述|阐释|表明|表达|明确(?=，|：|$|表)|回忆|介绍|告诉|回答|回应|答复|倡议|提议|建议|提出|作出|要求|嘱托|叮嘱|勉励|指示|批示|承诺|感谢|赞扬|赞赏|称赞|赞叹|形容|引用|撰文|发文|发推|致辞|名言|所言|判断|比喻|概括|总结|警告|告诫|提醒|解释|补充|透露|质问|主张|寄语|祝愿|深信|坚信|期待|希望|相信(?!因果)|期盼|承认|(?<=的话)说|反复讲|多次讲|讲过|讲到|讲道|说过|说到|说道|(?<!学|小|传|可以|应该|就是|来|话|据)说(?!明|法|辞|服|理|教|唱|起来|白)|(?<!简|职|宣|自|名|声|著|堪|号|俗|美|尊|代|统|人)称(?!为|号|呼|赞|职|之|霸|王|病|颂)|(?<!讲|谈|电|发|对|童|神|实|说|会)讲(?!话|究|座|述|坛|台|清|义|解|师|好|信|习)|(?<=[写说讲问答谈])道|(?<!诗|不|无)云$|曰|(?<=自|反|追|询|发|责)问|的[这那][句番段些一]?(?:重要)?(?:话|论断|判断|论述|表述|呼吁|主张|理念|承诺|名言)|的(?:原话|名言|名句|话)(?=[：，。]|$)/y;

/** The verbs of saying; exported for its test. */
export const VERBS = patternsOf([
  VERB,
  '指强表写认提谈重申声宣坦直断感呼号评阐论明回介告答倡建作要嘱叮勉批承赞称形引撰发致名所判比概总警解补透质主寄祝深坚期希相反多讲说道云曰问的',
]);

/** What may stand between a subject's place and the verb where the subject is left out. */
const ADVERBS =
  /^(?:[\uE010\uE011，、\s]|还|又|也|这样|如此|如是|同样|就|都|再次|再|并且|并|同时|接着|随后|进一步|特别|专门|郑重|深刻|深情|明确|着重|鲜明|反复|多次|一再|曾经|曾|则|就|更|而且|此外|另外|其中|最后|首先|强烈|严正|再三|继续|正如|如|正像|所|热情|亲切|衷心|诚挚|高度|不断|第[一二三四]|[\u4e00-\u9fff]{1,4}地)*$/;

const ANEW = /这一次|另一|此前|不久|多次|反复|一再|不同场合|曾|近年|多年来|每次|常常|经常|历来|一贯/;

/** Reads a piece of a sentence that leads into (or follows) a quotation. */
export function readFrame(reading: Reading, start: number, end: number, trailing = false): Frame {
  const { scene } = reading;
  // 王毅引用习近平的话: what stands before belongs to the one who quotes.
  const quoting = trailing
    ? -1
    : scene.text.slice(start, end).search(/(?:引用|引述|援引|转引|转述|重温)[^，。；]{2,60}，?$/);
  if (quoting > 0) return readFrame(reading, start + quoting + 2, end);
  const none: Frame = {
    present: false,
    verb: false,
    several: false,
    relayed: false,
    subject: null,
    zero: false,
    date: null,
    occasion: null,
    work: null,
    workSpeaks: false,
    back: false,
    closed: false,
  };
  if (end - start < 1) return none;
  const occasions = among(scene.occasions, start, end);
  const dates: { mention: DateMention; index: number }[] = [];
  for (
    let index = firstFrom(scene.dates, start);
    index < scene.dates.length && scene.dates[index].start < end;
    index++
  ) {
    const mention = scene.dates[index];
    if (mention.end <= end) dates.push({ mention, index });
  }
  const works = among(scene.works, start, end);
  const masked = mask(
    scene.text,
    start,
    end,
    occasions,
    dates.map(({ mention }) => mention),
    works,
  );
  const clauses = clausesOf(masked);
  const people = among(scene.people, start, end).filter(
    (person) =>
      !occasions.some(
        (o) => o.start <= person.start && person.end <= o.end && !speaksOf(scene.text, o, person),
      ),
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
      const own =
        subjectIn(reading, masked, start, clause, at, people) ??
        (trailing ? null : subjectIn(reading, masked, start, clause, found[0], people));
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
        const pointsBack = occasions.some(
          (o) => o.back && o.start >= start + clause.start && o.end <= start + at,
        );
        const writer = pointsBack ? writerBefore(reading, start + at) : null;
        if (writer) {
          subject = writer;
          break;
        }
        continue;
      }
      // 文章指出, 信中写道: the work or letter named before speaks; so does whoever wrote it.
      if (
        /(?:文章|全文|讲话|演讲|致辞|发言|回信|复信|来信|慰问电|贺电|贺信|信|文)(?:中|里|还|也|又|\uE010)*$/.test(
          lead,
        ) &&
        lead.length <= 16
      ) {
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
      if (
        !/^[\uE010\uE011\s]*$/.test(masked.slice(clause.start, clause.end)) &&
        !ADVERBIAL.test(masked.slice(clause.start, clause.end))
      )
        zero = false;
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
    const clause = clauses.find(
      (c) => start + c.start <= spokenWork.start && spokenWork.end <= start + c.end,
    );
    subject ??= clause ? subjectIn(reading, masked, start, clause, spokenWork.start - start, people) : null;
    present = true;
  }
  // 他 without a name before it still says when and where.
  if (
    !present &&
    verb !== -1 &&
    !trailing &&
    /(?:^|[，\uE010\uE011])(?:他|她)(?!们)/.test(masked.slice(0, verb))
  )
    present = true;
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
      if (
        beside &&
        /^(?:关于|有关|的|那句|这句|所|说|讲|提出|过|名言|话|论断|理念|号召|引)*[“「『]?$/.test(
          scene.text.slice(beside.end, end),
        ) &&
        !governed(scene.text, beside, start)
      ) {
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
    works
      .filter((w) => w.isSource && w.start < limit)
      .map((w) => ({ ...w, sure: true }))
      .pop() ??
    (englishTitle && {
      start: start + englishTitle.start,
      end: start + englishTitle.end,
      title: englishTitle.title,
      sure: false,
    });
  if (!present && !trailing && englishTitle?.speaks) present = true;
  if (
    !present &&
    !trailing &&
    named &&
    (subject ??= besideOccasion(reading, masked, start, clauses, people, named, end))
  )
    present = true;
  if (
    !present &&
    !trailing &&
    named &&
    /^(?:[，时中上的：]|（[^（）]{0,20}）)*[“「『]?$/.test(scene.text.slice(named.end, end)) &&
    named.kind !== ''
  )
    present = true;
  // 复信说得同样直接: the occasion itself stands where the speaker would.
  if (
    !present &&
    !trailing &&
    named &&
    verb !== -1 &&
    named.end <= start + verb &&
    start + verb - named.end <= 6
  )
    present = true;
  if (
    !present &&
    !trailing &&
    titled &&
    !spokenWork &&
    /^(?:，| we (?:read|find|hear|are told)(?: that)?| it (?:is|says)(?: written)?)[，：]?\s*$|^：\s*$/.test(
      scene.text.slice(titled.end, end),
    )
  )
    present = true;
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
  if (
    !/^[^，。；：]{0,8}，?[“「『]?$/.test(reading.scene.text.slice(occasion.end, end)) ||
    reading.scene.text[end] === PHRASE
  )
    return null;
  const clause = clauses.find((c) => base + c.start <= occasion.start && occasion.end <= base + c.end);
  return clause ? subjectIn(reading, masked, base, clause, clause.end, people) : null;
}

/** A clause that only sets the scene: 在全球疫情蔓延的关键时刻, 面对疫情, 会后. */
const ADVERBIAL =
  /^(?:在|当|面对|随着|针对|就|对于|关于|围绕|为了?|经过|正如|此时|其间|期间|同样|对此|为此|因此|此外|[\u4e00-\u9fff]{1,6}(?:之际|之时|时刻|时|后|前|中|上))/;

/** The speaker himself may be named inside what looks like the occasion (习近平同…); he is not its object. */
function speaksOf(text: string, occasion: OccasionMention, person: Person): boolean {
  return person.start === occasion.start && /^(?:同|与|和)/.test(text.slice(person.end, person.end + 1));
}

/** The piece with its dates and occasions blotted out, so that no word inside them is read as a verb or a person. */
function mask(
  text: string,
  start: number,
  end: number,
  occasions: readonly Span[],
  dates: readonly Span[],
  works: readonly Span[],
): string {
  let masked = text.slice(start, end);
  const blot = (span: Span, mark: string) => {
    masked =
      masked.slice(0, span.start - start) +
      mark.repeat(span.end - span.start) +
      masked.slice(span.end - start);
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
  return matchesOf(masked.slice(clause.start, clause.end), VERBS)[0].map(
    (match) => clause.start + match.index,
  );
}
