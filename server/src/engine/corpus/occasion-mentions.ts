// The occasions that a text names: 同…通话时, 在…峰会上, 致…的慰问电.

import type { Span } from '../text/span.ts';
import { kindOf } from './occasion-kinds.ts';
import { indexWords, matchesOf, patternsOf, wordAt, type WordIndex } from './scan.ts';

/** An occasion that a text names. */
export interface OccasionMention extends Span {
  /** The occasion's own words, without what ties them into the sentence (在 … 时/中). */
  readonly core: Span;
  /** 通话, 会见, 会谈, 慰问电, 复信, 回信, 讲话, … */
  readonly kind: string;
  /** 通话中, 会上, 在这次峰会上: points back to one named before. */
  readonly back: boolean;
  /** 同多国领导人通话, 在不同场合: names none in particular. */
  readonly vague: boolean;
}

const HERE = '[^，。；！？：\\n（）《》\uE000]';

const LETTER =
  '慰问电|慰问信|贺电|贺信|唁电|感谢信|感谢电|复信|回信|复电|回电|口信|信函|公开信|家书|电报|书信|来信|信(?![号息心任念用仰])|函(?!授|数)';

const EVENT =
  '峰会|会议|大会|论坛|座谈会|研讨会|部署会|推进会|常委会|全会|年会|例会|理事会|对话会|工作会|总结会|表彰会|动员会|茶话会|团拜会|视频会|高峰会|研讨班|开班式|学习班|集体学习|招待会|宴会|晚宴|午宴|欢迎仪式|仪式|典礼|开幕式|闭幕式|记者会|发布会|吹风会|辩论会|辩论|博览会|进博会|听证会|见面会|报告会|追悼会|纪念会|大学|学院|学校|议会|国会|大呼拉尔|总部|讲话|演讲|致辞|发言|谈话|采访|专访|考察|调研';

const SPEECH = '讲话|演讲|致辞|发言|贺词|谈话|报告|演说|贺信';

const CALL =
  '通电话|通话|通了电话|电话交谈|通过电话|视频通话|视频连线|(?<=的(?:[那这首][次通个])?)电话(?=[中里])';

const MEETING = '视频会晤|视频会见|视频会谈|会谈|会晤|会见|座谈|交谈';

const TALK = new RegExp(`(?:${CALL}|${MEETING})`, 'y');

const IS_CALL = /话|连线/;

/** Where the words that name a receiver end, if nothing behind them says what he was sent. */
const ENDED = '(时|，|。|：|$|(?=说|表示|指出|强调|写道|称))';

const LETTER_TO = new RegExp(
  `(?:就${HERE}{1,30})?(?:致|给)(${HERE}{1,40}?)的(${LETTER})(中|里|时|上)?|` +
    `(?:就${HERE}{1,30})?向(${HERE}{1,40}?)(?:致|发|发去|发出|致以|发来)(?:了)?(慰问电|慰问信|贺电|贺信|唁电|感谢信|信函|信|电)(时|中)?|` +
    `(?:给|向)(${HERE}{1,40}?)(回信|复信|致信|去信|写信|复电|致电)(?:(?:表示)?(慰问|祝贺|哀悼|感谢))?(时|中)?|` +
    `(致电慰问|致电祝贺|致电)(?!中|里|当天|时|说|表示|指出|强调|，)(${HERE}{2,24}?)${ENDED}|` +
    `(复信|回信|致信|致函|复函)(?!中|里|给|当天|时|说|表示|指出|写|，)(${HERE}{2,24}?)${ENDED}|` +
    `(?:写信|致信|致函|去信|去函|复信|回信|复函|发信|发函|寄信)给(?:了)?(${HERE}{2,24}?)${ENDED}`,
  'y',
);

const AT_EVENT = new RegExp(
  `在(${HERE}{1,70}?(?:${EVENT}))(?:(?:研究|听取|审议|讨论)${HERE}{1,40}?(?=时))?(上|中|期间|时|里)(?:的?(?:重要|主旨|视频|书面)?(?:${SPEECH}))?(?:中|时|里)?`,
  'y',
);

const HOLDING = new RegExp(
  `(?:主持召开|主持|出席|参加)(${HERE}{2,60}?(?:${EVENT})(?!会))(?:并?(?:发表|作)(?:了)?(?:重要|主旨|视频|书面)?(?:讲话|演讲|致辞|发言))?(时|中|上)?`,
  'y',
);

const VISITING = new RegExp(
  `(?:(?:在|赴|到|来到)(${HERE}{2,30}?)(考察|调研|视察)(${HERE}{0,20}?)|(?:考察|视察)${HERE}{2,16}?)(时|期间|中)`,
  'y',
);

/** 2月23日召开的…部署会议强调: the meeting itself stands where the speaker would. */
const SPEAKS = new RegExp(
  `(^|[，。；：\\n])(${HERE}{2,50}?(?:会议|峰会|大会|全会|座谈会))(?=(?:进一步|再次|还|特别|专门|就此){0,2}(?:强调|指出|要求|认为|提出|明确|深刻|部署(?![会的]))|（[^（）\\n]{0,6}\\d[^（）\\n]{0,12}）：)`,
  'g',
);

const MAY_SPEAK =
  /会议?(?:进一步|再次|还|特别|专门|就此){0,2}(?:强调|指出|要求|认为|提出|明确|深刻|部署)|会议?（/;

const NEW_YEAR = /(?:在)?((?:\d{4}|[〇零一二三四五六七八九]{4})年新年贺词)(中)?/g;

const BACK =
  /(?:(?:在|当)?(?:(?:这[次场封个份]|此次|该|上述|本次)[^，。；！？：\n（）在]{0,24}?|信|函|电|电话|回信|复信|慰问电|贺信|贺电|来信|通话|会见|会谈|会晤|交谈|讲话|演讲|致辞|发言|峰会|会议|大会|论坛|座谈会|文)(?:中|上|里|时|期间)|会上)(?=[，：习总他她主强指说表写还又也再进一告谈提]|$)/y;

const SPEAKING =
  /发表(?:了)?(?:题为《[^》\n]{1,60}》的)?(?:重要|主旨|视频|电视|书面)*(?:讲话|演讲|致辞|谈话|文章)(时|中)?/y;

const CALLED = `电话(?:那头|那端|另一头|另一端|彼端)(?:的|是|，)?(${HERE}{2,30}?)(?=[，。；]|$)|(?:给|向)(${HERE}{2,30}?)(?:打来?电话|打了电话|去电)|拨通了?(${HERE}{2,30}?)的电话`;

const PHONED = new RegExp(CALLED, 'y');

/** Also with the caller first, who can begin with anything. */
const PHONED_IN = new RegExp(
  `${CALLED}|(?<=^|[，。；：\\n\uE010日晚])(${HERE}{2,30}?)(?:打来电话|来电(?=[，。]))`,
  'g',
);

/** All that are looked for in one pass, with the characters they begin with; exported for its test. */
export const OCCASIONS = patternsOf(
  { sticky: TALK, firsts: '通电视会座交' },
  { sticky: LETTER_TO, firsts: '就致给向复回写去发寄', has: { one: '信电函书', within: 80 } },
  { sticky: HOLDING, firsts: '主出参' },
  { sticky: VISITING, firsts: '在赴到来考视', has: { one: '察研', within: 36 } },
  { sticky: PHONED, firsts: '给向拨电', has: { one: '电', within: 36 } },
  { sticky: BACK, firsts: '在当这此该上本信函电回复慰贺来通会交讲演致发峰大论座文' },
  { sticky: SPEAKING, firsts: '发' },
);

const ENGLISH_WITH =
  /\b(?:[Ii]n|[Dd]uring|[Oo]n|[Aa]fter|[Ww]hen|[Aa]t)? ?(?:a|an|his|her|their|the)? ?(?:[a-z-]+ ){0,2}?(phone call|telephone call|telephone conversation|phone conversation|phone talks|video meeting|meeting|talks|conversation|met|spoke)(?: by phone)? with ((?:(?:the|of|and|de|van|von|bin|al) |[A-Z][\w.’'-]*,? ?){1,9})/g;

const ENGLISH_LETTER =
  /\b[Ii]n (?:a|an|his|her|their|the) (?:[a-z-]+ ){0,2}?(letter|reply|message|telegram) (?:of (?:sympathy|condolence|congratulation)s? )?to ((?:(?:the|of|and|de|van|von|bin|al) |[A-Z][\w.’'-]*,? ?){1,9})/g;

const ENGLISH_EVENT =
  /\b(?:[Aa]t|[Aa]ddressing|[Dd]uring|[Ii]n|[Tt]o) (?:the |a |an |his |her )?((?:[A-Z0-9][\w’'-]* |of |on |the |for |and |extraordinary |special |virtual |leaders |opening |ceremony ){0,9}(?:[Ss]ummit|[Cc]onference|[Ff]orum|[Aa]ssembly|[Cc]ongress|Address|Speech|Lecture|ceremony))\b/g;

/**
 * Whether a sentence tells of an occasion as an event of its own (同…通电话，强调; 发表…讲话，提出): what follows belongs
 * to it, too. 同…通话时指出 names one for the words beside it.
 */
export function tellsEvent(text: string, { start, end, back }: OccasionMention): boolean {
  if (back || text[start] === '在') return false;
  return (
    !/[时中上里间]$/.test(text.slice(start, end)) &&
    /^(?:[，。；！]|并|后，|$)/.test(text.slice(end, end + 2))
  );
}

const MANY =
  /(?:^[两二三四五六七八九十几数]国|[两二三四五六七八九十几数][位个]|多国|多位|各国|各方|十余|数十|外国领导人|国家领导人|外方|有关国家|一些|不同|\d+[位个多余])/;

/**
 * The occasions a text names, in its order, none inside another. `text` is folded as for {@link findPeople};
 * quotations in it are single private-use characters.
 */
export function findOccasions(text: string): OccasionMention[] {
  const found: OccasionMention[] = [];
  const add = (mention: OccasionMention) => {
    if (mention.core.end > mention.core.start) found.push(mention);
  };
  const [talks, letters, meetings, visits, phoned, back, speeches] = matchesOf(text, OCCASIONS);
  for (const match of talks) talk(text, match, add);
  for (const match of letters) letter(text, match, add);
  for (const match of events(text)) atEvent(text, match, add);
  for (const match of meetings) {
    const start = match.index;
    if (/^(?:代表|外交|中国|双边)/.test(match[1])) continue;
    const end = start + match[0].length;
    const core = { start, end: end - (match[2]?.length ?? 0) };
    add({
      start,
      end,
      core,
      kind: kindOf(match[0]) ?? '会议',
      back: /^(?:这|该|此)/.test(match[1]),
      vague: MANY.test(match[1]),
    });
  }
  for (const match of visits) {
    const start = match.index;
    const end = start + match[0].length;
    add({ start, end, core: { start, end: end - match[4].length }, kind: '考察', back: false, vague: false });
  }
  for (const match of text.includes('新年贺词') ? text.matchAll(NEW_YEAR) : []) {
    const start = match.index;
    const end = start + match[0].length;
    const from = match[0].startsWith('在') ? start + 1 : start;
    add({
      start,
      end,
      core: { start: from, end: from + match[1].length },
      kind: '贺词',
      back: false,
      vague: false,
    });
  }
  const calls = text.includes('来电') ? text.matchAll(PHONED_IN) : phoned;
  for (const match of calls) {
    const start = match.index;
    const end = start + match[0].length;
    add({ start, end, core: { start, end }, kind: '通话', back: false, vague: MANY.test(match[0]) });
  }
  for (const match of MAY_SPEAK.test(text) ? text.matchAll(SPEAKS) : []) {
    const start = match.index + match[1].length;
    const end = start + match[2].length;
    add({ start, end, core: { start, end }, kind: '会议', back: false, vague: false });
  }
  for (const match of back) {
    const start = match.index;
    const end = start + match[0].length;
    add({ start, end, core: { start, end }, kind: kindOf(match[0]) ?? '', back: true, vague: false });
  }
  for (const match of speeches) {
    const start = match.index;
    const end = start + match[0].length;
    add({
      start,
      end,
      core: { start, end: end - (match[1]?.length ?? 0) },
      kind: kindOf(match[0]) ?? '讲话',
      back: false,
      vague: true,
    });
  }
  if (/[A-Za-z]{3}/.test(text)) english(text, add);
  return withoutOverlaps(found);
}

let eventWords: WordIndex | undefined;

/** Farther behind 在 than this no event begins, in UTF-16 units. */
const FARTHEST_EVENT = 72;

/** What {@link AT_EVENT} matches: tried only where an event is named soon behind 在. */
function events(text: string): RegExpExecArray[] {
  const found: RegExpExecArray[] = [];
  eventWords ??= indexWords(EVENT.split('|'));
  let event = -1;
  for (let i = text.indexOf('在'); i !== -1; i = text.indexOf('在', i + 1)) {
    if (event <= i + 1) {
      for (event = i + 2; event < text.length && wordAt(text, event, eventWords) === null;) event++;
    }
    if (event >= text.length) break;
    if (event > i + FARTHEST_EVENT) continue;
    AT_EVENT.lastIndex = i;
    const match = AT_EVENT.exec(text);
    if (!match) continue;
    found.push(match);
    i += match[0].length - 1;
  }
  return found;
}

/** The first and, from the same place, the longest; one that names something before one that points back. */
function withoutOverlaps(found: OccasionMention[]): OccasionMention[] {
  const rank = (mention: OccasionMention) => (mention.back ? 2 : mention.vague ? 1 : 0);
  const kept: OccasionMention[] = [];
  const order = [...found].sort((a, b) => rank(a) - rank(b) || a.start - b.start || b.end - a.end);
  for (const mention of order) {
    if (!kept.some((other) => other.start < mention.end && mention.start < other.end)) kept.push(mention);
  }
  return kept.sort((a, b) => a.start - b.start);
}

function talk(text: string, match: RegExpMatchArray, add: (mention: OccasionMention) => void): void {
  const at = match.index as number;
  const word = match[0];
  const kind = IS_CALL.test(word) ? '通话' : word.replace('视频', '');
  const clauseStart = Math.max(lastBreak(text, at), at - 50);
  const before = text.slice(clauseStart, at);
  const preposition = lastPreposition(before);
  const end = at + word.length;
  const tail = /^(?:时|中|之?后|以后|期间|里)/.exec(text.slice(end, end + 2))?.[0] ?? '';
  // 通话后 is another time than the talk.
  if (tail.endsWith('后')) return;
  const own = tail;
  if (preposition !== null && kindHasPartner(before.slice(preposition + 1))) {
    const start = clauseStart + preposition;
    const partner = before.slice(preposition + 1);
    add({
      start,
      end: end + own.length,
      core: { start, end },
      kind: kind === '交谈' ? '会谈' : kind,
      back: false,
      vague: MANY.test(partner),
    });
    return;
  }
  const both = BOTH.exec(before);
  if (both) {
    const start = at - both[0].length;
    add({
      start,
      end: end + own.length,
      core: { start, end },
      kind: kind === '交谈' ? '会谈' : kind,
      back: false,
      vague: false,
    });
    return;
  }
  if (word === '会见' || word === '会晤' || word === '视频会见') {
    const rest = /^([^，。；！？：\n（）《》\uE000]{2,40}?)(时|后|$|(?=[，。；：\n（）]))/.exec(
      text.slice(end, end + 42),
    );
    if (rest && rest[2] !== '后' && !/^(?:时|中|后|厅|活动|的|会谈|会晤|和|与|、)/.test(rest[1])) {
      const coreEnd = end + rest[1].length;
      const suffix = rest[2] === '时' ? 1 : 0;
      add({
        start: at,
        end: coreEnd + suffix,
        core: { start: at, end: coreEnd },
        kind,
        back: false,
        vague: MANY.test(rest[1]),
      });
      return;
    }
  }
}

/** 两国元首再次通电话: the partners are those of the sentences before. */
const BOTH = /(?:两国|双方|中[\u4e00-\u9fff]两国)(?:元首|领导人|领袖)?(?:再次|第.次)?$/;

function kindHasPartner(partner: string): boolean {
  const plain = partner.replace(
    /(?:举行|进行|再次|第.次|应约|视频|首次|分别|了|\d+次|(?:亲切|友好|小范围|大范围))+$/g,
    '',
  );
  return plain.length >= 1 && plain.length <= 40 && !/^(?:时(?!任)|样|志(?!村|愿)|时期)/.test(plain);
}

/** The nearest 同, 与, 跟, 和 that is a word of its own; 和 only where no other is there. */
export function lastPreposition(before: string): number | null {
  let fallback: number | null = null;
  for (let i = before.length - 1; i >= 0; i--) {
    const c = before[i];
    if (c === '和' && fallback === null && i > 0 && before[i - 1] !== '共') fallback = i;
    if (c !== '同' && c !== '与' && c !== '跟') continue;
    const pair = before.slice(i - 1, i + 1);
    const next = before.slice(i, i + 2);
    if (
      /^(?:共同|不同|参与|相同|如同|合同|赞同|认同|协同)$/.test(pair) ||
      /^(?:同时(?!任)|同志(?!愿)|同样|同意(?!大利)|同舟|同胞|与会|与此)/.test(before.slice(i, i + 4)) ||
      (next === '同日' && before[i + 2] !== '本')
    )
      continue;
    return i;
  }
  return fallback;
}

/** What stands in brackets behind a partner's name is no longer, in UTF-16 units. */
const LONGEST_NOTE = 12;

function lastBreak(text: string, at: number): number {
  for (let i = at - 1; i >= 0 && at - i <= 60; i--) {
    // 同塞西（23日）、杜达（24日）通话
    const open = text[i] === '）' ? text.slice(Math.max(0, i - LONGEST_NOTE), i).lastIndexOf('（') : -1;
    if (open !== -1) {
      i = Math.max(0, i - LONGEST_NOTE) + open;
      continue;
    }
    if (/[，。；！？：\n（）\uE000《》]/.test(text[i])) return i + 1;
  }
  return Math.max(0, at - 60);
}

export function letter(text: string, match: RegExpMatchArray, add: (mention: OccasionMention) => void): void {
  let start = match.index as number;
  const whole = match[0];
  let end = start + whole.length;
  const closing = /[，。：]$/.exec(whole)?.[0].length ?? 0;
  end -= closing;
  const suffix = /(?:中|里|时|上)$/.exec(text.slice(start, end))?.[0].length ?? 0;
  const core = { start, end: end - suffix };
  if (text[start - 1] === '在') start--;
  const words = text.slice(core.start, core.end);
  const partner = match[1] ?? match[4] ?? match[7] ?? match[12] ?? match[15] ?? match[17] ?? '';
  if (/^(?:了|以|予|中|我们|他们)/.test(partner) && match[1] !== undefined) return;
  // 向…致…, 给…写信 only where the words between are those of a receiver.
  if (/(?:致力|一致|导致|表示|指出|强调)/.test(partner)) return;
  const kind = kindOf(words) ?? '信';
  add({ start, end, core, kind, back: false, vague: MANY.test(partner) });
}

function atEvent(text: string, match: RegExpMatchArray, add: (mention: OccasionMention) => void): void {
  let start = match.index as number;
  const end = start + match[0].length;
  // 在 … 在: the event belongs to the nearest 在 that is a word of its own, except 在3月26日在北京举行的.
  const inner = match[0];
  let cut = -1;
  for (let i = inner.length - 1; i > 0; i--) {
    if (inner[i] !== '在') continue;
    if (/[存现正实所内潜旨]/.test(inner[i - 1]) || /^在(?:内|于|寅|华)/.test(inner.slice(i, i + 2))) continue;
    if (!/^在[^，]{2,12}(?:举行|召开|举办|主办)/.test(inner.slice(i))) {
      cut = i;
      break;
    }
  }
  if (cut > 0) start += cut;
  else if (/[存现正实所内潜旨]/.test(text[start - 1] ?? '')) return;
  const words = text.slice(start, end);
  // 在习近平同…通话时的讲话里: the talk is the occasion.
  if (/(?:同|与|给|致|会见)/.test(words) && /(?:通电话|通话|会谈|会见|会晤|回信|复信|慰问电)/.test(words))
    return;
  const name = words.replace(/^在/, '');
  const back = /^(?:这[次场个]|此次|该|本次|上述|会上)/.test(name);
  const vague = MANY.test(name) && !/(?:峰会|会议|大会|论坛)/.test(name);
  const bare =
    /^.{0,4}(?:讲话|演讲|致辞|发言|谈话|会议|峰会|大会|论坛|总部|采访|考察|调研)(?:上|中|期间|时|里)/.test(
      name,
    ) && name.length <= 6;
  if (/^(?:我国|本国|国内|全国|世界)/.test(name) && !/会/.test(name)) return;
  add({ start, end, core: { start, end }, kind: kindOf(words) ?? '讲话', back: back || bare, vague });
}

function english(text: string, add: (mention: OccasionMention) => void): void {
  for (const [pattern, group] of [
    [ENGLISH_WITH, 1],
    [ENGLISH_LETTER, 1],
    [ENGLISH_EVENT, 0],
  ] as const) {
    for (const match of text.matchAll(pattern)) {
      const lead = /^\s*/.exec(match[0])?.[0].length ?? 0;
      const start = match.index + lead;
      const end = match.index + match[0].replace(/[,， ]+$/, '').length;
      const word = group === 1 ? match[1] : '';
      const kind = /phone/.test(word)
        ? '通话'
        : /letter|reply|message|telegram/.test(word)
          ? '信'
          : word === ''
            ? '讲话'
            : '会见';
      add({ start, end, core: { start, end }, kind, back: false, vague: false });
    }
  }
}
