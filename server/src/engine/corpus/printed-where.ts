// The end of a note or signature that says where the words were printed: 同默克尔通话，载《求是》2020年第8期。

import { PERIODICAL } from './reports.ts';

const VERB = '(?:原?[载刊]于?|发表于|见于?|参见|详见|转?引自|摘自|出自|选自|收入|收录于|来源：?)';
/** 载《…》, （《求是》2020年第8期）: the title is looked at by itself. */
const IN_TITLE = new RegExp(`[，。；：（\\s](${VERB})?[\\u4e00-\\u9fff]{0,6}《([^《》]{1,40})》`, 'g');
/** Behind a title: an issue, a page, a volume and its publisher. */
const ISSUE =
  /^(?:杂志|周刊|报|网)?[，（]?(?:\d{4}年)?[，（]?(?:第[一二三四五六七八九十\d]+[期卷版页册辑]|\d{4}年版)/;
/** ，新华社2020年3月26日电; ，载人民日报2020年3月27日; ，新华网 */
const AT_AGENCY = new RegExp(
  `[，。；（](?:据|${VERB})?[\\u4e00-\\u9fff]{1,8}(?:社|网|报|杂志|客户端)(?=$|[，。；）\\d]|电(?!话))`,
);
const ADDRESS = /[，。；（\s]https?[:：]/;

/** Where in the words of a note what is said of their print begins; the words' length where nothing is, or nothing else is said. */
export function printedFrom(words: string): number {
  let from = words.length;
  for (const match of words.matchAll(IN_TITLE)) {
    const [whole, verb, title] = match;
    const behind = words.slice(match.index + whole.length);
    if (verb === undefined && !PERIODICAL.test(title) && !ISSUE.test(behind)) continue;
    from = match.index;
    break;
  }
  for (const pattern of [AT_AGENCY, ADDRESS]) {
    const at = words.search(pattern);
    if (at > 0) from = Math.min(from, at);
  }
  return from;
}
