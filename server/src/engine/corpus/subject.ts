// Who speaks in a piece of a sentence: a name, an office, or whom a pronoun means.

import type { Span } from '../text/span.ts';
import { englishTopic, isEnglishName, withoutTitle, type EnglishSpeaker } from './english.ts';
import type { Reading } from './paragraph-reading.ts';
import { among, sentenceOf, sentenceSpan } from './scene-places.ts';
import { canonicalName, plainName, readPerson, type Person } from './speakers.ts';
import { whoseOccasion } from './told-occasion.ts';

/** Who speaks, as found: a person, or a pronoun that has been led back to one. */
export interface Subject {
  readonly name: string;
  readonly at: Span;
  readonly sure: boolean;
  /** 他, 总书记: led back to a name that stands elsewhere. */
  readonly pronoun: boolean;
  /** The name stands paragraphs before: it may be another who is meant. */
  readonly far?: boolean;
}

const PRONOUN =
  /(?:^|[，、\uE010\uE011]|但|而|对此|为此|随后|接着|同时|其中|因此|此外|当时|然而|中|时|上)(他|她|其)(?!们|国|人|方|者|中|他|她|实|余|它|次)/g;

/** 习近平主席特使王毅, 习近平的夫人彭丽媛: the one named first is not the one who speaks. */
const OF_PERSON =
  /^(?:主席|总统|总理|总书记)?的?(?:夫人|特使|特别代表|私人代表|个人代表|发言人|代表|女儿|儿子|助手|秘书)/;

/** The first person of a clause before its verb who is nobody's addressee, or a pronoun. */
export function subjectIn(
  reading: Reading,
  masked: string,
  base: number,
  clause: Span,
  verb: number,
  people: readonly Person[],
): Subject | null {
  const { scene } = reading;
  const from = base + clause.start;
  const candidates = people.filter(
    (person) => person.start >= from && person.end <= base + verb && !governed(scene.text, person, from),
  );
  const own = candidates.filter(
    (candidate) => !OF_PERSON.test(scene.text.slice(candidate.end, candidate.end + 8)),
  );
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
export function governed(text: string, person: Span, from: number): boolean {
  const head = text.slice(Math.max(from, person.start - 26), person.start);
  if (/(?:面对|针对|反对)$/.test(head)) return true;
  for (let i = head.length - 1; i >= 0; i--) {
    const c = head[i];
    if (/[，：；。、\uE000-\uE0FF]/.test(c)) return false;
    if (!/[对向同与跟给致为被由据以告感会祝受请邀以从]/.test(c)) continue;
    const two = head.slice(i, i + 2);
    const back = head.slice(Math.max(0, i - 1), i + 1);
    if (/^(?:告诉|感谢|会见|会晤|祝贺|受到|邀请)$/.test(two)) return true;
    if (/[告感会祝受请邀]/.test(c)) continue;
    if (
      /^(?:对于|对此|对外|对华|同时|同样|同志|同意|同为|为此|为了|以来|以及|以后|以前|以色|由于|据此|致力|从此|为人|与会|据悉|给予|致辞)/.test(
        two,
      )
    )
      continue;
    if (
      /^(?:应对|面对|针对|反对|绝对|共同|如同|不同|赞同|认同|方向|面向|走向|一向|参与|成为|作为|认为|因为|行为|一致|导致|所以|可以|予以|加以|难以|得以|数据|依据|自由|理由|兼为|称为)$/.test(
        back,
      )
    )
      continue;
    if (c === '据' && i !== 0) continue;
    return true;
  }
  return false;
}

export function asSubject(reading: Reading, person: Person, byOffice: boolean): Subject | null {
  if (!byOffice && person.name !== null) {
    return { name: reportedName(reading, person.name), at: person, sure: person.sure, pronoun: false };
  }
  // 总书记, 秘书长, 法国总统: whoever was last named with that office.
  const office = person.title as string;
  const bare = office.replace(
    /^.*?(?=(?:副?总书记|副?主席|副?总统|副?总理|首相|国王|女王|秘书长|总干事|外长|部长|大臣|发言人|埃米尔|书记)$)/,
    '',
  );
  const { people } = reading.scene;
  for (let i = people.length - 1; i >= 0; i--) {
    const other = people[i];
    if (other.start >= person.start || other.name === null || other.title === null) continue;
    if (!other.title.includes(bare)) continue;
    if (office !== bare && !other.title.includes(office)) continue;
    return { name: reportedName(reading, other.name), at: person, sure: true, pronoun: true };
  }
  if (bare === '总书记' || office === '中国国家主席')
    return { name: '习近平', at: person, sure: true, pronoun: true };
  if (office === bare) {
    const antecedent = antecedentOf(reading, person.start);
    return antecedent && office === '主席' ? { ...antecedent, at: person, pronoun: true } : null;
  }
  return { name: office, at: person, sure: false, pronoun: false };
}

/** The name in the form in which the corpus has it. */
export function reportedName(reading: Reading, name: string): string {
  const canonical = canonicalName(name);
  return (
    reading.speakers?.find((known) => plainName(known) === canonical || plainName(known) === name) ??
    canonical
  );
}

/** 提及文在寅总统讲过的那句: the one who mentions and the one mentioned may both be meant. */
export function relays(text: string, subject: Span, from: number): boolean {
  return /(?:提及|提到|谈到|谈及|回顾|想起|记得)[^，。；：]{0,8}$/.test(text.slice(from, subject.start));
}

/** 收到习近平的复信，信中写道: who wrote the work that is spoken of. */
export function writerBefore(reading: Reading, at: number): Subject | null {
  const { scene } = reading;
  const from = sentenceSpan(scene, Math.max(0, sentenceOf(scene, at) - 1)).start;
  for (let i = scene.people.length - 1; i >= 0; i--) {
    const person = scene.people[i];
    if (person.end > at || person.name === null) continue;
    if (person.start < from) return null;
    if (
      /^(?:(?:的|的?重要|的?署名)(?:文章|讲话|演讲|致辞|发言)|的?(?:重要|亲笔)?(?:复信|回信|来信|慰问[电信]|贺[电信]|唁电|信(?![任息心念赖号仰奉守])))/.test(
        scene.text.slice(person.end, person.end + 8),
      )
    ) {
      return { name: reportedName(reading, person.name), at: person, sure: person.sure, pronoun: true };
    }
  }
  return null;
}

/** How many sentences back a pronoun surely finds its name. */
const NEAR = 4;

/** Whom a pronoun means: the last subject before it. */
export function antecedentOf(reading: Reading, at: number): Subject | null {
  const { scene } = reading;
  const sentence = sentenceOf(scene, at);
  const within = sentenceSpan(scene, sentence);
  const whose = whoseOccasion(reading, { start: within.start, end: at }, governed);
  if (whose) return asSubject(reading, whose, false);
  const same = topicOf(reading, within.start, at);
  if (same) return same;
  let far = false;
  for (let i = sentence - 1; i >= Math.max(0, sentence - 10); i--) {
    const span = sentenceSpan(scene, i);
    far ||= scene.text[span.end - 1] === '\n' || sentence - i > NEAR;
    const topic = topicOf(reading, span.start, span.end);
    // 王毅说，习近平同马克龙通话。他强调：either of them.
    if (topic) return { ...topic, far: far || whoseOccasion(reading, span, governed) !== null };
  }
  if (sentence < 10) reading.ranOut = true;
  return null;
}

/** Of whom a sentence speaks: the first person in it who is nobody's object. */
export function topicOf(reading: Reading, start: number, end: number): Subject | null {
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

/** What stands between a subject and its verb, from its first word on. */
const ADVERB_BEHIND_NAME =
  /(?:在|就|对|向|也|还|又|曾|则|都|均|亦|已|这样|如此|如是|再次|再三|近日|多次|此前|此后|随后|随即|当时|事后|会后|赛后|专门|郑重|明确|进一步|同时|首先|最后|刚刚|正在|一再|反复|\uE010|\uE011).*$/;

/** 新华社评论员文章, 《求是》杂志文章: a piece of an organ, whoever wrote it. */
export const ORGANS_PIECE =
  /(?:[报社网刊台志]|评论员|记者|编辑部|客户端|公众号)(?:特约|评论员|记者|署名|刊发|发表|的){0,3}(?:社论|文章|时评|短评|述评|快评|锐评|综述|特稿)(?:中|里|还|也|又|\uE010)*$/;

/** A body that speaks: 《柳叶刀》社论, 联合考察组. Never sure. */
export function bodyBefore(
  reading: Reading,
  masked: string,
  base: number,
  clause: Span,
  verb: number,
): Subject | null {
  const raw = masked.slice(clause.start, verb);
  const head = /^[\uE010\uE011\s]*/.exec(raw)?.[0].length ?? 0;
  const words = raw.slice(head).replace(ADVERB_BEHIND_NAME, '');
  if (words.length < 2 || words.length > 24) return null;
  const at = { start: base + clause.start + head, end: base + clause.start + head + words.length };
  const person = readPerson(words, reading.speakers);
  if (person?.name)
    return { name: reportedName(reading, person.name), at, sure: person.sure, pronoun: false };
  if (ORGANS_PIECE.test(words)) return { name: words, at, sure: false, pronoun: false };
  if (/(?:组|社论|组织|期刊|杂志|委员会|外交部|发言人|基金会|报|通讯社|大学|研究所)$/.test(words))
    return { name: words, at, sure: false, pronoun: false };
  return null;
}

export function unlistedPerson(
  reading: Reading,
  start: number,
  head: string,
): (Span & { name: string; sure: boolean }) | null {
  const trimmed = head.trim();
  if (trimmed.length < 2 || trimmed.length > 40 || /^(?:\d|同|与|就|致|给|在|向|会见|会晤)/.test(trimmed))
    return null;
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
export function englishSubject(reading: Reading, base: number, spoken: EnglishSpeaker): Subject | null {
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
