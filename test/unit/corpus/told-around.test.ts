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
    [`习近平主席强调：${Q}（编者注，2020年5月1日）`, '习近平'],
    [`习近平主席强调：${Q}（译于2020年5月1日）`, '习近平'],
    [`习近平主席强调：${Q}（2020年5月1日更新）`, '习近平'],
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

describe('words that another reads out, hears or recalls', () => {
  check([
    [`武契奇总统宣读了习近平主席的慰问电：${Q}`, '习近平'],
    [`马哈蒂尔在电话中听到习近平主席说：${Q}`, '习近平'],
    [`谭德塞读到习近平主席在复信中写道：${Q}`, '习近平'],
    [`新华社4月5日通讯引习近平主席同比利时国王菲利普通话：${Q}`, '习近平', null, '同比利时国王菲利普通话'],
    [`3月30日，谭德塞在日内瓦念了习近平主席复信中的一段：${Q}`, '习近平'],
    [`埃及总统塞西收到习近平主席的慰问：${Q}`, '习近平'],
    [`武契奇总统收到的慰问电中写着：${Q}`, null],
    [`3月20日，主讲人介绍了习近平主席的主张：${Q}`, '习近平~'],
    [`习近平主席致马塔雷拉的慰问电：${Q}`, '习近平', null, '致马塔雷拉的慰问电'],
    [`3月28日，古特雷斯在记者会上谈起同习近平主席的通话：${Q}`, null],
    [`3月28日，诗人王小明朗诵：${Q}`, null],
    [`比尔·盖茨收到回信，信上写道：${Q}`, null],
    [`文在寅总统得到的回应是：${Q}`, null],
    [`文在寅总统收到习近平主席致电慰问，电文说：${Q}`, '习近平', null, '致电慰问'],
    [`洪森首相听了习近平主席的话很感动：${Q}`, '习近平~'],
    [`比尔·盖茨收到消息，高兴地说：${Q}`, '比尔·盖茨'],
    // Perhaps the words of the one who recalls it.
    [`王毅外长回顾了习近平主席3月12日同古特雷斯的通话：${Q}`, '习近平~', 'XXXX-03-12', '同古特雷斯的通话'],
    [`王毅外长在文章中称赞了习近平主席的讲话，说：${Q}`, '王毅'],
    [`马哈蒂尔在电话中对习近平主席说：${Q}`, '马哈蒂尔', null, '对习近平主席'],
  ]);
});

describe('words beside a name that are not his', () => {
  check([
    [`学习习近平总书记重要讲话后，村支书老张激动地说：${Q}`, null],
    [`习近平总书记来到社区，居民王女士说：${Q}`, null],
    [`习近平总书记来到社区，来自武汉的网友们纷纷表示，${Q}`, null],
    [`习近平主席的这番话，被网友称为${OPEN}。`, null],
    [`习近平主席指出了方向，村口的标语写着${OPEN}`, null],
    [`埃及《金字塔报》评论说，习近平主席的倡议${OPEN}。`, null],
    // He speaks, whoever stands beside him.
    [`习近平总书记来到社区，对居民们说：${Q}`, '习近平'],
    [`习近平总书记来到社区，拉着老人的手说：${Q}`, '习近平'],
    [`习近平总书记走进社区，走进居民家中说：${Q}`, '习近平'],
    [`习近平总书记来到社区，语重心长地说：${Q}`, '习近平'],
    [`习近平主席提笔写道：${Q}`, '习近平'],
    [`习近平主席的倡议：${Q}`, '习近平'],
  ]);
});

describe('a meeting that is named with its day', () => {
  check([
    [
      `3月19日的中央政治局常委会会议进一步部署，${OPEN}。`,
      null,
      'XXXX-03-19',
      '3月19日的中央政治局常委会会议',
    ],
    [`二十国集团特别峰会（3月27日）：${Q}`, null, 'XXXX-03-27', '二十国集团特别峰会'],
    [
      `习近平主席3月24日同埃及总统塞西通话，讲了三句话。第一句：${Q}`,
      '习近平',
      'XXXX-03-24',
      '同埃及总统塞西通话',
    ],
    [`3月24日，习近平主席来过。村口贴了三句话。第一句：${Q}`, null],
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

describe('a surname with an office', () => {
  check([
    [`古特雷斯介绍了联合国的工作。习主席强调，${Q}`, '习近平'],
    [`古特雷斯介绍了联合国的工作……习主席则强调，${Q}`, '习近平'],
    [`古特雷斯介绍了联合国的工作。习总书记强调，${Q}`, '习近平'],
    [`习主席3月12日同古特雷斯通话时强调，${Q}`, '习近平', 'XXXX-03-12', '同古特雷斯通话'],
  ]);
});

describe('a day on which words of before are heard again', () => {
  check([
    [`3月15日，习近平主席的话登上多国媒体头条：${Q}`, '习近平'],
    [`3月15日，校园广播里传来习近平主席的声音：${Q}`, '习近平'],
    [`今天是5月1日，昨天总书记的话还在耳边：${Q}`, '习近平'],
  ]);
});
