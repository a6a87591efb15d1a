// Who said words, when and to whom, where a heading, a row of a table or a note says so.
import { describe, expect, it } from 'vitest';
import { readStatement } from '../../../server/src/engine/corpus/statement.ts';
import { checkText, DEFAULT_SETTINGS } from '../../../server/src/engine/index.ts';
import { newSegmentCache } from '../../../server/src/engine/match/segment-cache.ts';
import { LIBRARY } from './corpus.ts';

/** What is stated of the words in ⟦…⟧; `~` behind what may belong to others. */
function stated(marked: string): (string | null)[] {
  const start = marked.indexOf('⟦');
  const end = marked.indexOf('⟧') - 1;
  const text = marked.replace('⟦', '').replace('⟧', '');
  const lineEnd = text.indexOf('\n', end);
  const context = { start: Math.max(0, start - 600), end: lineEnd === -1 ? text.length : lineEnd };
  const { speaker, date, occasion } = readStatement(
    text,
    { start, end },
    { ...context, referenceDate: null },
  );
  return [speaker, date, occasion].map((one) => one && `${one.value}${one.carried ? '~' : ''}`);
}

const Q = '“⟦病毒没有国界，疫情不分种族。⟧”';
const OTHER = '“患难见真情，甲乙丙丁。”';

describe('a heading', () => {
  it.each([
    [`## 2020年3月25日 同托卡耶夫通话\n\n${Q}`, null, '2020-03-25', '同托卡耶夫通话'],
    [`2020年3月25日　同托卡耶夫通话\n\n${Q}`, null, '2020-03-25', '同托卡耶夫通话'],
    [`## 一、习近平同托卡耶夫通话（2020年3月25日）\n\n${Q}`, '习近平', '2020-03-25', '同托卡耶夫通话'],
    [`## 习近平同托卡耶夫通话\n\n习近平说：${Q}`, '习近平', null, '同托卡耶夫通话'],
    [`## 同托卡耶夫通话\n\n${OTHER}\n\n${Q}`, null, null, '同托卡耶夫通话'],
    [`## 同默克尔通话\n\n${OTHER}\n\n## 同托卡耶夫通话\n\n${Q}`, null, null, '同托卡耶夫通话'],
    [`## 同托卡耶夫通话\n\n> ⟦病毒没有国界，疫情不分种族。⟧`, null, null, '同托卡耶夫通话'],
    // A day alone may be that of an entry; another may be speaking.
    [`## 2020年3月25日\n\n${Q}`, null, '2020-03-25~', null],
    [`## 同托卡耶夫通话\n\n王毅说：${Q}`, '王毅', null, '同托卡耶夫通话~'],
    // What the text says by itself goes before.
    [`## 同托卡耶夫通话\n\n习近平对默克尔说：${Q}`, '习近平', null, '对默克尔'],
    // No heading, or none of the quotation alone.
    [`## 同托卡耶夫通话\n\n双方交换了意见。\n\n${Q}`, null, null, null],
    [`## 同托卡耶夫通话的历史意义\n\n${Q}`, null, null, null],
    [`# 团结合作\n\n${Q}`, null, null, null],
    // It says where the words above are from.
    [`${OTHER}\n\n习近平同默克尔通话\n\n${Q}`, null, null, null],
    [`> 患难见真情，甲乙丙丁。\n\n习近平同默克尔通话\n\n${Q}`, null, null, null],
    [`${OTHER}\n（习近平同默克尔通话）\n\n${Q}`, null, null, null],
  ])('%s', (text, ...expected) => {
    expect(stated(text)).toEqual(expected);
  });
});

describe('a row of a table', () => {
  const rows = (...lines: string[]) => lines.join('\n');
  it.each([
    [
      rows('|日期|对象|原话|', '|---|---|---|', `|2020-03-24|德国总理默克尔|${Q}|`),
      null,
      '2020-03-24',
      '对德国总理默克尔',
    ],
    [rows('|对象|原话|', '|:--|:--|', `|2020年3月24日，默克尔|${Q}|`), null, '2020-03-24', '对默克尔'],
    [rows('|原话|日期|', '|---|---|', `|${Q}|2020-03-24|`), null, '2020-03-24', null],
    [rows('|原话|讲话人|', '|---|---|', `|${Q}|王毅|`), '王毅', null, null],
    [
      rows(
        '| 场合 | 原话 |',
        '| --- | --- |',
        '| 同默克尔通话 | “甲乙丙丁。” |',
        `| 2020年3月24日同托卡耶夫通话 | ${Q} |`,
      ),
      null,
      '2020-03-24',
      '同托卡耶夫通话',
    ],
    // The day of a report; a column that does not say of what the day is; a person who is anything.
    [rows('|报道日期|原话|', '|---|---|', `|2020-03-24|${Q}|`), null, null, null],
    [rows('|甲|原话|', '|---|---|', `|2020-03-24|${Q}|`), null, '2020-03-24~', null],
    [rows('|国家|原话|', '|---|---|', `|德国总理默克尔|${Q}|`), null, null, null],
    // Another row says nothing of this one.
    [rows('|日期|原话|', '|---|---|', '|2020-03-24|“甲乙丙丁。”|', `||${Q}|`), null, null, null],
  ])('%s', (text, ...expected) => {
    expect(stated(text)).toEqual(expected);
  });

  it('has the names of its columns from far above', () => {
    const more = Array.from(
      { length: 40 },
      () => '|2020-03-20|普京|“甲乙丙丁，戊己庚辛，甲乙丙丁，戊己庚辛。”|',
    ).join('\n');
    expect(stated(rows('|日期|对象|原话|', '|---|---|---|', more, `|2020-03-24|默克尔|${Q}|`))).toEqual([
      null,
      '2020-03-24',
      '对默克尔',
    ]);
  });
});

describe('a note', () => {
  const NOTE = '习近平同塞西总统的通话，2020年3月23日。';
  it.each([
    [`习近平说，${Q}[^1]。\n\n甲乙。\n\n[^1]: ${NOTE}`, '习近平', '2020-03-23', '同塞西总统的通话'],
    [`习近平说，${Q}[1]。\n\n[1] ${NOTE}`, '习近平', '2020-03-23', '同塞西总统的通话'],
    [`${Q}①\n\n① 2020年3月23日同塞西通话。`, null, '2020-03-23', '同塞西通话'],
    [`${Q}<sup>1</sup>\n\n1. 2020年3月23日同塞西通话。`, null, '2020-03-23', '同塞西通话'],
    [
      `习近平说，“甲乙丙丁，戊己庚辛”[1]，又说，${Q}[2]。\n\n[1] ${NOTE}\n[2] 2020年3月24日。`,
      '习近平',
      '2020-03-24',
      null,
    ],
    // The note of another quotation; one that says more; none at all.
    [`习近平说，“甲乙丙丁，戊己庚辛”[1]，又说，${Q}。\n\n[1] ${NOTE}`, '习近平', null, null],
    [`习近平说，${Q}[1]。\n\n[1] 《求是》2020年第8期，第3页，2020年4月16日出版。`, '习近平', null, null],
    [`习近平说，${Q}[3]。`, '习近平', null, null],
    // What the text says by itself goes before.
    [`习近平2020年3月24日说，${Q}[1]。\n\n[1] ${NOTE}`, '习近平', '2020-03-24', '同塞西总统的通话'],
  ])('%s', (text, ...expected) => {
    expect(stated(text)).toEqual(expected);
  });

  it('is read again when it changes, however far off it stands', () => {
    const cache = newSegmentCache();
    const far = '天气很好。\n\n'.repeat(300);
    const conflicts = (day: string) =>
      checkText(
        {
          text: `习近平说：“病毒没有国界，疫情不分种族。”[^1]\n\n${far}[^1]: 2020年3月${day}日同托卡耶夫通话。\n`,
          languageId: 'markdown',
        },
        LIBRARY,
        DEFAULT_SETTINGS,
        cache,
      )[0].attribution.conflicts.map(({ stated, expected }) => [stated, expected]);
    expect(conflicts('24')).toEqual([]);
    expect(conflicts('25')).toEqual([['2020年3月25日', '2020年3月24日']]);
    expect(conflicts('24')).toEqual([]);
  });
});
