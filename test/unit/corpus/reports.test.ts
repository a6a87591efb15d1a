import { describe, expect, it } from 'vitest';
import { findDates } from '../../../server/src/engine/corpus/dates.ts';
import { datesReport, findDatelines } from '../../../server/src/engine/corpus/reports.ts';
import { readStatement } from '../../../server/src/engine/corpus/statement.ts';

const Q = '“⟦病毒没有国界，疫情不分种族。⟧”';

/** Speaker, date and occasion that a text states of the words between ⟦ and ⟧. */
function read(marked: string) {
  const start = marked.indexOf('⟦');
  const end = marked.indexOf('⟧') - 1;
  const text = marked.replace('⟦', '').replace('⟧', '');
  const speakers = ['习近平', '新华社', '人民日报', '特朗普'];
  const context = { start: 0, end: text.length, referenceDate: null, speakers };
  const { speaker, date, occasion } = readStatement(text, { start, end }, context);
  return [speaker?.value ?? null, date?.value ?? null, occasion?.value ?? null];
}

type Row = readonly [text: string, speaker: string | null, date?: string | null, occasion?: string | null];

function check(rows: readonly Row[]) {
  it.each(rows.map((row) => [row[0], row] as const))('%s', (text, [, ...stated]) => {
    const [speaker, date = null, occasion = null] = stated;
    expect(read(text)).toEqual([speaker, date, occasion]);
  });
}

describe('datelines', () => {
  it.each([
    ['新华社北京3月25日电习近平说', '新华社北京3月25日电'],
    ['（新华社北京3月26日电）习近平指出', '（新华社北京3月26日电）'],
    ['据新华社北京3月26日电，习近平指出', '据新华社北京3月26日电，'],
    ['中新网3月26日讯：习近平指出', '中新网3月26日讯：'],
    ['《人民日报》北京3月26日电（记者张三）习近平指出', '《人民日报》北京3月26日电（记者张三）'],
    ['法新社巴黎25日电马克龙说', '法新社巴黎25日电'],
    ['本报讯昨日，习近平', '本报讯'],
    ['央视网消息：习近平', '央视网消息：'],
    ['BEIJING，March 25 （Xinhua）—Xi said', 'BEIJING，March 25 （Xinhua）—'],
  ])('%s', (text, dateline) => {
    const [{ start, end, opens }] = findDatelines(text, findDates(text));
    expect([text.slice(start, end), opens]).toEqual([dateline, true]);
  });

  it.each(['3月25日电话里他说', '习近平3月25日电贺', '习近平同默克尔3月25日通电话', '社会各界3月25日通讯员'])(
    'none in %s',
    (text) => {
      expect(findDatelines(text, findDates(text))).toEqual([]);
    },
  );

  check([
    [`新华社北京3月25日电 习近平指出：${Q}`, '习近平'],
    [`新华社北京3月25日电　国家主席习近平指出：${Q}`, '习近平'],
    [`新华社北京3月25日电（记者李忠发）习近平指出：${Q}`, '习近平'],
    [`**新华社北京3月25日电** 特朗普说：${Q}`, '特朗普'],
    [
      `新华社北京3月25日电 习近平25日在同德国总理默克尔通话时说：${Q}`,
      '习近平',
      'XXXX-03-25',
      '同德国总理默克尔通话',
    ],
    [
      `人民网北京3月25日电 24日，习近平同波兰总统杜达通电话。习近平说：${Q}`,
      '习近平',
      'XXXX-03-24',
      '同波兰总统杜达通电话',
    ],
    [
      `新华社北京4月1日电 31日，习近平同波兰总统杜达通电话。习近平说：${Q}`,
      '习近平',
      'XXXX-03-31',
      '同波兰总统杜达通电话',
    ],
    [`新华社北京3月28日电 习近平昨晚指出：${Q}`, '习近平', 'XXXX-03-27'],
    [
      `据新华社北京3月26日电，习近平当天同德国总理默克尔通电话。习近平说，${Q}`,
      '习近平',
      'XXXX-03-26',
      '同德国总理默克尔通电话',
    ],
    [`习近平强调：${Q}（新华社北京2020年3月27日电）`, '习近平'],
    // A date beside the speaker is his, whoever reports it.
    [`新华社北京3月25日电 习近平3月20日指出：${Q}`, '习近平', 'XXXX-03-20'],
  ]);
});

describe('the day of an issue', () => {
  it.each([
    '据《人民日报》〔3月14日〕报道',
    '新华社〔3月28日〕报道称',
    '据〔3月28日〕《光明日报》头版消息',
    '〔2020年4月16日〕，《求是》发表习近平的文章',
    '〔4月16日〕出版的《求是》杂志刊发文章',
    '〔3月28日〕，各大报纸刊登了习近平的话',
    '（见《人民日报》〔2020年3月27日〕第1版）',
    '（〔2020年3月27日〕第1版）',
    '（〔2020年3月26日〕《人民日报》）',
    '（《人民日报》〔2020年3月26日〕）',
    '（来源：新华网，〔2020-03-26〕）',
    '（来源：〔2020年3月26日〕新华社）',
    '（新华社〔2020年3月26日〕）',
    '〔2020-03-18〕早报：习近平昨晚说',
    '（〔2020-03-18〕 08:00）快讯：习近平昨晚说',
  ])('%s', (marked) => {
    const text = marked.replace(/[〔〕]/g, '');
    expect(datesReport(text, { start: marked.indexOf('〔'), end: marked.indexOf('〕') - 1 })).toBe(true);
  });

  it.each([
    '习近平〔3月14日〕指出',
    '（习近平，〔2020年3月26日〕）',
    '（在二十国集团峰会上的发言，〔2020年3月26日〕）',
    '〔3月14日〕，习近平发表讲话',
    '习近平〔3月26日〕在二十国集团领导人特别峰会上发表讲话',
    '（〔2020年3月26日〕《携手抗疫》）',
    '〔3月26日〕，习近平接受《人民日报》采访',
    '〔2020-03-18〕，习近平在会上说：',
    '王毅〔3月2日〕在《求是》发表文章说',
  ])('not in %s', (marked) => {
    const text = marked.replace(/[〔〕]/g, '');
    expect(datesReport(text, { start: marked.indexOf('〔'), end: marked.indexOf('〕') - 1 })).toBe(false);
  });

  check([
    [`据《人民日报》3月14日报道，习近平指出：${Q}`, '习近平'],
    [`新华社3月28日报道称，习近平对特朗普说：${Q}`, '习近平', null, '对特朗普'],
    [`据《人民日报》3月14日报道，习近平3月13日指出：${Q}`, '习近平', 'XXXX-03-13'],
    [`习近平强调：${Q}（见《人民日报》2020年3月27日第1版）`, '习近平'],
    [`${Q}（习近平，转引自《人民日报》2020年3月26日第1版）`, '习近平'],
    [`${Q}（习近平，2020年3月25日，《人民日报》2020年3月26日）`, '习近平', '2020-03-25'],
    [`${Q}（新华社2020年3月26日）`, null],
    [`习近平强调：${Q}（来源：新华网，2020-03-26）`, '习近平'],
    [`3月26日讯，习近平强调：${Q}`, '习近平'],
    [`钟南山4月15日回忆道，习近平说：${Q}`, '习近平'],
    [`${Q}（2020年3月26日）`, null, '2020-03-26'],
    [`习近平说：${Q}\n[2020-03-18] 特朗普说：“很好。”`, '习近平'],
  ]);
});

describe('the day on which another tells it', () => {
  check([
    [`外交部发言人华春莹3月30日在记者会上说，习近平主席曾对特朗普总统说：${Q}`, '习近平'],
    [`外交部发言人3月26日说，正如习近平主席所指出的，${Q}`, '习近平'],
    [
      `驻德大使吴恳3月27日撰文说，习近平主席日前同默克尔总理通话时指出，${Q}`,
      '习近平',
      null,
      '同默克尔总理通话',
    ],
    [
      `3月28日上午，记者从外交部获悉，习近平主席昨日对特朗普总统表示：${Q}`,
      '习近平',
      'XXXX-03-27',
      '对特朗普总统',
    ],
    [`2020-03-18 早报：习近平昨晚对桑切斯说：${Q}`, '习近平', '2020-03-17', '对桑切斯'],
    [`5月8日下午，支部书记领读了习近平总书记的一段话：${Q}`, '习近平'],
    [`3月28日，各大报纸刊登了习近平对特朗普说的话：${Q}`, '习近平'],
    [`2020年4月10日，李某在日记里抄了习近平的话：${Q}`, '习近平'],
    [`王毅3月27日在会上指出，习近平主席3月26日强调：${Q}`, '习近平', 'XXXX-03-26'],
    // The same person goes on: it is still his day.
    [`习近平3月12日在会上说，疫情必将被战胜，强调${Q}`, '习近平', 'XXXX-03-12'],
    [
      `2020年3月12日，习近平同古特雷斯通电话时指出，他想强调：${Q}`,
      '习近平',
      '2020-03-12',
      '同古特雷斯通电话',
    ],
  ]);
});

describe('the day of something else', () => {
  check([
    [`4月8日武汉解封。习近平说过：${Q}`, '习近平'],
    [`4月8日武汉解封。习近平说：${Q}`, '习近平'],
    [`疫情于2020年1月暴发。习近平说：${Q}`, '习近平'],
    [`习近平3月24日同普京通电话。习近平说过：${Q}`, '习近平'],
    // A date and a place alone set the scene.
    [`2020年3月26日晚，北京。习近平说：${Q}`, '习近平', '2020-03-26'],
    [`那是2020年3月12日。习近平说：${Q}`, '习近平', '2020-03-12'],
  ]);
});

describe('dates that are read', () => {
  check([
    // The lead paragraph of a report tells of what the next one goes on with.
    [
      `国家主席习近平3月24日晚同德国总理默克尔通电话。\n习近平强调：${Q}`,
      '习近平',
      'XXXX-03-24',
      '同德国总理默克尔通电话',
    ],
    [
      `国家主席习近平3月25日晚同法国总统马克龙通电话。\n\n习近平强调：${Q}`,
      '习近平',
      'XXXX-03-25',
      '同法国总统马克龙通电话',
    ],
    [
      `新华社北京3月24日电 国家主席习近平24日晚同德国总理默克尔通电话。\n习近平强调：${Q}`,
      '习近平',
      'XXXX-03-24',
      '同德国总理默克尔通电话',
    ],
    [`国家主席习近平3月24日晚同德国总理默克尔通电话。\n特朗普说：${Q}`, '特朗普'],
    [`各国都在抗击疫情。\n国家主席习近平3月24日晚同德国总理默克尔通电话。\n习近平强调：${Q}`, '习近平'],
    [`时间来到2020年3月18日。那天下着小雨。习近平说：${Q}`, '习近平', '2020-03-18'],
    [`习近平在中央政治局常委会3月18日的会上说：${Q}`, '习近平', 'XXXX-03-18'],
    [`生于1953年6月的习近平说：${Q}`, '习近平'],
    [`比3月12日更进一步，习近平说：${Q}`, '习近平'],
    [`Xi told Putin on March 20, 2020: ${Q}`, '习近平', '2020-03-20'],
    [`Xi told Putin on March 20, 2020 that China ${Q}`, '习近平', '2020-03-20'],
    [`Xi said the meeting on March 20, 2020 was ${Q}`, '习近平'],
  ]);
});
