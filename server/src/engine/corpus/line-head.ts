// What numbers or marks a line and is no part of what it says: #, -, 1、, ①, （三）, 第一，.

import { unitsOf } from './scan.ts';

const HAN = '一二三四五六七八九十';

/** What can stand nowhere but at the head of an item. 3、4月间 and 二、三日 are no item's number, but several dates. */
const NUMBER = [
  '[\\d０-９]{1,3}、(?![\\d０-９]{1,2}(?:月(?![\\d０-９])|[日号]|[、-][\\d０-９]))',
  `[${HAN}]{1,3}、(?![${HAN}])`,
  '[\\d０-９]{1,3}[.．](?:(?![\\d０-９.．])|(?=[\\d０-９]{1,2}月[\\d０-９]|[\\d０-９]{4}年))',
  '[\\d０-９]{1,3}[)）]',
  `[(（](?:[\\d０-９]{1,3}|[${HAN}]{1,3})[)）]`,
  '[\\u2460-\\u249b\\u24ea-\\u24ff\\u2776-\\u2793\\u3220-\\u3229][、.．]?',
  '[\\d０-９]{1,3}[\\t\\u3000]+(?![年月日号])',
].join('|');

/** What is an item's number at the head of a paragraph, and need not be one where a long line was broken: 20 国集团. */
const LOOSE = [
  '[\\d０-９]{1,3} +(?![年月日号时点国个位名次届项条人多余万亿千百集%A-Za-z]|[\\d０-９](?![\\d０-９]?月))',
  `第[${HAN}]{1,3}[，、,：:]`,
].join('|');

const SIGN = '(?:#{1,6}|[-*+•●■□◆▲])[ \\t\\u3000]+';

function headWith(number: string): RegExp {
  const numbered = `[*_]{0,3}(?:${number})[*_]{0,3}`;
  return new RegExp(`^[ \\t\\u3000]{0,6}(?:${SIGN}(?:${numbered})?|${numbered})[ \\t\\u3000]*`);
}

const HEAD = headWith(`${NUMBER}|${LOOSE}`);
const ITEM = headWith(NUMBER);

/** Every unit that a sign or a number, and what may stand before it, can begin with: most lines begin with none. */
const BEGINS = unitsOf(` \t\u3000#-*+•●■□◆▲_(（第${HAN}0123456789０１２３４５６７８９${enclosed()}`);

/** ① ⑴ ⒈ ⓪ ❶ ㈠ and all like them. */
function enclosed(): string {
  let all = '';
  for (const [first, last] of [
    [0x2460, 0x249b],
    [0x24ea, 0x24ff],
    [0x2776, 0x2793],
    [0x3220, 0x3229],
  ])
    for (let unit = first; unit <= last; unit++) all += String.fromCharCode(unit);
  return all;
}

/** More of a line is not looked at, in UTF-16 units. */
const LONGEST = 32;

/** How much of the line that begins at `at` its sign or number takes, with the spaces behind it, in UTF-16 units. */
export function lineHead(source: string, at: number, end: number): number {
  if (at >= end || BEGINS[source.charCodeAt(at)] === 0) return 0;
  return HEAD.exec(source.slice(at, Math.min(end, at + LONGEST)))?.[0].length ?? 0;
}

/** Whether the line that begins at `at` is an item of its own, even where the line before it does not end a sentence. */
export function isItem(source: string, at: number, end: number): boolean {
  if (at >= end || BEGINS[source.charCodeAt(at)] === 0) return false;
  return ITEM.test(source.slice(at, Math.min(end, at + LONGEST)));
}
