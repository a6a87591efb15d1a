// Days and people beside a quotation that are not those of its words: receivers, readers, days of reading and of study.

import { describe, expect, it } from 'vitest';
import { compareOccasions } from '../../../server/src/engine/corpus/occasions.ts';
import { readStatement, type Stated } from '../../../server/src/engine/corpus/statement.ts';

/** Speaker, date and occasion said of the words between ⟦ and ⟧; `~`: taken from elsewhere, contradicts nothing. */
function read(marked: string): (string | null)[] {
  const start = marked.indexOf('⟦');
  const end = marked.indexOf('⟧') - 1;
  const text = marked.replace('⟦', '').replace('⟧', '');
  const context = { start: 0, end: text.length, referenceDate: null, speakers: ['习近平', '谭德塞'] };
  const { speaker, date, occasion } = readStatement(text, { start, end }, context);
  const value = (stated: Stated | null) => stated && stated.value + (stated.carried ? '~' : '');
  return [value(speaker), value(date), value(occasion)];
}

type Row = readonly [text: string, speaker: string | null, date?: string | null, occasion?: string | null];

function check(rows: readonly Row[]) {
  it.each(rows.map((row) => [row[0], row] as const))(
    '%s',
    (text, [, speaker, date = null, occasion = null]) => {
      expect(read(text)).toEqual([speaker, date, occasion]);
    },
  );
}

const Q = '“⟦病毒没有国界，疫情不分种族。⟧”';
const OPEN = '“⟦病毒没有国界，疫情不分种族⟧”';

describe('the full name of a body', () => {
  it('is the same body', () => {
    const stated = '主持召开中共中央政治局常务委员会会议';
    expect(compareOccasions(stated, '在中央政治局常委会会议上的讲话', '习近平')).toBe('same');
    expect(compareOccasions(stated, '在中央政治局会议上的讲话', '习近平')).toBe('different');
  });
});

describe('an ellipsis in running text', () => {
  check([
    [`菲利普国王谈了疫情……习近平主席表示：${Q}`, '习近平'],
    [`菲利普国王谈了疫情……会后习近平主席表示：${Q}`, '习近平'],
    [`习近平主席说……${Q}`, '习近平'],
    [`习近平主席想了想……又说：${Q}`, '习近平'],
  ]);
});

describe('the day on which a source was looked up or came out', () => {
  check([
    [`习近平主席强调：${Q}（新华网，2020年3月24日，访问日期：2020年5月1日）。`, '习近平'],
    [`习近平主席强调：${Q}（下载于2020年5月1日）。`, '习近平'],
    [`习近平主席强调：${Q}（最后检索日期：2020年5月1日）。`, '习近平'],
    [`习近平主席强调：${Q}（2020年5月1日查阅）。`, '习近平'],
    [`习近平主席强调：${Q}[2020-05-01]`, '习近平'],
    [`${Q}（原载《求是》2020年第8期，4月16日出版）`, null],
    [`习近平主席强调：${Q}（4月16日发表）`, '习近平'],
    // The day of the words themselves.
    [`习近平主席强调：${Q}（2020-03-12）`, '习近平', '2020-03-12'],
    [`习近平主席3月23日访问法国时强调：${Q}`, '习近平', 'XXXX-03-23'],
  ]);
});

describe('to whom it was sent', () => {
  check([
    [`${OPEN}（3月13日致米歇尔和冯德莱恩慰问电）。`, null, 'XXXX-03-13'],
    [`${OPEN}（习近平3月13日致米歇尔、冯德莱恩慰问电）。`, '习近平', 'XXXX-03-13'],
    [`3月26日，谭德塞收到习近平主席复信，信中说：${Q}`, '习近平'],
  ]);
});

describe('a day that is counted from another', () => {
  check([
    [`今天是3月20日。习近平昨天同普京通电话，强调${OPEN}。`, '习近平', 'XXXX-03-19', '同普京通电话'],
    [`今天是3月20日。习近平主席强调${OPEN}。`, '习近平'],
    [`${OPEN}——2月24日讲话`, null, 'XXXX-02-24'],
  ]);
});

describe('the day of those who study, or of a newsletter', () => {
  check([
    [`4月18日，党支部学习了习近平总书记重要文章。总书记强调${OPEN}。`, '习近平'],
    [`4月18日，党支部学习了习近平总书记重要文章，文章指出${OPEN}。`, '习近平'],
    [`4月18日，党支部组织学习习近平总书记重要讲话精神，总书记强调${OPEN}。`, '习近平'],
    [`4月18日上午，全体干部收看了习近平主席的讲话。习近平主席指出：${Q}`, '习近平'],
    // Perhaps the words' own day: it contradicts nothing.
    [`简报｜4月18日\n\n总书记强调${OPEN}。`, '习近平', 'XXXX-04-18~'],
    [`4月18日\n\n总书记强调${OPEN}。`, '习近平', 'XXXX-04-18~'],
    // He speaks himself.
    [`4月18日，习近平总书记要求学习重要文章《实践论》，强调${OPEN}。`, '习近平', 'XXXX-04-18'],
    [`3月12日，习近平主席同古特雷斯通话。总书记强调${OPEN}。`, '习近平', 'XXXX-03-12', '同古特雷斯通话'],
  ]);
});

describe('words that another quotes', () => {
  const before = '习近平主席2月20日给比尔·盖茨回信说过，“团结合作是最有力的武器，是最有力的”。';
  check([[`${before}3月30日，友城市长引用了习近平主席的话：${Q}`, '习近平']]);
});
