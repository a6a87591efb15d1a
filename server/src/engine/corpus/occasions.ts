// What the words of an occasion mean, and whether two descriptions are of one occasion.

import { findDates } from './dates.ts';
import { groupOf, kindOf } from './occasion-kinds.ts';
import { lastPreposition } from './occasion-mentions.ts';
import { remembered } from './remembered.ts';
import {
  comparePeople,
  COUNTRY,
  COUNTRY_NAMES,
  findPeople,
  plainBody,
  plainName,
  readPerson,
} from './speakers.ts';

/** What an occasion's words say, for comparison. */
export interface Occasion {
  readonly kind: string | null;
  /** The persons, offices and bodies on the other side, as written. */
  readonly counterpart: readonly string[];
  /** The event, the subject or the title. */
  readonly topic: string | null;
}

/** What an occasion's words say: kind, counterpart, topic. Reads a provenance line's words and a draft's alike. */
export const parseOccasion = remembered((words: string): Occasion => {
  let plain = plainName(words)
    .trim()
    .replace(/[（(][^（）()]{0,16}[）)]/g, '');
  for (const date of findDates(plain).reverse()) {
    if (!date.vague) plain = plain.slice(0, date.start) + plain.slice(date.end);
  }
  const kind = kindOf(plain);
  const title = /《([^》]+)》/.exec(plain)?.[1] ?? null;
  const group = kind === null ? null : groupOf(kind);
  if (group === 'speech' || group === 'article' || group === 'visit' || group === null) {
    return { kind, counterpart: [], topic: eventOf(title ?? plain) };
  }
  const partner = partnerOf(plain);
  const about = /就([^，]{2,30}?)(?:致|向|同|与)/.exec(plain)?.[1] ?? null;
  return { kind, counterpart: partner === null ? [] : splitPartners(partner), topic: about };
});

function partnerOf(plain: string): string | null {
  const patterns = [
    /(?:致|给)(.{1,40}?)的(?:慰问电|慰问信|贺电|贺信|唁电|感谢信|感谢电|复信|回信|复电|回电|信函|公开信|口信|信|函|电)/,
    /向(.{1,40}?)(?:致|发)/,
    /拨通了?(.{2,30}?)的电话/,
    /^(.{2,30}?)(?:打来电话|来电)/,
    /^电话(?:那头|那端|另一头|另一端|彼端)(?:的|是|，)?(.{2,30})$/,
    /(?:写信|致信|致函|去信|去函|复信|回信|复函|发信|发函|寄信)给了?(.{2,30}?)(?:时|$)/,
    /致电(?:慰问|祝贺)?(.{2,30}?)(?:表示|$|时)/,
    /(?:给|向)(.{1,40}?)(?:回信|复信|致信|去信|写信|打来?电话|复电)/,
    /(?:复信|回信|致信|致函|复函)(.{2,30}?)(?:时|$)/,
    /(?:会见|会晤)(.{2,40}?)(?:时|的讲话|$|后|，)/,
    /(?:with|to) (.{2,60})$/,
    /^(?:对|向|告诉)(.{2,30})$/,
  ];
  const talkAt =
    /(?:(?<=的(?:[那这首][次通个])?)电话$|通电话|通话|通了电话|通过电话|会谈|会晤|会见|交谈|座谈|视频)/.exec(
      plain,
    );
  if (talkAt && !/(?:慰问电|复信|回信|贺电|唁电|贺信)/.test(plain)) {
    const preposition = lastPreposition(plain.slice(0, talkAt.index));
    if (preposition !== null || /^[同与和跟]/.test(plain)) {
      const from = preposition ?? 0;
      const partner = plain.slice(from + 1, talkAt.index).replace(/(?:举行|进行|再次|应约|视频|分别)+$/g, '');
      if (partner !== '') return partner;
    }
  }
  for (const pattern of patterns) {
    const match = pattern.exec(plain);
    if (match) return match[1];
  }
  return null;
}

function splitPartners(partner: string): string[] {
  return partner
    .replace(/^(?:来华访问的|来访的|专程(?:来华|访华)的|到访的|应约)/, '')
    .replace(/[两二三四五六七八九十几数]国(?=国家|总|主|首|元首|领导)/g, '')
    .replace(/专程访华的|来华访问的|来访的|到访的/g, '')
    .split(/(?<!共|饱|总|温|谐)和|与|以及|(?<!埃)及|、| and /)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

/** Names, or the country and office where there is no name. */
interface Partner {
  readonly name: string | null;
  readonly words: string;
  readonly countries: readonly string[];
}

const readPartner = remembered((words: string): Partner => {
  const plain = plainBody(plainName(words));
  const people = findPeople(plainName(words)).filter((person) => person.name !== null);
  const person = people[people.length - 1];
  const countries = [...plain.matchAll(COUNTRY)].map((match) => match[0]);
  if (person) return { name: person.name, words: plain, countries };
  const whole = COUNTRY_NAMES.has(plain) ? null : readPerson(plain);
  if (whole?.name) return { name: whole.name, words: plain, countries };
  // What is left after country and office is a name that no list knows.
  const rest = plain.replace(COUNTRY, '').replace(OFFICE, '');
  const isName = rest !== plain && /^[\u4e00-\u9fff·-]{2,10}$/.test(rest);
  return { name: isName || /^[A-Z]/.test(rest) ? rest : null, words: plain, countries };
});

const OFFICE =
  /国家主席|总书记|主席|总统|总理|首相|国王|秘书长|总干事|埃米尔|王储|外长|部长|大臣|女王|先生|女士|领导人|元首|方|负责人/g;

/** The event's name without what stands round it. */
function eventOf(words: string): string | null {
  const plain = plainBody(words)
    .replace(/^(?:在|主持召开|主持|出席|参加)/, '')
    .replace(/(?:举行|召开|举办)的/g, '')
    .replace(/并?(?:发表|作)(?:了)?(?:重要|主旨|视频|书面)?(?:讲话|演讲|致辞|发言)(?:时|中)?$/, '')
    .replace(
      /(?:上|中|时|期间|里)?的?(?:重要|主旨|视频|书面)?(?:讲话|发言|致辞|演讲|演说)?(?:上|中|时|期间|里)?$/,
      '',
    )
    .replace(/[，。、：——\s“”"'‘’\uE000-\uE0FF]/g, '');
  return plain === '' ? null : plain;
}

/**
 * Whether two descriptions of an occasion fit: `same`, `different` where kind or counterpart cannot be reconciled,
 * `unknown` where one of them says too little. `speaker`: the source's speaker, who is nobody's counterpart.
 */
export function compareOccasions(
  stated: string,
  source: string,
  speaker: string | null,
): 'same' | 'different' | 'unknown' {
  const a = parseOccasion(stated);
  const b = parseOccasion(source);
  if (a.kind === null || b.kind === null) return 'unknown';
  const groupA = groupOf(a.kind);
  const groupB = groupOf(b.kind);
  if (groupA === null || groupB === null) return 'unknown';
  const isAddressed = groupA === 'address' || groupB === 'address';
  const partnered = (group: string) => group !== 'speech' && group !== 'visit' && group !== 'article';
  if (partnered(groupA) !== partnered(groupB)) {
    // Something may be said to someone on a larger occasion.
    if (isAddressed) return 'unknown';
    const open = partnered(groupA) ? b : a;
    const openGroup = partnered(groupA) ? groupB : groupA;
    // 发表讲话 says nothing of where; a speech may be held at a meeting (会见…时的讲话).
    if (openGroup === 'speech' && (open.topic === null || open.topic.length < 4)) return 'unknown';
    const partnerSide = partnered(groupA) ? a : b;
    return partnerSide.counterpart.length > 0 ? 'different' : 'unknown';
  }
  if (partnered(groupA)) {
    const partners = comparePartners(a.counterpart, b.counterpart, speaker);
    if (partners === 'different' || isAddressed || areWires(groupA, groupB)) return partners;
    if (groupA !== groupB)
      return a.kind === '信' || b.kind === '信'
        ? groupA === 'call' || groupB === 'call' || groupA === 'meeting' || groupB === 'meeting'
          ? 'different'
          : 'unknown'
        : 'different';
    return partners;
  }
  if (a.topic === null || b.topic === null) return 'unknown';
  return compareEvents(a.topic, b.topic, groupA, groupB);
}

/** 致电 may be by telephone or a message of sympathy or congratulation. */
function areWires(a: string, b: string): boolean {
  const isWire = (group: string) => group !== 'meeting' && group !== 'reply';
  return (a === 'wire' || b === 'wire') && isWire(a) && isWire(b);
}

function comparePartners(
  stated: readonly string[],
  source: readonly string[],
  speaker: string | null,
): 'same' | 'different' | 'unknown' {
  const own = stated
    .map(readPartner)
    .filter((partner) => !(speaker && partner.name && comparePeople(partner.name, speaker) === 'same'));
  const theirs = source.map(readPartner);
  if (own.length === 0 || theirs.length === 0) return 'unknown';
  let unknown = false;
  for (const a of own) {
    for (const b of theirs) {
      if (a.name !== null && b.name !== null) {
        const people = comparePeople(a.name, b.name);
        if (people === 'same') return 'same';
        if (people === 'unknown') unknown = true;
        continue;
      }
      if (a.words === b.words || a.words.includes(b.words) || b.words.includes(a.words)) return 'same';
      if (a.countries.some((country) => b.countries.some((other) => isOneBody(country, other))))
        return 'same';
      if (a.countries.length === 0 || b.countries.length === 0) unknown = true;
    }
  }
  return unknown ? 'unknown' : 'different';
}

/** 欧盟领导人 may be those of its bodies. */
const OF_UNION = new Set(['欧洲理事会', '欧委会']);

export function isOneBody(a: string, b: string): boolean {
  return a === b || (a === '欧盟' && OF_UNION.has(b)) || (b === '欧盟' && OF_UNION.has(a));
}

/** Bodies whose names hold each other's but which are not the same meeting. */
const BODIES = [
  '常委会',
  '常务委员会',
  '全体会议',
  '集体学习',
  '座谈会',
  '部署会',
  '峰会',
  '论坛',
  '全国人民代表大会',
  '联合国大会',
  '世界卫生大会',
];

function compareEvents(
  a: string,
  b: string,
  groupA: string,
  groupB: string,
): 'same' | 'different' | 'unknown' {
  const shared = overlap(a, b);
  if (a.length < 4 || b.length < 4) return a.includes(b) || b.includes(a) ? 'same' : 'unknown';
  // The Political Bureau and its Standing Committee meet apart.
  if (a.includes('政治局') && b.includes('政治局') && a.includes('常委会') !== b.includes('常委会'))
    return 'different';
  const nameA = eventName(a);
  const nameB = eventName(b);
  const names = nameA !== null && nameB !== null ? overlap(nameA, nameB) : null;
  if (shared >= 0.6 || (names !== null && names >= 0.6)) return 'same';
  // A visit and an article's title say nothing of each other.
  if (groupA !== 'speech' || groupB !== 'speech')
    return groupA === groupB && shared < 0.15 ? 'different' : 'unknown';
  const bodyA = BODIES.filter((body) => a.includes(body));
  const bodyB = BODIES.filter((body) => b.includes(body));
  if (bodyA.length > 0 && bodyB.length > 0 && !bodyA.some((body) => bodyB.includes(body)) && shared < 0.5)
    return 'different';
  return names !== null && names < 0.3 ? 'different' : 'unknown';
}

/** 统筹推进…部署会议 of 在统筹推进…部署会议上; null where the words name no event. */
function eventName(topic: string): string | null {
  const match =
    /^(.{2,60}?(?:峰会|会议|大会|论坛|座谈会|部署会|集体学习|全会|年会|开幕式|闭幕式|典礼|仪式))/.exec(topic);
  return match ? match[1].replace(/^.{0,40}在/, '') : null;
}

/** How much of the shorter one's pairs of characters the longer one has. */
function overlap(a: string, b: string): number {
  const pairs = (text: string) => {
    const set = new Set<string>();
    for (let i = 0; i + 1 < text.length; i++) set.add(text.slice(i, i + 2));
    return set;
  };
  const x = pairs(a);
  const y = pairs(b);
  const [short, long] = x.size <= y.size ? [x, y] : [y, x];
  if (short.size === 0) return 0;
  let shared = 0;
  for (const pair of short) if (long.has(pair)) shared++;
  return shared / short.size;
}

/** 致电孔特, 写信给约翰逊: what is sent stands before the one it is sent to. */
const SENDS = /^(?:致电|(?:写信|致信|致函|去信|去函|复信|回信|复函)给?)(?!慰问|祝贺|时|中)/;

/** A source's occasion in words that can stand where a draft has `words`: 同…通话时, 在给…的回信中, or the words alone. */
export function occasionLike(words: string, source: string): string {
  const addressing = /^(?:对|向|告诉)/.exec(words);
  if (addressing && !/(?:时|上|中|里|期间|[电信])$/.test(words)) {
    const { counterpart } = parseOccasion(source);
    if (counterpart.length > 0) return `${addressing[0]}${counterpart.join('、')}`;
  }
  const sending = SENDS.exec(words);
  if (sending) {
    const { kind, counterpart } = parseOccasion(source);
    const group = kind === null ? null : groupOf(kind);
    const isLike = group !== null && (sending[0] === '致电' ? areWires('wire', group) : group === 'reply');
    if (isLike && counterpart.length > 0)
      return `${sending[0]}${counterpart.join('和')}${words.endsWith('时') ? '时' : ''}`;
  }
  const adverbial = /(?:时|上|中|里|期间)$/.test(words);
  if (!adverbial) return source;
  const plain = source.replace(/(时|上|中)的(?:重要)?(?:讲话|发言|致辞|演讲)$/, '$1');
  if (/(?:时|上|中)$/.test(plain)) return plain;
  if (/^《.*》$/.test(plain)) return `在${plain}中`;
  if (/(?:电|信|函|讲话|发言|致辞|演讲|文)$/.test(plain))
    return plain.startsWith('在') ? `${plain}中` : `在${plain}中`;
  return `${plain}时`;
}
