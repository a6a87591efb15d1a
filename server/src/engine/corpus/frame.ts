// What a piece of a sentence says about the quotation beside it.

import type { Span } from '../text/span.ts';
import { addresseeIn } from './addressee.ts';
import { isCommentedOn } from './commented.ts';
import type { DateMention, DateParts } from './dates.ts';
import { englishLead, englishTrail, englishWork } from './english.ts';
import { workThatSpeaks, type Work } from './named-works.ts';
import { tellsEvent, type OccasionMention } from './occasion-mentions.ts';
import type { Reading } from './paragraph-reading.ts';
import { ownerOfWords } from './owned-words.ts';
import { bearingOf, type Bearing } from './other-days.ts';
import { areJoined } from './paired-days.ts';
import { heardAt, isOfOthers, isWatchword, LONGEST_LEAD_IN, passedOn } from './passed-on.ts';
import { isRepeated, isRepeatedBehind, repeatedFrom } from './repeated-words.ts';
import { ownFrom } from './retelling.ts';
import { ADVERBS, ANEW, clausesOf, mask, ONCE, verbsIn } from './saying.ts';
import { among, firstFrom, sentenceOf, sentenceSpan } from './scene-places.ts';
import { PHRASE, type Scene } from './scene.ts';
import type { Person } from './speakers.ts';
import {
  asSubject,
  bodyBefore,
  englishSubject,
  governed,
  ORGANS_PIECE,
  relays,
  subjectIn,
  writerBefore,
  type Subject,
} from './subject.ts';
import { datesThing, datesUtterance } from './utterance-dates.ts';

/** What a piece of a sentence says about the quotation beside it. */
export interface Frame {
  /** There is a verb of saying, a colon after a person, or an occasion: the piece speaks of the quotation. */
  readonly present: boolean;
  /** There is a verb of saying. */
  readonly verb: boolean;
  /** Several dates or occasions are named for the same words. */
  readonly several: boolean;
  /** They are the dates of one occasion: 同塞西（23日）、杜达（24日）通话. */
  readonly listed: boolean;
  /** The speaker's words are only mentioned by another (提及X讲过的那句): who is quoted is not surely meant. */
  readonly relayed: boolean;
  /** The words are a watchword that the speaker takes up: whose, when and where is not said. */
  readonly cited: boolean;
  readonly subject: Subject | null;
  /** A verb without a subject of its own: the one before goes on. */
  readonly zero: boolean;
  /** `isLoose`: something else is told of that day; the words may be of another. */
  readonly date: {
    readonly mention: DateMention;
    readonly date: DateParts;
    readonly isLoose: boolean;
  } | null;
  readonly occasion: OccasionMention | null;
  readonly work: Work | null;
  /** The work stands where the speaker would: 《…》有云. */
  readonly workSpeaks: boolean;
  /** To whom it is said, with the word before (对桑切斯); a pronoun (对他) is not sure. */
  readonly addressee: (Span & { readonly sure: boolean }) | null;
  /** The occasion is told as an event of its own (…发表讲话，提出), not in passing (…通话时指出). */
  readonly event: boolean;
  /** Points back to an occasion named before (通话中, 在这次峰会上). */
  readonly back: boolean;
  /** Says that date and occasion are others than before, or none in particular. */
  readonly closed: boolean;
  /** Another tells what was said: closed, but for the one to whom it was said. */
  readonly retold: boolean;
}

/** What stands between the owner of words and the words; before him another speaks. */
function frameOf(reading: Reading, owner: Person, start: number, end: number): Frame {
  const frame = readFrame(reading, owner.start, end);
  return {
    ...frame,
    present: true,
    subject: frame.subject ?? asSubject(reading, owner, owner.name === null),
    relayed: frame.relayed || relays(reading.scene.text, owner, start),
    cited: false,
    zero: false,
    addressee: null,
    closed: true,
  };
}

/** 王毅引用习近平的话, 新华社通讯引习近平… */
const QUOTES =
  /(引用|引述|援引|转引|转述|重温|(?<=通讯|报道|[社报台电]|文章|评论|消息)引(?![发起导领进言人以]))[^，。；]{2,60}(?:，(?:说|称|指出|强调|表示|写道)：?)?，?$/;

/** Reads a piece of a sentence that leads into (or follows) a quotation. */
export function readFrame(reading: Reading, start: number, end: number, trailing = false): Frame {
  const { scene } = reading;
  // 王毅引用习近平的话: what stands before belongs to the one who quotes.
  const quoting = trailing ? null : QUOTES.exec(scene.text.slice(start, end));
  if (quoting !== null && quoting.index > 0)
    return { ...readFrame(reading, start + quoting.index + quoting[1].length, end), closed: true };
  const repeated = trailing ? -1 : repeatedFrom(scene.text, start, end);
  if (repeated > start) return { ...readFrame(reading, repeated, end), closed: true };
  const held = trailing ? null : ownerOfWords(scene.text, among(scene.people, start, end), start, end);
  if (held) {
    const frame = frameOf(reading, held.person, start, end);
    return { ...frame, relayed: !held.sure };
  }
  const owner = trailing ? null : passedOn(scene.text, among(scene.people, start, end), start, end);
  if (owner) return frameOf(reading, owner, start, end);
  const none: Frame = {
    present: false,
    verb: false,
    several: false,
    listed: false,
    relayed: false,
    cited: false,
    subject: null,
    zero: false,
    date: null,
    occasion: null,
    work: null,
    workSpeaks: false,
    addressee: null,
    event: false,
    back: false,
    closed: false,
    retold: false,
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
  let saidIn: Span | null = null;
  const order = trailing ? clauses : [...clauses].reverse();
  for (const [position, clause] of order.entries()) {
    // 3月19日（普京）: who stands in brackets does not speak.
    if (masked[clause.start - 1] === '（' && masked[clause.end] === '）') continue;
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
        saidIn = clause;
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
        lead.length <= 16 &&
        !ORGANS_PIECE.test(lead)
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
        saidIn = clause;
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
        saidIn = clause;
        break;
      }
      if (
        !/^[\uE010\uE011\s]*$/.test(masked.slice(clause.start, clause.end)) &&
        !ADVERBIAL.test(masked.slice(clause.start, clause.end))
      )
        zero = false;
    }
  }
  let isEnglish = false;
  const english = /[A-Za-z]{2}/.test(masked);
  if (subject === null && english) {
    const words = scene.text.slice(start, end);
    const spoken = trailing ? englishTrail(words) : englishLead(words);
    if (spoken) {
      subject = englishSubject(reading, start, spoken);
      verb = spoken.verbEnd;
      firstVerb = verb;
      isEnglish = !trailing;
    }
  }
  const beside = trailing ? null : besideWords(scene.text, people, start, end);
  // 本报评论员文章说，习近平“…”一句: of the two, the person.
  if (subject && !subject.sure && beside && beside.start > start + verb) subject = null;
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
          saidIn = clause;
          present = true;
          break;
        }
      }
    }
    if (!present) {
      if (beside) {
        subject = asSubject(reading, beside, false);
        saidIn = clauses.find((c) => start + c.start <= beside.start && beside.end <= start + c.end) ?? null;
        present = subject !== null;
      }
    }
    if (!present && verb !== -1 && zero) present = true;
  }
  const addressee = verb === -1 ? null : addresseeIn(masked, start, clauses, verb, people);
  // …，对默克尔说“…”: whoever spoke before goes on, to another.
  if (!present && !trailing && addressee?.sure) present = zero = true;
  const limit = verb === -1 ? end : start + verb;
  const since = trailing ? start : ownFrom(reading, masked, start, clauses, saidIn, people, subject);
  const speaker = trailing ? null : subject;
  const spokenIn = saidIn;
  const bearing = (mention: DateMention): Bearing => {
    const clause = clauses.find((c) => start + c.start <= mention.start && mention.end <= start + c.end);
    if (speaker === null || spokenIn === null || clause === undefined) return 'own';
    const [told, own] = [clause, spokenIn].map((c) => ({ start: start + c.start, end: start + c.end }));
    return bearingOf(scene.text, mention, told, own, people, occasions, speaker.name);
  };
  const bound = dates.filter(({ mention, index }) => {
    if (mention.start < since) return false;
    if (mention.range || mention.ofReport || reading.dates[index] === null) return false;
    if (mention.start >= limit) {
      // Xi told Putin on March 20, 2020: “…”
      return (
        isEnglish &&
        /^[^，。：]{0,40}\b[Oo]n $/.test(scene.text.slice(limit, mention.start)) &&
        /^(?:，? ?that\b[^，。：]{0,40})?[，：]?\s*[“"]?$/.test(scene.text.slice(mention.end, end))
      );
    }
    if (datesThing(scene.text, mention)) return false;
    const within = occasions.some((o) => o.start <= mention.start && mention.end <= o.end && !o.vague);
    if (firstVerb !== -1 && start + firstVerb < mention.start && start + firstVerb < limit && !within) {
      if (/[，：]/.test(scene.text.slice(mention.end, limit).replace(/^，/, ''))) return false;
    }
    return within || (datesUtterance(scene.text, mention) && bearing(mention) !== 'other');
  });
  const isListed = occasions.some(
    (o) => bound.filter(({ mention }) => o.start <= mention.start && mention.end <= o.end).length > 1,
  );
  const areTogether = bound.some(
    ({ mention }, i) => i + 1 < bound.length && areJoined(scene.text, mention, bound[i + 1].mention),
  );
  const last = bound.pop();
  const fitting = occasions.filter((o) => o.start >= since && o.start < limit);
  const named = fitting.filter((o) => !o.back && !o.vague).pop() ?? null;
  // 比3月12日同古特雷斯通话时更进一步，在给谭德塞的复信中: the day of another occasion.
  const isOthers =
    named !== null &&
    last !== undefined &&
    fitting.some((o) => o !== named && !o.back && o.start === last.mention.end);
  // 3月30日撰文说，习近平日前…: nearer than any date it is said that there is none.
  const isOpen = dates.some(
    ({ mention, index }) =>
      last !== undefined &&
      last.mention.end <= mention.start &&
      mention.end <= limit &&
      leavesOpen(scene.text, mention, reading.dates[index]),
  );
  const date = isOpen || isOthers ? undefined : last;
  const isLoose = date !== undefined && bearing(date.mention) === 'perhaps';
  const several = bound.length > 0 || fitting.filter((o) => !o.back && !o.vague).length > 1;
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
  const isClosed =
    vagueDate ||
    crowd ||
    ANEW.test(masked.slice(0, verb === -1 ? masked.length : verb)) ||
    (verb !== -1 && ONCE.test(masked.slice(verb, verb + 3)));
  const lead = scene.text.slice(Math.max(start, end - LONGEST_LEAD_IN), end);
  const heard = end - lead.length + heardAt(lead);
  const isHeard = !trailing && heard >= end - lead.length;
  return {
    present,
    verb: verb !== -1,
    listed: isListed,
    several: several && (isListed || areTogether || /都|均|先后|分别|一再|反复|多次|两次|三次/.test(masked)),
    relayed:
      (subject !== null && !subject.pronoun && relays(scene.text, subject.at, start)) ||
      (!trailing && isOfOthers(lead)) ||
      (isHeard && !(subject && !subject.pronoun && subject.at.start > heard)),
    cited: trailing ? isRepeatedBehind(scene.text.slice(start, end)) : isTakenUp(scene, lead, end),
    subject,
    zero: zero && subject === null,
    date: date ? { mention: date.mention, date: reading.dates[date.index] as DateParts, isLoose } : null,
    occasion: named,
    work: titled,
    workSpeaks: spokenWork !== null && subject === null,
    addressee,
    event: fitting.some((o) => tellsEvent(scene.text, o)),
    back: (work && named === null) || (named === null && fitting.some((o) => o.back)),
    closed: isClosed || since > start,
    retold: since > start && !isClosed,
  };
}

/** Whether the words in marks at `at` are a watchword that is taken up, or spoken of. */
function isTakenUp(scene: Scene, before: string, at: number): boolean {
  const behind = scene.text.slice(at + 1, at + 1 + LONGEST_LEAD_IN);
  if (isWatchword(before, behind.slice(0, 11)) || isRepeated(before)) return true;
  // “…。”这番话: a sentence of its own.
  return sentenceSpan(scene, sentenceOf(scene, at)).end > at + 1 && isCommentedOn(before, behind);
}

/** Whether words of time beside a speaker name no day: 日前, 昨晚 in a text that is not dated. */
function leavesOpen(text: string, mention: DateMention, date: DateParts | null): boolean {
  if (mention.vague)
    return /^(?:日前|近日|不久前|前不久|早些时候)(?![的来])/.test(text.slice(mention.start, mention.end + 1));
  return date === null && mention.relative?.to === 'reference' && mention.relative.days !== undefined;
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

/** Between a name and a quotation: 习近平的那句“…”. */
const BESIDE = /^(?:关于|有关|的|那句|这句|所|说|讲|提出|过|名言|话|论断|理念|号召|引)*[“「『]?$/;
/** 用习近平的话来说，就是“…”, 按照他的说法，“…”, 习近平给出的回答是“…” */
const IN_WORDS_OF =
  /^(?:给出|作出|曾经|的|这|那|一|几|个|番|句|段)*(?:话|说法|回答|答案|叮嘱|告诫|忠告|嘱托|论断|名言|名句|观点|主张)(?:来说|来讲|说|讲)?，?(?:就|便|正|也|即)?(?:是|叫作|叫)?[：，]?[“「『]?$/;

/** Who is named right before the words. */
function besideWords(text: string, people: readonly Person[], start: number, end: number): Person | null {
  const beside = people.filter((person) => person.name !== null).pop();
  const leads = beside && [BESIDE, IN_WORDS_OF].some((one) => one.test(text.slice(beside.end, end)));
  return leads && !governed(text, beside, start) ? beside : null;
}

/** A clause that only sets the scene: 在全球疫情蔓延的关键时刻, 面对疫情, 会后. */
const ADVERBIAL =
  /^(?:在|当|面对|随着|针对|就|对于|关于|围绕|为了?|经过|正如|此时|其间|期间|同样|对此|为此|因此|此外|[\u4e00-\u9fff]{1,6}(?:之际|之时|时刻|时|后|前|中|上))/;

/** The speaker himself may be named inside what looks like the occasion (习近平同…); he is not its object. */
function speaksOf(text: string, occasion: OccasionMention, person: Person): boolean {
  return person.start === occasion.start && /^(?:同|与|和)/.test(text.slice(person.end, person.end + 1));
}
