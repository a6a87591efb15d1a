// Words that a sentence passes on: whose they are where one person speaks of another's.

import type { Person } from './speakers.ts';

/** Between the owner of words and the words: 提出的“…”, 那句“…”, 关于“…”, the marks alone. */
const OWNED =
  /^(?:同志)?(?:(?:主席|总书记|总统|总理)?(?:在[^，。；“]{2,24}?[上中时里])?(?:曾|曾经|所|一再|反复|多次|一贯|始终|最近|近日|此前|早就|率先|首先|首次|亲自|深刻|郑重|鲜明)*(?:提出|倡导|倡议|强调|指出|阐述|阐明|主张|作出|发出|要求|呼吁|宣示|表达|重申|概括|引用|号召|嘱托|总结|讲述|写下|写|讲|说|谈|提)(?:过|到|出|起|了)?(?:的|那|这)+(?:一|几|个|番|句|段|条|些|关于|有关|重要|著名|上述)*|的?(?:那|这)(?:一|几)?(?:个|番|句|段|条|些)(?:话|名言)?|的?(?:关于|有关|就)|的?(?:一|几)?(?:番|句|段)?(?:重要|著名|经典)?(?:话|论述|论断|名言|名句|原话|指示|嘱托|教导|叮嘱|号召|倡议|论点|观点|判断|箴言|金句|说法)(?:，?(?:说|称|指出|强调|表示|写道|道|就是|是|即))?[：，]?)?[“「『]?$/;

/** Speaks of him, not of words: 称赞习近平“展现了卓越领导力”. */
export const PRAISES =
  /(?:赞赏|赞扬|称赞|评价|支持|欢迎|感谢|想起|记起|说起|讲起|记得|记住|铭记)(?:了|过|着|好|到|起|一下)?$/;

/** Takes up another's words: 按照, 赞同, 念叨, 引用. */
export const TAKES_UP =
  /(?:按照|依照|根据|遵照|遵循|落实|贯彻|践行|执行|学习|领会|响应|赞同|认同|同意|赞成|赞赏|赞扬|称赞|高度评价|支持|欢迎|感谢|引用|引述|援引|转引|借用|化用|套用|重温|重复|重申|复述|转述|转达|传达|宣读|朗读|朗诵|诵读|背诵|念叨|念起|念着|念|想起|记起|说起|讲起|记得|记住|牢记|铭记|谨记|抄录|抄下|写下|引)(?:了|过|着|好|到|起|一下)?$/;

const SPEAKS =
  /(?:说|表示|指出|强调|认为|称|写道|介绍|评价|要求|呼吁|回应|回答|坦言|透露|提出|致辞|重申)(?:道|过|了)?[，：]/;

/** 专门提及文在寅总统讲过的那句: who mentions may be meant as well. */
const MENTIONS = /(?:提及|提到|谈到|谈及|回顾)[^，。；：]{0,8}$/;

/** 对默克尔“…”, 默克尔和习近平的“…” */
export const BESIDE =
  /(?:(?<![应针面反])对|(?<!一)向|(?<![赞认])同|(?<!参)与|跟|给|和|及|、|告诉|会见|会晤)$/;

/** 习近平的夫人, 习近平主席特使 */
export const ANOTHERS = /^(?:主席|总统|总理|总书记)?的?(?:夫人|特使|特别代表|代表|发言人)/;

/**
 * The one whose words the piece [start, end) of a text leads to, where it is the sentence of another: 李克强说，按照习近平总书记
 * “…”; 默克尔赞同习近平关于“…”; 他还念叨习近平的话：“…”. Date and occasion before him are the other's. Null where nobody else speaks.
 */
export function passedOn(text: string, people: readonly Person[], start: number, end: number): Person | null {
  const owner = people[people.length - 1];
  if (!owner || owner.end > end || owner.start <= start) return null;
  const tail = text.slice(owner.end, end);
  if (tail.length > 60 || !OWNED.test(tail) || ANOTHERS.test(tail)) return null;
  const head = text.slice(Math.max(start, owner.start - 60), owner.start);
  if (BESIDE.test(head) || MENTIONS.test(head)) return null;
  const isBare = /^(?:同志)?[“「『]?$/.test(tail) && !NOTION.test(text.slice(end + 1, end + 12));
  if (TAKES_UP.test(head)) return isBare && PRAISES.test(head) ? null : owner;
  if (isBare) return null;
  const other = people.find((one) => one.name !== null && one.name !== owner.name);
  return other && SPEAKS.test(text.slice(other.end, owner.start)) ? owner : null;
}

const NOTION =
  /^的?(?:这一|等|这个|一|几|重大)*(?:总?要求|总?方针|理念|精神|原则|倡议|号召|部署|指示|重要(?:论述|指示|讲话|论断)|思想|主张|论断|判断|看法|观点|说法|呼吁|嘱托|方略|策略|话|名言|表态|表述|承诺|提法)/;

/** How much before a quotation tells that its words need not be the speaker's own, in UTF-16 units. */
export const LONGEST_LEAD_IN = 24;

/** 要贯彻“…”的总要求, 感谢“…”的呼吁, 赞同中方提出的“…”: a watchword, which need not be the speaker's own. */
export function isWatchword(before: string, behind: string): boolean {
  return TAKES_UP_CHINAS.test(before) || (HOLDS.test(before) && NOTION.test(behind));
}

/** Where in the lead-in somebody is said to hear or remember words; -1 where nobody is. Whose, may stand behind it. */
export function heardAt(before: string): number {
  return before.search(HEARD);
}

/** 王毅指出，中国一贯主张“…”, 默克尔回忆，电话那头说“…”: said by him, perhaps of what another said. */
export function isOfOthers(before: string): boolean {
  return OF_OTHERS.test(before) || KEEPS.test(before);
}

/** 要落实“…”, 认为要做到“…”: what is laid down, perhaps by another. */
const KEEPS =
  /(?:按照|依照|根据|遵照|遵循|落实|贯彻|践行|执行|坚持|秉持|恪守|响应|弘扬|体现|做到|牢记|把握|实践)(?:好|到)?[“「『]?$/;
/** 她记得电话那头的声音：“…” */
const HEARD =
  /(?:记得|记住|牢记|铭记|想起|忆起|回想起|听到|听见|忘不了|难忘|忘记|不忘)(?:了|过|着)?[^，。；：“]{0,16}(?:声音|话语?|叮嘱|嘱托|教诲|教导|鼓励|寄语|赠言)(?:[：，]|(?:就?是)[：，]?)?[“「『]?$/;
const HOLDS =
  /(?:按照|依照|根据|遵照|遵循|落实|贯彻|践行|执行|坚持|秉持|响应|弘扬|体现|落实好|贯彻好|赞同|认同|同意|赞成|感谢|赞赏|欢迎|支持|高度评价)(?:了|着|好)?[“「『]?$/;
const CHINAS =
  '(?:中国|中方|我国|中国政府|我国政府)(?:所|曾|早就|一贯|始终|一直|一再|反复|多次|一向|率先|首先){0,2}(?:提出|倡导|主张|倡议|呼吁|发出)(?:过|了)?的?';
const TAKES_UP_CHINAS = new RegExp(
  `(?:[赞认]同|支持|赞赏|赞成|同意|响应|感谢|欢迎|高度评价)${CHINAS}[“「『]?$`,
);
const OF_OTHERS = new RegExp(
  `，(?:${CHINAS}|当时电话那[头端](?:说|讲)的?是?|电话那[头端](?:说|讲)的?是?)[：，]?[“「『]?$`,
);
