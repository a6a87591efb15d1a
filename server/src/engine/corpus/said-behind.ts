// What stands behind a quotation and says whose words they were: a clause, a sentence, brackets, a dash.

import type { Span } from '../text/span.ts';
import { formatEdtf, type DateParts } from './dates.ts';
import { readFrame, type Frame } from './frame.ts';
import { readJapanese } from './japanese.ts';
import { titleAt, titleIn } from './named-works.ts';
import type { Reading } from './paragraph-reading.ts';
import { printedFrom } from './printed-where.ts';
import { isRepeatedInJapanese } from './repeated-words.ts';
import { among, sentenceOf, sentenceSpan } from './scene-places.ts';
import { namedWork, saidBy, sourceWords, stated, type Stated, type Statement } from './stated.ts';
import { antecedentOf, reportedName, unlistedPerson } from './subject.ts';

const OF =
  /^[，。]?(?:这|这句话|这段话|这番话|这些话|此语|它)?(?:，|也|正|就|都)?(?:是|来自|源自|源于)[^。；]{2,80}(?:的|时|中|上|里)(?:承诺|话|论断|表态|表述|判断|呼吁|倡议|主张|回答|原话|讲话|发言|说法|一句|一段|名句|句子|嘱托|要求)/;

/** What stands before the words says nothing of them. */
const NO_LEAD = /^[，、；。：…—\s“「『"（]*(?:正如|如|诚如|以及|而)?[，、]?$/;
const THIS =
  '^[，。；、\\s]*(?:以上|上面|上述)?(?:这|此|那|它)?(?:一?[句段番]|几[句段]|些)?(?:话|文字|名言|表述|论断)?(?:，|正|就|也|可|恰|都|其实|当然|当时|确实)*';
/** 答：“…”，这是默克尔总理讲的。: says it whatever stands before. */
const IS_HIS = new RegExp(
  `${THIS}(?:是|出自|来自)[^，。；：\uE000\uE001]{2,40}?(?:讲|说|写|提出|指出|强调|表示|谈|阐述|作出|所言|口中|告诉(?:他们?|她|我们?|大家))(?:过|出|到|道|下)?的?(?:(?:[^，。；]{0,3}[句段番])?话|名言|原话|论断)?[。！]?\n?$`,
);
/** 这是马克龙引用的习近平的话, 这是他最爱讲的: said by him, perhaps of what another said. */
const REPEATS = new RegExp(
  `${THIS}是[^，。；：\uE000\uE001]{2,24}?(?:引用|引述|援引|转引|转述|复述|重复|借用|推崇|赞赏|听|记得|爱|喜欢|常|挂在)`,
);
/** 谭德塞读出了习近平复信中的这句话。 */
const READS_OUT =
  /(?:读|念|引用|引述|援引|转引|转述|复述|朗读|宣读|诵读|背诵|重复|重温|分享|抄|摘录)(?:出|到|起|下)?(?:了|过|着)?[^，。；：\uE000\uE001]{2,24}(?:话|名言|复信|回信|来信|讲话|文章|[这那一][句段番])/;
const IS_NOT_HIS = new RegExp(
  `${THIS}(?:不是|并非|并不是|绝非|不可能是|不像是|是不是|是否|是[^，。；：\uE000\uE001]{2,40}[吗么]？|难道)`,
);

/** An attribution behind the quotation: “…”，X说。 “……。”X如是说。 */
export function trailingFrame(reading: Reading, chain: Span, sentence: number, lead: string): Frame | null {
  const { scene } = reading;
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
      if (!block || !SAID_SO.test(words) || !/^\n*$/.test(scene.text.slice(next.end, next.end + 1)))
        return null;
    }
    start = end;
    end = scene.sentences[last + 1];
  }
  const next = scene.text.slice(start, end).search(/\uE000/);
  const stop = next === -1 ? end : start + next;
  // “A”，X说：“B”: what ends in a colon leads into the quotation behind it.
  if (next !== -1 && /：\s*$/.test(scene.text.slice(start, stop))) return null;
  if (next !== -1 && start >= end) return null;
  if (!NO_LEAD.test(lead) && !IS_HIS.test(scene.text.slice(start, stop))) return null;
  if (IS_NOT_HIS.test(scene.text.slice(start, stop))) return null;
  // 谭德塞说，这是习近平告诉他的。
  const told = /，(?=(?:这|那)(?:句话|番话|段话|话)?(?:就|正|也|都|其实)?是)/.exec(
    scene.text.slice(start, stop),
  );
  if (told && told.index > 0 && IS_HIS.test(scene.text.slice(start + told.index, stop))) start += told.index;
  const frame = readFrame(reading, start, stop, true);
  // “…”，是4月2日同比利时国王菲利普通话时的承诺。
  if (frame.subject === null && (frame.date || frame.occasion) && OF.test(scene.text.slice(start, stop))) {
    return { ...frame, present: true, zero: true };
  }
  const isClaim =
    frame.subject !== null
      ? frame.subject.sure ||
        /^[A-Za-z]/.test(frame.subject.name) ||
        SAID_SO.test(scene.text.slice(start, stop))
      : frame.workSpeaks;
  if (!frame.present || !isClaim) return null;
  const words = scene.text.slice(start, stop);
  return REPEATS.test(words) || READS_OUT.test(words) ? { ...frame, cited: true } : frame;
}

/** A whole sentence that says no more than who spoke. */
export const SAID_SO =
  /(?:这样|如此|如是)[^，。：]{1,6}|(?:说|讲|云|曰|写道|指出|强调|表示|认为|谈到|提到|呼吁|重申|评价|感慨|阐述|论述)(?:道|过|的)?[。！]?\n?$|^[^，。：]{1,80}(?:said|wrote|declared|put it|argued|observed|remarked|noted|stated)[^，：]{0,60}。?\n?$/;

const BRACKET = /^[，。；！？…\s]{0,3}（([^（）]{2,160})）/;

const DASH = /^[，。；！？…\s]{0,4}—\s?([^\n。]{2,120})/;

const FROM =
  /^[，。；！？…\s]{0,3}(?:这句话|这段话|这番话|此语|此言|这些话|语|均|都|也|正|就|，){0,3}(?:出自|语出|见于|引自|摘自|选自|载于)([^。；\n]{2,120})/;

/** Between these and a verb stands to whom it is said. */
const SAID_TO = /(?:[对向给致]|告诉)$/;
/** ——2月24日讲话: nothing but a day and that words were spoken or written. */
const SPEECH_OF_DAY =
  /^(?:在)?的?(?:重要|主旨|视频|书面)?(?:讲话|发言|演讲|致辞|谈话|贺词|通话|复信|回信|慰问电)(?:中|时|上)?[。”]?$/;
/** ——默克尔通话要点: one of those who talked, whoever of them said it. */
const NOTES_OF_TALK = /(?:通电?话|电话|会谈|会晤|会见)的?(?:要点|纪要|记录|实录|摘要|内容|全文|摘编|摘录)/;

/** Behind an occasion that is all that is said: ——同马克龙通话时的讲话 */
const OCCASION_ENDS =
  /^(?:时|上|中|期间)?(?:的?(?:重要|主旨|视频|书面|即席|电视)?(?:讲话|发言|演讲|致辞|谈话|话))?[”」』\s]*$/;

function isAll(text: string, occasion: Span, { start, end }: Span): boolean {
  return text.slice(start, occasion.start).trim() === '' && OCCASION_ENDS.test(text.slice(occasion.end, end));
}

const JOINED = /^(?:[和与及、]|以及)[\u4e00-\u9fff]{0,12}$/;

/** Provenance in brackets or after a dash behind the quotation. */
export function provenanceAfter(reading: Reading, at: number): Statement | null {
  const { scene } = reading;
  const rest = scene.text.slice(at, at + 170);
  const bracket = BRACKET.exec(rest);
  const match = bracket ?? DASH.exec(rest) ?? FROM.exec(rest);
  if (!match) return null;
  const words = match[1].slice(0, printedFrom(match[1]));
  // （2020-03-18） at the head of a line that goes on speaks of that line.
  if (bracket?.[0].includes('\n') && /^[^\n。；！？]/.test(rest.slice(bracket[0].length))) return null;
  if (/(?:记者|责编|责任编辑|编辑|摄影|社\S{0,24}电|下转|上接|注：)/.test(match[1])) return null;
  // An issue of a periodical says where it was printed, not when it was said.
  if (
    /^(?:原载|首?载于?|见于?|首?刊[于载登]?|转?引自|摘自|出自|来源：?)?《[^》]{1,12}》[^，]{0,4}\d{4}年第?\d*/.test(
      match[1],
    )
  )
    return null;
  const start = at + match[0].indexOf(words, match[0].length - match[1].length - (bracket ? 1 : 0));
  const end = start + words.length;
  const inside = (span: Span) => span.start >= start && span.end <= end;
  const dateIndex = scene.dates.findIndex(
    (mention, i) =>
      inside(mention) && !mention.vague && !mention.range && !mention.ofReport && reading.dates[i] !== null,
  );
  const date =
    dateIndex === -1
      ? null
      : stated(reading, formatEdtf(reading.dates[dateIndex] as DateParts), scene.dates[dateIndex], false);
  const occasion = among(scene.occasions, start, end).find((o) => !o.vague);
  if (!occasion && NOTES_OF_TALK.test(words)) return null;
  const titled = titleIn(reading, start, end);
  const people = among(scene.people, start, end).filter(
    (p) => p.name !== null && !(occasion && occasion.start <= p.start && p.end <= occasion.end),
  );
  // ——这是3月23日他对塞西说的
  const addressed = people.find((p) => SAID_TO.test(words.slice(0, p.start - start))) ?? null;
  // 致米歇尔和冯德莱恩慰问电: so are those who are joined to him.
  const receiver = addressed ? people.indexOf(addressed) : people.length;
  let next = receiver + 1;
  while (next < people.length && JOINED.test(scene.text.slice(people[next - 1].end, people[next].start)))
    next++;
  const person = people.find((_, i) => i < receiver || i >= next);
  const pronoun = person ? -1 : words.search(/[他她](?:[对向说写讲]|告诉|曾|亲口)/);
  const first = words.search(/[A-Za-z]/.test(words) ? /[，《\uE001]| (?=\d)|\d{4}/ : /[，《\s\uE001]|\d{4}/);
  const head = first === -1 ? words : words.slice(0, first);
  const heads =
    person && person.start - start <= 14 && person.start < start + Math.max(head.length, 1) ? person : null;
  const named =
    heads ?? (!addressed && (!bracket || titled || date) ? unlistedPerson(reading, start, head) : null);
  const own = named && titled && named.start < titled.end && titled.start < named.end ? null : named;
  // （新华社2020年3月26日）: who printed it.
  const isPrinted = among(scene.dates, start, end).some((mention) => mention.ofReport);
  if (isPrinted && own && !date && /(?:社|报|网|台|刊|杂志)$/.test(own.name ?? '')) return null;
  const isDay =
    date !== null && SPEECH_OF_DAY.test(words.replace(sourceWords(reading, scene.dates[dateIndex]), ''));
  const isOccasion = occasion !== undefined && !occasion.back && isAll(scene.text, occasion, { start, end });
  if (!bracket && !own && !titled && !addressed && !(date && occasion) && !isDay && !isOccasion) return null;
  if (!date && !occasion && !titled && !addressed && !(own && head.length <= 20)) return null;
  let where: Stated | null = null;
  if (occasion) {
    // From after the date and the speaker, so that 就…致…的慰问电 is whole.
    let from = occasion.start;
    const dateEnd = dateIndex === -1 ? -1 : scene.dates[dateIndex].end;
    if (dateEnd > start && dateEnd <= occasion.start) from = dateEnd;
    if (own && own.end > from && own.end <= occasion.start) from = own.end;
    while (/[，、：\s]/.test(scene.text[from])) from++;
    // What follows it is part of it only where it says what kind of words they were.
    const tail = /^(?:时|中|上)?的?(?:重要|书面)?(?:讲话|发言|致辞|演讲|谈话)?$/.test(
      scene.text.slice(occasion.end, end),
    );
    const to = titled || !tail ? occasion.end : end;
    const span = { start: from, end: Math.max(to, occasion.end) };
    where = stated(reading, sourceWords(reading, span), span, false);
  }
  const told = addressed && /[对向]$/.test(words.slice(0, addressed.start - start)) ? addressed : null;
  if (!where && told) {
    const span = { start: told.start - 1, end: told.end };
    where = stated(reading, sourceWords(reading, span), span, false);
  }
  const title = titled && namedWork(reading, titled, false);
  const meant = !own && pronoun !== -1 ? antecedentOf(reading, start + pronoun) : null;
  const speaker = own?.name
    ? stated(reading, reportedName(reading, own.name), own, false, own.sure)
    : meant && saidBy(reading, { ...meant, at: { start: start + pronoun, end: start + pronoun + 1 } }, false);
  return { speaker, date, occasion: where, article: title };
}

/** Xは「…」と述べた, 『…』に「…」とある. */
export function japaneseStatement(
  reading: Reading,
  start: number,
  chain: Span,
  sentence: number,
): Statement | null {
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
    const person = among(scene.people, at.start, at.end)
      .filter((p) => p.name !== null)
      .pop();
    const own = person ?? at;
    const name = person?.name ? reportedName(reading, person.name) : sourceWords(reading, at);
    speaker = stated(reading, name, own, false, person?.sure ?? false);
  }
  const work = frame.work && titleAt(reading, (frame.work.behind ? chain.end : base) + frame.work.at);
  const dates = scene.dates.flatMap((mention, i) =>
    mention.start >= base &&
    mention.end <= chain.start &&
    !mention.range &&
    !mention.ofReport &&
    !mention.vague &&
    reading.dates[i]
      ? [i]
      : [],
  );
  const date = dates.pop();
  if (!speaker && !work) return null;
  // 1947年、太宰は漱石の『草枕』から「…」を引いた: the day of the one who repeats the words.
  const isRepeated = isRepeatedInJapanese(scene.text.slice(chain.end, end));
  return {
    speaker,
    date:
      date === undefined || isRepeated
        ? null
        : stated(reading, formatEdtf(reading.dates[date] as DateParts), scene.dates[date], false),
    occasion: null,
    article: work && stated(reading, work.title, work, false, work.sure),
  };
}
