// What numbers or marks a line and is no part of what it says: #, -, 1、, ①, （三）, 第一，.

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

/** More of a line is not looked at, in UTF-16 units. */
const LONGEST = 32;

/** How much of the line that begins at `at` its sign or number takes, with the spaces behind it, in UTF-16 units. */
export function lineHead(source: string, at: number, end: number): number {
  return HEAD.exec(source.slice(at, Math.min(end, at + LONGEST)))?.[0].length ?? 0;
}

/** Whether the line that begins at `at` is an item of its own, even where the line before it does not end a sentence. */
export function isItem(source: string, at: number, end: number): boolean {
  return ITEM.test(source.slice(at, Math.min(end, at + LONGEST)));
}
