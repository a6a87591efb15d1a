// Who said words, to whom and when, in the forms in which newsrooms say it of several people at once.
import { describe, expect, it } from 'vitest';
import { buildLibrary } from '../../../server/src/engine/index.ts';
import { readStatement } from '../../../server/src/engine/corpus/statement.ts';
import { judgeAttribution, type SourceFacts } from '../../../server/src/engine/match/attribution.ts';
import { brief, check } from './corpus.ts';

function source(
  date: string | null,
  occasion: string | null,
  speaker: string | null = '习近平',
): SourceFacts {
  return {
    speaker,
    date,
    occasion,
    occasionKind: null,
    articleTitle: '团结合作是国际社会战胜疫情最有力武器',
    articleDate: '2020-04-16',
    articleAuthor: '习近平',
    isRecord: true,
    section: null,
    text: () => '',
    sentences: () => '',
    isQuoting: () => false,
    isTitle: () => false,
  };
}

const GUTERRES = source('2020-03-12', '同联合国秘书长古特雷斯通话');
const JOHNSON = source('2020-02-18', '同英国首相约翰逊通话');
const TOKAYEV = source('2020-03-24', '同哈萨克斯坦总统托卡耶夫通话');
const SISI = source('2020-03-23', '同埃及总统塞西通话');
const DUDA = source('2020-03-24', '同波兰总统杜达通话');
const ALVI = source('2020-03-17', '同巴基斯坦总统阿尔维会谈时的讲话');
const TEDROS = source('2020-03-26', '给世界卫生组织总干事谭德塞的复信');
const TRUMP = source('2020-03-27', '同美国总统特朗普通话');
const MERKEL = source('2020-03-25', '同德国总理默克尔通话');
const WIDODO = source('2020-02-11', '同印尼总统佐科通话');
const MACRON = source('2020-03-23', '同法国总统马克龙通话');
const GEINGOB = source('2020-04-03', '同纳米比亚总统根哥布通话');
const HUN_SEN = source('2020-02-05', '会见柬埔寨首相洪森时的讲话');
const KHAN = source('2020-02-20', '同巴基斯坦总理伊姆兰·汗通话');
const GATES = source('2020-02-20', '给比尔·盖茨的回信');
const MICHEL = source('2020-03-13', '就新冠肺炎疫情致欧洲理事会主席米歇尔和欧盟委员会主席冯德莱恩的慰问电');
const MATTARELLA = source('2020-03', '就意大利发生新冠肺炎疫情致意大利总统马塔雷拉的慰问电');
const MACRON_SAYS = source(null, null, '马克龙');

const Q = '“⟦病毒没有国界，疫情不分种族⟧”';

type Row = readonly [text: string, facts: SourceFacts];

function judge([marked, facts]: Row) {
  const start = marked.indexOf('⟦');
  const end = marked.indexOf('⟧') - 1;
  const text = marked.replace('⟦', '').replace('⟧', '');
  const statement = readStatement(text, { start, end }, { start: 0, end: text.length, referenceDate: null });
  return judgeAttribution(statement, [facts]).attribution;
}

function agrees(rows: readonly Row[]) {
  it.each(rows)('%s', (...row) => {
    expect(judge(row).conflicts).toEqual([]);
  });
}

function differs(rows: readonly (readonly [...Row, what: string, stated: string])[]) {
  it.each(rows)('differs: %s', (text, facts, what, stated) => {
    expect(judge([text, facts]).conflicts).toMatchObject([{ what, stated }]);
  });
}

describe('names of one person', () => {
  agrees([
    [`馬克宏說：${Q}`, MACRON_SAYS],
    [`马克弘说：${Q}`, MACRON_SAYS],
    [`Emmanuel Macron said: ${Q}`, MACRON_SAYS],
    [`習近平同德國總理梅克爾通話時說：${Q}`, MERKEL],
    [`習近平同英國首相強生通話時說：${Q}`, JOHNSON],
    [`习近平同英国首相鲍里斯·强生通话时说：${Q}`, JOHNSON],
    [`习近平同印度尼西亚总统维多多通话时说：${Q}`, WIDODO],
    [`习近平对佐科·维多多总统说：${Q}`, WIDODO],
    [`習近平同聯合國秘書長古特瑞斯通話時說：${Q}`, GUTERRES],
    [`习大大说：${Q}`, GUTERRES],
    [`习爷爷说过，${Q}`, GUTERRES],
    [`White House said: ${Q}`, GUTERRES],
  ]);
  differs([
    [`川普說：${Q}`, MACRON_SAYS, 'speaker', '川普'],
    [`習近平同美國總統川普通話時說：${Q}`, MERKEL, 'occasion', '同美國總統川普通話時'],
    [`習近平同德國總理蕭茲通話時說：${Q}`, MERKEL, 'occasion', '同德國總理蕭茲通話時'],
    [`习近平同德国总理布朗通话时说：${Q}`, MERKEL, 'occasion', '同德国总理布朗通话时'],
    [`习近平同法国总统维多多通话时说：${Q}`, MERKEL, 'occasion', '同法国总统维多多通话时'],
    [`马克宏说：${Q}`, GUTERRES, 'speaker', '马克宏'],
    [`Boris Johnson said: ${Q}`, GUTERRES, 'speaker', 'Boris Johnson'],
    [`John Smith said: ${Q}`, GUTERRES, 'speaker', 'John Smith'],
  ]);
});

describe('said to one after another', () => {
  agrees([
    [`他对托卡耶夫说“患难见真情，中波情谊深厚”，对默克尔说${Q}。`, MERKEL],
    [
      `习近平对塞西说，“各国必须团结合作，共同应对”，对托卡耶夫说，${Q}，对默克尔说，“任何国家都不能置身其外”。`,
      TOKAYEV,
    ],
    [
      `2020年3月25日，习近平同默克尔总理通了电话，谈到“甲乙丙丁，戊己庚辛”。在与特朗普总统的电话中，他说：${Q}`,
      TRUMP,
    ],
    [`习近平3月12日同古特雷斯通话。过了五天，在人民大会堂，他对来访的阿尔维总统说：${Q}`, ALVI],
    [`2020年3月12日，习近平同古特雷斯通话。在别的场合，他也说过：${Q}`, ALVI],
    [`比3月12日同古特雷斯通话时更进一步，习近平在给谭德塞的复信中写道：${Q}`, TEDROS],
    [`2月18日那天，习近平先后同两位欧洲领导人通话。对约翰逊，他说：${Q}`, JOHNSON],
    [`4月2日，习近平同比利时国王菲利普通电话。转天，他先后同两位领导人通话。对约翰逊，他说：${Q}`, JOHNSON],
    [
      `3月24日，习近平分别同波兰、哈萨克斯坦、巴西三国总统通话。他对杜达总统说“患难见真情，情深义重”，对托卡耶夫总统说${Q}。`,
      TOKAYEV,
    ],
  ]);
  differs([
    [`他对托卡耶夫说“患难见真情，中波情谊深厚”，对默克尔说${Q}。`, TOKAYEV, 'occasion', '对默克尔'],
    [
      `习近平同默克尔通了电话，谈到“甲乙丙丁，戊己庚辛”。在与特朗普总统的电话中，他说：${Q}`,
      MERKEL,
      'occasion',
      '与特朗普总统的电话中',
    ],
    [`习近平对来访的阿尔维总统说：${Q}`, MERKEL, 'occasion', '对来访的阿尔维总统'],
    [`2月18日那天，习近平先后同两位欧洲领导人通话。对默克尔，他说：${Q}`, JOHNSON, 'occasion', '对默克尔'],
    [`2月19日那天，习近平先后同两位欧洲领导人通话。对约翰逊，他说：${Q}`, JOHNSON, 'date', '2月19日'],
    [`3月13日同古特雷斯通话时，习近平说：${Q}`, GUTERRES, 'date', '3月13日'],
    [
      `比3月12日同古特雷斯通话时更进一步，习近平在给谭德塞的复信中写道：${Q}`,
      MERKEL,
      'occasion',
      '在给谭德塞的复信中',
    ],
  ]);
});

describe('the one who is spoken to', () => {
  const speaker = (text: string) => judge([text, SISI]).stated.speaker;

  it('does not speak', () => {
    expect(speaker(`${Q}——这是3月23日他对塞西说的。`)).toBeNull();
    expect(speaker(`习近平同埃方通话。${Q}——这是3月23日他对塞西说的。`)).toBe('习近平');
    expect(speaker(`${Q}——这是3月23日习近平对塞西说的。`)).toBe('习近平');
    expect(speaker(`习近平同塞西（23日）、杜达（24日）通话时分别说${Q}“甲乙丙丁，戊己庚辛”。`)).toBe(
      '习近平',
    );
    expect(speaker(`习近平在3月19日（普京）、23日（塞西）的通话中都说${Q}。`)).toBe('习近平');
    expect(speaker(`${Q}——塞西对习近平说。`)).toBe('塞西');
  });
  agrees([
    [`${Q}——这是3月23日他对塞西说的。`, SISI],
    [`习近平同塞西（23日）、杜达（24日）通话时分别说${Q}“甲乙丙丁，戊己庚辛”。`, SISI],
    [`习近平同塞西（23日）、杜达（24日）通话时分别说“甲乙丙丁，戊己庚辛”${Q}。`, DUDA],
    [`习近平在与杜达（24日）、默克尔（25日）通话时则分别说，“患难见真情”和${Q}。`, MERKEL],
    [`习近平在3月19日（普京）、23日（塞西）的通话中都说要${Q}。`, SISI],
  ]);
  differs([
    [`${Q}——这是3月24日他对塞西说的。`, SISI, 'date', '3月24日'],
    [`${Q}——这是他对默克尔说的。`, SISI, 'occasion', '对默克尔'],
    [`${Q}——这是塞西说的。`, SISI, 'speaker', '塞西'],
    [
      `习近平同普京（19日）、杜达（24日）通话时分别说${Q}“甲乙丙丁”。`,
      SISI,
      'occasion',
      '同普京（19日）、杜达（24日）通话时',
    ],
  ]);
});

describe('words that another passes on', () => {
  const WATCHWORD = '“⟦坚定信心、同舟共济、科学防治、精准施策⟧”';
  agrees([
    [`李克强说，按照习近平总书记${WATCHWORD}的总要求，各地要落实责任。`, GUTERRES],
    [`2020年5月2日，李克强强调，要贯彻习近平总书记关于${Q}的重要指示。`, GUTERRES],
    [`默克尔表示，她赞同习近平关于${Q}的看法。`, GUTERRES],
    [`普京说，他同意习近平主席${Q}的判断。`, GUTERRES],
    [`默克尔高度评价习近平所说的${Q}。`, GUTERRES],
    [`谭德塞赞赏习近平主席提出的${Q}。`, GUTERRES],
    [`5月1日，王毅表示，习近平主席倡导的${Q}，得到各国响应。`, GUTERRES],
    [`普京说，习近平那句${Q}给了他信心。`, GUTERRES],
    [`钟南山院士引用总书记的话，说${Q}。`, GUTERRES],
    [`王毅文章引习近平总书记的论述：${Q}`, GUTERRES],
    [`他1978年入党。今年4月，他在病床上还念叨习近平的话：${Q}`, GUTERRES],
    [`4月3日，村民们还念叨习近平的话：${Q}`, GUTERRES],
    [`卫健委主任马晓伟说，要贯彻${WATCHWORD}的总要求。`, GUTERRES],
    [`联合国秘书长古特雷斯4月3日表示，他完全赞同${Q}这一判断。`, MERKEL],
    [`特朗普：感谢习近平${Q}的表态。`, MERKEL],
    [`3月24日通话时，面对杜达，习近平说“患难见真情，情深义重”，面对托卡耶夫，他说${Q}。`, TOKAYEV],
    [`普京赞同中方提出的${Q}。`, GUTERRES],
    [`王毅指出，中国一贯主张${Q}。`, GUTERRES],
    [`据默克尔回忆，当时电话那头说的是${Q}。`, MERKEL],
    [`联合国秘书长古特雷斯感谢${Q}的呼吁。`, GUTERRES],
    [`专题片里，习近平在同古特雷斯通话时提出的${Q}打动了人们。`, GUTERRES],
  ]);
  differs([
    [`李克强说，按照王毅${WATCHWORD}的总要求，各地要落实责任。`, GUTERRES, 'speaker', '王毅'],
    [`习近平表示，他赞同默克尔关于${Q}的看法。`, GUTERRES, 'speaker', '默克尔'],
    [`王毅表示，李克强总理提出的${Q}，得到各国响应。`, GUTERRES, 'speaker', '李克强总理'],
    [`王毅表示，习近平主席3月13日提出的${Q}，得到各国响应。`, GUTERRES, 'date', '3月13日'],
    [`王毅表示，习近平同默克尔通话时提出的${Q}，得到各国响应。`, GUTERRES, 'occasion', '同默克尔通话时'],
    [`习近平3月13日指出，中国一贯主张${Q}。`, GUTERRES, 'date', '3月13日'],
    [`普京说，${Q}，他赞同中方提出的办法。`, GUTERRES, 'speaker', '普京'],
    [`默克尔称赞习近平${Q}。`, GUTERRES, 'speaker', '默克尔'],
    [`李克强说，要${Q}。`, GUTERRES, 'speaker', '李克强'],
    [`3月13日，习近平提出的${Q}，得到各国响应。`, GUTERRES, 'date', '3月13日'],
  ]);
});

describe('a number before the paragraph', () => {
  const numbers = [
    '1、',
    '1　',
    '１、',
    '①',
    '1．',
    '1.',
    '1. ',
    '(1)',
    '（1）',
    '1）',
    '一、',
    '（一）',
    '第一，',
    '**1、**',
  ];
  const report = `新华社北京3月24日电　国家主席习近平23日晚同法国总统马克龙通电话。他说：${Q}`;
  agrees(numbers.map((number) => [`${number}${report}`, MACRON] as const));
  agrees([[`1、国际社会\n2、${report}`, MACRON]]);
  it.each(numbers)('hides neither speaker nor day: %s', (number) => {
    const { stated } = judge([`${number}${report}`, MACRON]);
    expect(stated).toMatchObject({ speaker: '习近平', date: '2020-03-23' });
  });
  differs([
    ...numbers.map(
      (number) => [`${number}三月十五日习近平主席指出：${Q}`, MACRON, 'date', '三月十五日'] as const,
    ),
    ...['5　', '5、', '5 '].map(
      (number) =>
        [`${number}${Q}3月15日，习近平主席在同马克龙通电话时说。`, MACRON, 'date', '3月15日'] as const,
    ),
    // No item's number, but part of the date.
    [`3 月15日，习近平主席指出：${Q}`, MACRON, 'date', '3 月15日'],
    [`2019 年3月23日，习近平主席指出：${Q}`, MACRON, 'date', '2019 年3月23日'],
    [`3.15日，习近平主席指出。4月15日，习近平说：${Q}`, MACRON, 'date', '4月15日'],
  ]);
});

describe('a partner called by another country, office or name', () => {
  const expected = (text: string, facts: SourceFacts) => judge([text, facts]).conflicts[0]?.expected;

  differs([
    [
      `习近平同乌兹别克斯坦总统托卡耶夫通电话时说：${Q}`,
      TOKAYEV,
      'occasion',
      '同乌兹别克斯坦总统托卡耶夫通电话时',
    ],
    [`习近平对乌兹别克斯坦总统托卡耶夫说：${Q}`, TOKAYEV, 'occasion', '对乌兹别克斯坦总统托卡耶夫'],
    [`习近平同德国总统默克尔通电话时说：${Q}`, MERKEL, 'occasion', '同德国总统默克尔通电话时'],
    [`習近平同德國總統梅克爾通話時說：${Q}`, MERKEL, 'occasion', '同德國總統梅克爾通話時'],
    [`习近平同德国总理莫克尔通电话时说：${Q}`, MERKEL, 'occasion', '同德国总理莫克尔通电话时'],
    [`习近平同纳米比亚总统根哥博通电话时说：${Q}`, GEINGOB, 'occasion', '同纳米比亚总统根哥博通电话时'],
    [
      `习近平在致欧盟委员会主席米歇尔的慰问电中说：${Q}`,
      MICHEL,
      'occasion',
      '在致欧盟委员会主席米歇尔的慰问电中',
    ],
    [`习近平会见越南首相洪森时说：${Q}`, HUN_SEN, 'occasion', '会见越南首相洪森时'],
    [`${Q}（2020年3月25日同德国总统默克尔通话）`, MERKEL, 'occasion', '同德国总统默克尔通话'],
  ]);
  it('is told in the words of the text, with the partner as the source has him', () => {
    expect(expected(`习近平同德国总统默克尔通电话时说：${Q}`, MERKEL)).toBe('同德国总理默克尔通电话时');
    expect(expected(`习近平同纳米比亚总统根哥博通电话时说：${Q}`, GEINGOB)).toBe(
      '同纳米比亚总统根哥布通电话时',
    );
    expect(expected(`习近平对乌兹别克斯坦总统托卡耶夫说：${Q}`, TOKAYEV)).toBe('对哈萨克斯坦总统托卡耶夫');
  });
  agrees([
    // Other names of a country, other words for an office, offices of another time.
    [`习近平同大韩民国总统文在寅通话时说：${Q}`, source('2020-02-20', '同韩国总统文在寅通话')],
    [`习近平同美利坚合众国总统特朗普通话时说：${Q}`, TRUMP],
    [`习近平同哈萨克总统托卡耶夫通话时说：${Q}`, TOKAYEV],
    [`习近平同印度尼西亚共和国总统佐科通话时说：${Q}`, WIDODO],
    [`习近平同德国首相默克尔通话时说：${Q}`, MERKEL],
    [`习近平同古巴主席迪亚斯-卡内尔通话时说：${Q}`, source('2020-02-28', '同古巴国家主席迪亚斯—卡内尔通话')],
    [`习近平同时任德国总统默克尔通话时说：${Q}`, MERKEL],
    [`习近平同美国前国务卿特朗普通话时说：${Q}`, TRUMP],
    [`习近平同美国候任国务卿特朗普通话时说：${Q}`, TRUMP],
    [`习近平会见柬埔寨洪森亲王时说：${Q}`, HUN_SEN],
    [`习近平在致欧盟主席米歇尔的慰问电中说：${Q}`, MICHEL],
    [`习近平在致欧盟领导人的慰问电中说：${Q}`, MICHEL],
    [`习近平在给世卫组织秘书长谭德塞的复信中说：${Q}`, TEDROS],
    // Other forms of a name; a form in traditional characters that no list has.
    [`習近平同德國總理梅克爾通話時說：${Q}`, MERKEL],
    [`習近平同納米比亞總統根哥博通話時說：${Q}`, GEINGOB],
    [`习近平同巴基斯坦总理伊姆兰汗通话时说：${Q}`, KHAN],
    [`习近平同莫克尔通话时说：${Q}`, MERKEL],
    // The corpus names no office.
    [`习近平在给美国总统比尔·盖茨的回信中说：${Q}`, GATES],
  ]);
});

describe('a letter or a telegram', () => {
  differs([
    [`习近平主席致电意大利总理孔特，强调：${Q}`, MATTARELLA, 'occasion', '致电意大利总理孔特'],
    [`习近平致电意大利总统孔特说：${Q}`, MATTARELLA, 'occasion', '致电意大利总统孔特'],
    [`习近平写信给约翰逊说：${Q}`, KHAN, 'occasion', '写信给约翰逊'],
    [`习近平致函约翰逊：${Q}`, KHAN, 'occasion', '致函约翰逊'],
    [`习近平告诉约翰逊：${Q}`, KHAN, 'occasion', '告诉约翰逊'],
    [`习近平同约翰逊通话时说：“甲乙丙丁”。\n\n习近平告诉约翰逊：${Q}`, KHAN, 'occasion', '告诉约翰逊'],
  ]);
  agrees([
    [`习近平主席致电意大利总统马塔雷拉，强调：${Q}`, MATTARELLA],
    [`习近平主席致电默克尔，强调：${Q}`, MERKEL],
    [`习近平写信给比尔·盖茨说：${Q}`, GATES],
    [`孩子们写信给习近平说，他们记住了${Q}。`, KHAN],
  ]);
  it('is told as one to whom the source has it', () => {
    const [conflict] = judge([`习近平致电意大利总理孔特，强调：${Q}`, MATTARELLA]).conflicts;
    expect(conflict.expected).toBe('致电意大利总统马塔雷拉');
  });
});

describe('somebody who tells of an occasion', () => {
  const speaker = (text: string) => judge([text, MACRON]).stated.speaker;

  it('is not the one who went on to speak there', () => {
    expect(speaker(`外交部长王毅说，习近平主席近日同法国总统马克龙通话，他强调：${Q}`)).toBe('习近平');
    expect(speaker(`新华社记者获悉，习近平主席近日同法国总统马克龙通话，他强调：${Q}`)).toBe('习近平');
    expect(speaker(`王毅说，3月23日，习近平主席同法国总统马克龙通话，随后，他强调：${Q}`)).toBe('习近平');
    expect(speaker(`王毅说，习近平主席日前向马克龙致慰问电，他指出：${Q}`)).toBe('习近平');
  });
  it('is where it was his own, or another clause goes before', () => {
    expect(speaker(`王毅说，他日前同马克龙通话，他强调：${Q}`)).toBe('王毅');
    expect(speaker(`王毅说，习近平主席指出了方向，他还强调：${Q}`)).toBe('王毅');
  });
  it('may be meant in the next sentence, as the other may', () => {
    expect(judge([`王毅说，习近平主席近日同法国总统马克龙通话。他强调：${Q}`, MACRON]).conflicts).toEqual([]);
  });
  differs([
    [`王毅说，习近平主席近日同法国总统马克龙通话，他强调：${Q}`, MERKEL, 'occasion', '同法国总统马克龙通话'],
    [`王毅3月30日说，习近平主席3月24日同法国总统马克龙通话，他强调：${Q}`, MACRON, 'date', '3月24日'],
  ]);
});

describe('words of several places of record', () => {
  const front = (id: string, author: string, kind: string) =>
    `---\nid: ${id}\ntitle: ${id}\nauthor: ${author}\ndate: 2020-04-16\nkind: ${kind}\nlanguage: zh-Hans\n---\n\n`;
  const record = [
    '中方愿向其他出现疫情扩散的国家提供力所能及的援助，体现负责任大国担当。',
    '(2020年3月17日同西班牙首相桑切斯通话)',
    '我们将继续向伊方提供力所能及的帮助。相信伊朗人民一定能够战胜疫情。',
    '(2020年3月14日就伊朗发生新冠肺炎疫情致伊朗总统鲁哈尼的慰问电)',
    '中方愿继续提供力所能及的帮助。两国人民守望相助，共同努力战胜疫情。',
    '(2020年3月21日致德国总理默克尔的慰问电)',
  ].join('\n\n');
  const report =
    '沙特国王是第一位打来电话的外国元首。后来，两国元首再次通电话时，习近平表示，中方愿“提供力所能及的帮助，同沙方分享防控经验”。';
  const library = buildLibrary([
    { file: 'a.md', text: `${front('a', '习近平', 'compilation')}${record}\n` },
    { file: 'b.md', text: `${front('b', '新华社', 'report')}${report}\n` },
  ]);

  it('are no variant of what another occasion has', () => {
    const [finding] = check('习近平同桑切斯通话时说，愿“提供力所能及的帮助”。', library);
    expect(brief(finding)).toBe('exact: 提供力所能及的帮助');
    expect(library.passages[finding.source!.passage].articleId).not.toBe('b');
  });
});
