// What in a text is of the report itself and not of what it reports: datelines, the day of an issue, a newsletter's stamp.

import type { Span } from '../text/span.ts';
import type { DateMention } from './dates.ts';

/** 新华社北京3月25日电: stands before a report and is no part of what it says. */
export interface Dateline extends Span {
  /** It opens a sentence: what follows is a sentence of its own. */
  readonly opens: boolean;
}

/** Titles of newspapers, journals and programmes. */
export const PERIODICAL =
  /(?:报|日报|时报|周刊|月刊|杂志|新闻|通讯|评论|求是|科学|自然|柳叶刀|经济学人|半月谈|人民文学|联播|访谈|频道)$/;

/** Nothing of a clause lies beyond one of these. */
const BREAK = /[，。；！？：\n…（）\uE000\uE001]/;
/** How far around a date its clause is looked at, in UTF-16 units. */
const NEAR = 60;

const OWN_PAPER = '本报|本社|本刊|本网|本台';
const ORGAN = `(?:${OWN_PAPER}|[\\u4e00-\\u9fffA-Za-z·]{0,12}(?:社|网|报|台|刊|客户端|公众号|频道|新闻|通讯))`;
/** Before the date of a dateline: the agency and the place. */
const AGENCY_AND_PLACE = new RegExp(
  `^[■□◆●▲\\s]*(?:[另又]?据)?(?:《[^《》]{1,16}》|${ORGAN})[\\u4e00-\\u9fff·/、]{0,16}$`,
);
/** Behind it; 电话, 电贺 are other words. */
const WIRED =
  /^(?:凌晨|清晨|上午|中午|下午|傍晚|晚间?|夜间?)?(?:专|快|综合)?(?:电|讯|消息)(?![话视子脑力影报商函贺信邮台告慰唁祝请])/;
const BYLINE = /^(?:（[^（）]{0,60}）)?[，：]?）?/;
/** 本报讯, 央视网消息：, 据新华社电，: without a date. */
const UNDATED = new RegExp(
  `(?:^|(?<=[\\n（]))(?:(?:${OWN_PAPER})(?:讯|消息|电(?!话|视|子|台|脑))|(?:[另又]?据)?[\\u4e00-\\u9fff]{1,8}(?:社|网|报|台)(?:快?讯|消息|电)(?=[：，（）]))`,
  'g',
);
/** BEIJING, March 25 (Xinhua) -- */
const ENGLISH_PLACE = /(?:^|\n)[A-Z][A-Za-z .'/-]{1,40}，\s?$/;
const ENGLISH_AGENCY = /^\s?（[A-Z][^（）\n]{1,40}）\s?—?/;

/** The datelines of a text (a scene's: marks in one form). */
export function findDatelines(text: string, dates: readonly DateMention[]): Dateline[] {
  const found: Dateline[] = [];
  const add = (start: number, wired: number) => {
    const opened = text[start - 1] === '（' ? start - 1 : start;
    const end = wired + (BYLINE.exec(text.slice(wired, wired + 70))?.[0].length ?? 0);
    const before = text[opened - 1];
    found.push({
      start: opened,
      end,
      opens: before === undefined || /[。；！？\n\uE000\uE001]/.test(before),
    });
  };
  for (const { start, end } of dates) {
    const wired = WIRED.exec(text.slice(end, end + 8));
    if (wired) {
      const from = clauseStart(text, start);
      const agency = text.slice(from, start);
      if (AGENCY_AND_PLACE.test(agency) || (agency === '' && isLineHead(text, from)))
        add(from, end + wired[0].length);
      continue;
    }
    if (text[end] !== '（' && text[end + 1] !== '（') continue;
    const agency = ENGLISH_AGENCY.exec(text.slice(end, end + 50));
    const place = agency && ENGLISH_PLACE.exec(text.slice(Math.max(0, start - 44), start));
    if (!place) continue;
    const from = start - place[0].length + (place[0].startsWith('\n') ? 1 : 0);
    found.push({ start: from, end: end + agency[0].length, opens: true });
  }
  if (/[讯电息]/.test(text)) {
    for (const match of text.matchAll(UNDATED)) add(match.index, match.index + match[0].length);
  }
  return found.sort((a, b) => a.start - b.start);
}

function clauseStart(text: string, at: number): number {
  let start = at;
  while (start > 0 && at - start < NEAR && !BREAK.test(text[start - 1])) start--;
  return start;
}

const PART_OF_DAY = '(?:凌晨|清晨|早晨|早间|上午|中午|下午|傍晚|晚间?|夜间?)?';
const PRINTS =
  '报道|报导|消息|刊登|刊发|刊载|登载|登出|发表|载文|转载|转发|播发|播出|播放|推出|推送|发布|披露|头版|头条';
const PAPER = `(?:《[^《》]{1,16}》(?:杂志|报|客户端|官网)?|[\\u4e00-\\u9fffA-Za-z]{0,10}(?:日报|时报|晚报|早报|快报|报纸|报章|报刊|各报|媒体|社|网|网站|杂志|周刊|电视台|电台|客户端|公众号|官微|微博))`;
/** 《人民日报》3月14日报道, 人民日报2020年3月27日第1版 */
const PAPER_BEFORE = new RegExp(`(${PAPER})(?:[在于]|头版)?$`);
const PRINTED_BEHIND = new RegExp(`^${PART_OF_DAY}[^，。；：]{0,8}(?:${PRINTS}|第?\\d{1,3}版|第\\d+期)`);
/** 3月28日《光明日报》, 4月16日出版的《求是》; 3月28日，各大报纸刊登了 */
const PAPER_BEHIND = new RegExp(
  `^${PART_OF_DAY}，?(?:出版|出刊|发行|播出|发布)?的?(${PAPER})(?=[^，。；：]{0,14}(?:${PRINTS}|刊出|第?\\d{1,3}版))`,
);
/** （来源：新华网，2020-03-26）, （2020年3月26日新华社） */
const PAPER_OPENS = new RegExp(`^(?:来源|出处|见|载|原载|转引自|引自|据)?：?(${PAPER})，$`);
const PAPER_CLOSES = new RegExp(`^(${PAPER})[，。）]`);
/** （原载《求是》2020年第8期，4月16日出版）: of the issue */
const PUBLISHED =
  /^(?:公开|首次|正式)?(?:出版|出刊|刊发|刊出|刊登|刊载|发表|首发|印发|上线|见报)(?=[，。；）])/;
const PAGE = /^，?(?:第\d{1,3}版|头版|要闻版|第\d{1,4}期)/;
/** 2020-03-18早报：, （2020-03-18 08:00）: a newsletter's or a message's own stamp. */
const STAMPED =
  /^(?: ?\d{1,2}:\d{2}(?::\d{2})?）?|）?[^，。；：！？\n]{0,8}?(?:早报|晚报|日报|快讯|简报|早新闻|晚新闻|播报|速递|周报|要闻|动态)[：）])/;

const LOOKED_UP =
  '访问|查阅|检索|下载|浏览|查询|获取|登录|登陆|上网|阅览|存取|引用|引证|转引|摘录|摘抄|查看|采集|存档|录入|更新|修订|整理|编译|翻译|校对|转载';
/** 访问日期：, 下载于, 最后检索时间为 */
const LOOKED_UP_BEFORE = new RegExp(
  `(?:(?:${LOOKED_UP})(?:日期|时间|日|于|自|时)|[译录编摘抄校]于|(?:编|编者|译者|作者|笔者)[注按]，|(?:accessed|retrieved|downloaded|visited|viewed)(?: on| at)?|access date)[为是：，]?\\s?$`,
  'i',
);
/** （2020年5月1日查阅） */
const LOOKED_UP_BEHIND = new RegExp(`^(?:最后)?(?:${LOOKED_UP})(?=[，。；）])`);
const ISO_DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Whether a date is when somebody looked a source up. `isBracketed`: it stands in [square brackets] by itself, as in a reference. */
export function datesLookUp(text: string, date: Span, isBracketed: (date: Span) => boolean): boolean {
  const { start, end } = date;
  if (LOOKED_UP_BEFORE.test(text.slice(Math.max(0, start - 16), start))) return true;
  if (LOOKED_UP_BEHIND.test(text.slice(end, end + 6)) && inBracket(text, start) !== null) return true;
  return ISO_DAY.test(text.slice(start, end)) && isBracketed(date);
}

/** 4月18日，党支部学习了习近平总书记重要文章: the day of those who read it, not of what they read. */
const STUDY =
  /^(?:凌晨|清晨|上午|中午|下午|傍晚|晚上?)?，?([^。；！？：\n\uE000]{0,40}?)(?:学习|研读|研学|精读|领学|通读|传达|收看|观看|收听|聆听|宣讲|重温|宣读)(?:了|贯彻|领会|传达|研读|宣讲|讨论|和|、)*[^，。；！？\n\uE000]{0,14}?(?:习近平|总书记|主席|重要(?:讲话|文章|论述|指示)|《)/;
/** Who speaks does not study himself, and what he says to be studied is said. */
const SPEAKS_BEFORE = /习近平|总书记|习主席|强调|指出|表示|要求|说|写道|发表|通话|致电|会见/;

/** 3月15日，他的话登上头条, 广播里传来他的声音: said before that day. */
const ECHOED =
  /^，?[^。；！？：\n\uE000]{0,40}?(?:的(?:[这那]?一?[番句段])?(?:话|声音|名言|金句|讲话|文章)[^，。；：\uE000]{0,6}(?:登上|登载|传来|响起|刷屏|传遍|走红|见报|回荡|流传|引发|引起|犹在|还在|在耳)|(?:传来|响起|回荡)[^，。；：\uE000]{0,16}的(?:话|声音))/;

/** Whether a date is when a text was studied, or passed on in a meeting. */
function datesStudy(behind: string): boolean {
  const study = STUDY.exec(behind);
  return study !== null && !SPEAKS_BEFORE.test(study[1]);
}

/** Whether a date is that of a report, an issue of a paper or a message, and not of what is told there. */
export function datesReport(text: string, { start, end }: Span): boolean {
  const from = clauseStart(text, start);
  const before = text.slice(from, start);
  const behind = text.slice(end, end + NEAR);
  if (PAGE.test(behind) || datesStudy(behind) || ECHOED.test(behind)) return true;
  const paper = PAPER_BEFORE.exec(before);
  if (paper && isPaper(paper[1])) {
    // （《人民日报》2020年3月26日）: nothing more is said.
    if (PRINTED_BEHIND.test(behind) || (inBracket(text, start) !== null && /^[，。；）]/.test(behind)))
      return true;
  }
  const named = PAPER_BEHIND.exec(behind);
  if (named && isPaper(named[1])) return true;
  const inside = inBracket(text, start);
  if (inside !== null) {
    if (PUBLISHED.test(behind)) return true;
    const printed =
      PAPER_CLOSES.exec(behind) ?? (/^[，。；）]/.test(behind) ? PAPER_OPENS.exec(inside) : null);
    if (printed && isPaper(printed[1])) return true;
  }
  return (
    (from === 0 || /[\n（]/.test(text[from - 1])) &&
    before.trim() === '' &&
    isLineHead(text, from) &&
    STAMPED.test(behind)
  );
}

/** Whether the words name a paper or an agency: 《…》 alone may be the title of what was said. */
function isPaper(words: string): boolean {
  const title = /^《([^《》]*)》(.*)$/.exec(words);
  return title === null || title[2] !== '' || PERIODICAL.test(title[1]);
}

function isLineHead(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 2), at).replace(/（$/, '');
  return before === '' || before.endsWith('\n');
}

/** What stands between the opening bracket that a place is in and that place; null where it is in none. */
function inBracket(text: string, at: number): string | null {
  for (let i = at - 1; i >= 0 && at - i < NEAR; i--) {
    if (text[i] === '（') return text.slice(i + 1, at);
    if (/[）。\n\uE000]/.test(text[i])) return null;
  }
  return null;
}
