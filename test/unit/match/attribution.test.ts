import { describe, expect, it } from 'vitest';
import { readStatement } from '../../../server/src/engine/corpus/statement.ts';
import {
  isInMarks,
  judgeAttribution,
  type SourceFacts,
} from '../../../server/src/engine/match/attribution.ts';

function source(facts: Partial<SourceFacts>): SourceFacts {
  return {
    speaker: '习近平',
    date: null,
    occasion: null,
    occasionKind: null,
    articleTitle: '团结合作是国际社会战胜疫情最有力武器',
    articleDate: '2020-04-16',
    articleAuthor: '习近平',
    isRecord: true,
    section: null,
    text: () => '',
    isQuoting: () => false,
    isTitle: () => false,
    ...facts,
    sentences: () => facts.text?.() ?? '',
  };
}

const GUTERRES = source({ date: '2020-03-12', occasion: '同联合国秘书长古特雷斯通话' });
const SISI = source({ date: '2020-03-23', occasion: '同埃及总统塞西通话' });
const GATES = source({ date: '2020-02-20', occasion: '给比尔·盖茨的回信' });
const MATTARELLA = source({
  date: '2020-03',
  occasion: '就意大利发生新冠肺炎疫情致意大利总统马塔雷拉的慰问电',
});
const MEETING = source({
  date: '2020-02-23',
  occasion: '《在统筹推进新冠肺炎疫情防控和经济社会发展工作部署会议上的讲话》',
});
const SUMMIT = source({
  date: '2020-03-26',
  occasion: '《携手抗疫 共克时艰——在二十国集团领导人特别峰会上的发言》',
});
const HUN_SEN = source({ date: '2020-02-05', occasion: '会见柬埔寨首相洪森时的讲话' });
const TEDROS = source({ date: '2020-03-26', occasion: '给世界卫生组织总干事谭德塞的复信' });
const EU = source({
  date: '2020-03-13',
  occasion: '就新冠肺炎疫情致欧洲理事会主席米歇尔和欧盟委员会主席冯德莱恩的慰问电',
});
const AGENCY = source({
  date: '2020-03-26',
  occasion: '在二十国集团领导人应对新冠肺炎特别峰会上',
  articleTitle: '书写共建人类命运共同体的战“疫”篇章',
  articleAuthor: '新华社',
  isRecord: false,
});
const POLITBURO = source({ date: '2020-03-18', occasion: '在中央政治局常委会会议上的讲话' });
const RESEARCH = source({ date: '2020-03-02', occasion: '《为打赢疫情防控阻击战提供强大科技支撑》' });
const ALVI = source({ date: '2020-03-17', occasion: '同巴基斯坦总统阿尔维会谈时的讲话' });
const MACRON = source({ date: '2020-03-23', occasion: '同法国总统马克龙通话' });
const UNDATED = source({});
const WANG_YI = source({
  speaker: '王毅',
  articleTitle: '坚决打赢抗击疫情阻击战 推动构建人类命运共同体',
  articleAuthor: '王毅',
  articleDate: '2020-03-02',
});

const Q = '“⟦病毒没有国界，疫情不分种族。⟧”';

function judge(marked: string, sources: readonly SourceFacts[], referenceDate: string | null = null) {
  const start = marked.indexOf('⟦');
  const end = marked.indexOf('⟧') - 1;
  const text = marked.replace('⟦', '').replace('⟧', '');
  const statement = readStatement(text, { start, end }, { start: 0, end: text.length, referenceDate });
  const judged = judgeAttribution(statement, sources);
  return { ...judged, text };
}

type Row = readonly [string, SourceFacts];

describe('consistent', () => {
  it.each([
    [`习近平指出：${Q}`, GUTERRES],
    [`总书记指出：${Q}`, GUTERRES],
    [`习主席在2020年3月说：${Q}`, GUTERRES],
    [`2020年3月12日，习近平指出：${Q}`, GUTERRES],
    [`3月12日，习近平同联合国秘书长古特雷斯通电话时指出：${Q}`, GUTERRES],
    [`12日，习近平同古特雷斯通话时指出：${Q}`, GUTERRES],
    [`习近平同联合国秘书长通电话时指出：${Q}`, GUTERRES],
    [`二〇二〇年三月十二日，习近平指出：${Q}`, GUTERRES],
    [`习近平应约同联合国秘书长安东尼奥·古特雷斯通电话时强调：${Q}`, GUTERRES],
    [`${Q}（2020年3月12日同联合国秘书长古特雷斯通话）`, GUTERRES],
    [
      `2020年4月16日，《求是》杂志发表习近平重要文章《团结合作是国际社会战胜疫情最有力武器》。文章指出，${Q}`,
      GUTERRES,
    ],
    [`习近平在《团结合作是国际社会战胜疫情最有力武器》一文中指出：${Q}`, GUTERRES],
    [`在给比尔·盖茨的复信中，习近平写道：${Q}`, GATES],
    [`习近平给美国盖茨基金会联席主席比尔·盖茨回信时说：${Q}`, GATES],
    [`在向意大利总统马塔雷拉致慰问电时，习近平表示：${Q}`, MATTARELLA],
    [`2020年3月16日，习近平致电慰问意大利总统马塔雷拉时说：${Q}`, MATTARELLA],
    [`3月，习近平就意大利疫情致意大利总统马塔雷拉的慰问电中说：${Q}`, MATTARELLA],
    [`2月23日，在统筹推进新冠肺炎疫情防控和经济社会发展工作部署会议上，习近平强调：${Q}`, MEETING],
    [`习近平在统筹推进疫情防控和经济社会发展工作部署会议上强调：${Q}`, MEETING],
    [`3月26日，在二十国集团领导人应对新冠肺炎特别峰会上，习近平呼吁：${Q}`, SUMMIT],
    [`习近平在G20特别峰会上呼吁：${Q}`, SUMMIT],
    [`习近平在《携手抗疫 共克时艰》的讲话中呼吁：${Q}`, SUMMIT],
    [`2月5日，会见来华访问的柬埔寨首相洪森时，习近平表示：${Q}`, HUN_SEN],
    [`习近平同柬埔寨首相洪森会谈时表示：${Q}`, HUN_SEN],
    [`在给世卫组织总干事谭德塞的回信中，习近平表示：${Q}`, TEDROS],
    [`习近平在致欧盟委员会主席冯德莱恩的慰问电中表示：${Q}`, EU],
    [`3月18日，习近平在中央政治局常委会会议上强调：${Q}`, POLITBURO],
    [`习近平在北京考察新冠肺炎防控科研攻关工作时强调：${Q}`, RESEARCH],
    [
      `3月26日，习近平主席在二十国集团领导人特别峰会上发表题为《携手抗疫 共克时艰》的讲话，提出${Q}等四点倡议。`,
      AGENCY,
    ],
    [`习近平在《携手抗疫 共克时艰》一文中指出：${Q}`, AGENCY],
    [`习近平对马克龙说：${Q}`, MACRON],
    [`习近平向马塔雷拉表示：${Q}`, MATTARELLA],
    [`习近平对普京说：${Q}`, SUMMIT],
    [`习近平对普京说：${Q}`, UNDATED],
    [`习近平在不同场合反复强调：${Q}`, GUTERRES],
    [`近日，习近平强调：${Q}`, GUTERRES],
    [`2020年4月16日，习近平指出：${Q}`, UNDATED],
    [`2020年5月1日，习近平指出：${Q}`, UNDATED],
    [`习近平发表重要讲话强调：${Q}`, GUTERRES],
    [`王毅在文章中写道：${Q}`, WANG_YI],
    [`《柳叶刀》社论指出，${Q}`, GUTERRES],
    [`2020年3月12日，习近平同联合国秘书长古特雷斯通电话。双方就疫情交换意见。习近平指出：${Q}`, GUTERRES],
    [`3月24日，习近平同哈萨克斯坦总统托卡耶夫通话时指出：“甲乙。”他还强调：${Q}`, GUTERRES],
    [`习近平同法国总统马克龍通電話時說：「⟦病毒没有国界，疫情不分种族。⟧」`, MACRON],
    [`President Xi Jinping said on March 12, 2020: “⟦The virus knows no borders⟧”`, GUTERRES],
  ] satisfies Row[])('%s', (text, facts) => {
    const { attribution } = judge(text, [facts], text.includes('12日，习近平同古') ? '2020-03-20' : null);
    expect(attribution.conflicts).toEqual([]);
    expect(attribution.status).toBe('consistent');
    expect(attribution.span).not.toBeNull();
  });
});

describe('unstated', () => {
  it.each([
    [Q, GUTERRES],
    [`3月12日，多地复工。${Q}是一句名言。`, GUTERRES],
    [`有人说，${Q}`, GUTERRES],
    [`人们常说：${Q}`, GUTERRES],
    [`2020年5月，${Q}成了流行语。`, GUTERRES],
  ] satisfies Row[])('%s', (text, facts) => {
    expect(judge(text, [facts]).attribution).toEqual({
      status: 'unstated',
      stated: { speaker: null, date: null, occasion: null },
      span: null,
      conflicts: [],
    });
  });
});

describe('contradicted', () => {
  type Contradiction = readonly [string, SourceFacts, what: string, stated: string, expected: string];
  it.each([
    [`3月21日，习近平指出：${Q}`, GUTERRES, 'date', '3月21日', '3月12日'],
    [`2020年4月12日，习近平指出：${Q}`, GUTERRES, 'date', '2020年4月12日', '2020年3月12日'],
    [`2019年3月12日，习近平指出：${Q}`, GUTERRES, 'date', '2019年3月12日', '2020年3月12日'],
    [`2020年4月，习近平指出：${Q}`, GUTERRES, 'date', '2020年4月', '2020年3月'],
    [`4月，习近平致意大利总统马塔雷拉的慰问电中说：${Q}`, MATTARELLA, 'date', '4月', '3月'],
    [`４月１２日，习近平指出：${Q}`, GUTERRES, 'date', '４月１２日', '３月１２日'],
    [
      `二〇二〇年四月十二日，习近平指出：${Q}`,
      GUTERRES,
      'date',
      '二〇二〇年四月十二日',
      '二〇二〇年三月十二日',
    ],
    [`2020-04-12，习近平指出：${Q}`, GUTERRES, 'date', '2020-04-12', '2020-03-12'],
    [`${Q}（2020年3月22日同联合国秘书长古特雷斯通话）`, GUTERRES, 'date', '2020年3月22日', '2020年3月12日'],
    [
      `2020年4月12日，习近平同联合国秘书长古特雷斯通电话。双方就疫情交换意见。习近平指出：${Q}`,
      GUTERRES,
      'date',
      '2020年4月12日',
      '2020年3月12日',
    ],
    [
      `习近平同法国总统马克龙通电话时指出：${Q}`,
      GUTERRES,
      'occasion',
      '同法国总统马克龙通电话时',
      '同联合国秘书长古特雷斯通话时',
    ],
    [
      `${Q}（2020年3月12日同埃及总统塞西通话）`,
      GUTERRES,
      'occasion',
      '同埃及总统塞西通话',
      '同联合国秘书长古特雷斯通话',
    ],
    [
      `习近平会见联合国秘书长古特雷斯时指出：${Q}`,
      GUTERRES,
      'occasion',
      '会见联合国秘书长古特雷斯时',
      '同联合国秘书长古特雷斯通话时',
    ],
    [
      `习近平同联合国秘书长古特雷斯会谈时指出：${Q}`,
      GUTERRES,
      'occasion',
      '同联合国秘书长古特雷斯会谈时',
      '同联合国秘书长古特雷斯通话时',
    ],
    [
      `在给联合国秘书长古特雷斯的回信中，习近平指出：${Q}`,
      GUTERRES,
      'occasion',
      '在给联合国秘书长古特雷斯的回信中',
      '同联合国秘书长古特雷斯通话时',
    ],
    [
      `习近平同意大利总统马塔雷拉通电话时表示：${Q}`,
      MATTARELLA,
      'occasion',
      '同意大利总统马塔雷拉通电话时',
      '在就意大利发生新冠肺炎疫情致意大利总统马塔雷拉的慰问电中',
    ],
    [
      `在二十国集团领导人特别峰会上，习近平指出：${Q}`,
      GUTERRES,
      'occasion',
      '在二十国集团领导人特别峰会上',
      '同联合国秘书长古特雷斯通话时',
    ],
    [
      `习近平同联合国秘书长古特雷斯通电话时强调：${Q}`,
      SUMMIT,
      'occasion',
      '同联合国秘书长古特雷斯通电话时',
      '在《携手抗疫 共克时艰——在二十国集团领导人特别峰会上的发言》中',
    ],
    [
      `习近平在二十国集团领导人应对新冠肺炎特别峰会上强调：${Q}`,
      MEETING,
      'occasion',
      '在二十国集团领导人应对新冠肺炎特别峰会上',
      '在《在统筹推进新冠肺炎疫情防控和经济社会发展工作部署会议上的讲话》中',
    ],
    [
      `习近平在统筹推进新冠肺炎疫情防控和经济社会发展工作部署会议上强调：${Q}`,
      SUMMIT,
      'occasion',
      '在统筹推进新冠肺炎疫情防控和经济社会发展工作部署会议上',
      '在《携手抗疫 共克时艰——在二十国集团领导人特别峰会上的发言》中',
    ],
    [
      `同专程访华的巴基斯坦总统阿齐兹会谈时，习近平表示：${Q}`,
      ALVI,
      'occasion',
      '同专程访华的巴基斯坦总统阿齐兹会谈时',
      '同巴基斯坦总统阿尔维会谈时',
    ],
    [`王毅指出：${Q}`, GUTERRES, 'speaker', '王毅', '习近平'],
    [`王毅在记者会上表示：${Q}`, GUTERRES, 'speaker', '王毅', '习近平'],
    [`习近平对桑切斯说：${Q}`, MACRON, 'occasion', '对桑切斯', '对法国总统马克龙'],
    [`时间回到3月24日。那一天，习近平说：${Q}`, MACRON, 'date', '那一天', '3月23日'],
    [`习近平告诉桑切斯，${Q}`, GATES, 'occasion', '告诉桑切斯', '告诉比尔·盖茨'],
    [
      `3月16日，习近平在二十国集团领导人特别峰会上发表讲话，提出“坚决打好防控全球阻击战”等四点倡议。他说：${Q}`,
      SUMMIT,
      'date',
      '3月16日',
      '3月26日',
    ],
    [
      `美国总统特朗普来电。习近平对他说，${Q}`,
      MACRON,
      'occasion',
      '美国总统特朗普来电',
      '同法国总统马克龙通话',
    ],
    [
      `习近平同日本首相安倍晋三通电话时指出：${Q}`,
      GUTERRES,
      'occasion',
      '同日本首相安倍晋三通电话时',
      '同联合国秘书长古特雷斯通话时',
    ],
    [`国务委员兼外交部长王毅指出：${Q}`, GUTERRES, 'speaker', '国务委员兼外交部长王毅', '习近平'],
    [`李克强总理强调：${Q}`, GUTERRES, 'speaker', '李克强总理', '习近平'],
    [`联合国秘书长古特雷斯表示：${Q}`, GUTERRES, 'speaker', '联合国秘书长古特雷斯', '习近平'],
    [`${Q}（王毅，2020年3月12日）`, GUTERRES, 'speaker', '王毅', '习近平'],
    [`“⟦病毒没有国界，疫情不分种族⟧”，王毅说。`, GUTERRES, 'speaker', '王毅', '习近平'],
    [
      `习近平在《共同构建人类卫生健康共同体》一文中指出：${Q}`,
      GUTERRES,
      'article',
      '《共同构建人类卫生健康共同体》',
      '《团结合作是国际社会战胜疫情最有力武器》',
    ],
    [
      `On April 12, 2020, Xi Jinping said: “⟦The virus knows no borders⟧”`,
      GUTERRES,
      'date',
      'April 12, 2020',
      'March 12, 2020',
    ],
  ] satisfies Contradiction[])('%s', (text, facts, what, stated, expected) => {
    const { attribution, text: document } = judge(text, [facts]);
    expect(attribution.conflicts).toMatchObject([{ what, stated, expected }]);
    expect(attribution.status).toBe('contradicted');
    const [{ span }] = attribution.conflicts;
    expect(document.slice(span.start, span.end)).toBe(stated);
  });

  it('does not hold against a quotation what was said of another one', () => {
    const text = `2020年3月24日，习近平同哈萨克斯坦总统托卡耶夫通话时指出：“甲乙。”他还强调：${Q}`;
    expect(judge(text, [GUTERRES]).attribution).toMatchObject({
      status: 'consistent',
      stated: { speaker: '习近平', date: null, occasion: null },
    });
  });
});

describe('witnesses of one utterance', () => {
  const witness = source({ occasion: '同法国总统马克龙通电话', articleTitle: '战疫篇章' });
  const bare = source({ articleTitle: '战疫篇章' });

  it('know the date together', () => {
    const text = `3月24日同法国总统马克龙通电话时，习近平指出：${Q}`;
    expect(judge(text, [MACRON, witness])).toMatchObject({
      best: 0,
      attribution: { status: 'contradicted' },
    });
    expect(judge(text, [witness, MACRON]).attribution.conflicts).toMatchObject([
      { what: 'date', expected: '3月23日' },
    ]);
    expect(judge(text, [witness]).attribution.status).toBe('consistent');
  });

  it('excuse nothing when they know nothing', () => {
    expect(judge(`3月24日，习近平指出：${Q}`, [MACRON, bare])).toMatchObject({
      best: 0,
      attribution: { status: 'contradicted' },
    });
    expect(judge(`3月24日，习近平指出：${Q}`, [bare]).attribution.status).toBe('consistent');
  });
});

describe('titles', () => {
  const text = `习近平在《携手抗疫 共克时艰》一文中指出：${Q}`;

  it('of an article that repeats the words excuses nothing beside a place of record', () => {
    expect(judge(text, [AGENCY, GUTERRES])).toMatchObject({
      best: 1,
      attribution: { status: 'contradicted', conflicts: [{ what: 'article' }] },
    });
    expect(judge(text, [GUTERRES, AGENCY]).attribution.status).toBe('contradicted');
  });

  it('of the work that such an article says the words are from counts', () => {
    const witness = source({ ...AGENCY, occasion: '《共同构建人类卫生健康共同体》' });
    expect(judge(text, [witness]).attribution.conflicts).toMatchObject([
      { what: 'article', expected: '《共同构建人类卫生健康共同体》' },
    ]);
    expect(judge(text, [source({ ...AGENCY, occasion: '《携手抗疫 共克时艰》' })]).attribution.status).toBe(
      'consistent',
    );
  });
});

describe('words of another inside a passage', () => {
  it('does not hold the one who is mentioned against the one who mentions', () => {
    const source_ = source({ date: '2020-03', occasion: '就韩国发生新冠肺炎疫情致韩国总统文在寅的慰问电' });
    const text = '习近平向韩国总统文在寅致慰问电时，专门提及文在寅总统讲过的那句“⟦中国的困难就是韩国的困难⟧”';
    expect(judge(text, [source_]).attribution).toMatchObject({
      status: 'consistent',
      stated: { speaker: null },
    });
  });
});

describe('running text', () => {
  it('takes nothing from the sentence it is part of, unless a verb of saying leads to it', () => {
    const around = '3月12日，⟦同联合国秘书长古特雷斯通电话时⟧，习近平强调：“加紧行动起来。”';
    expect(judge(around, [SISI]).attribution.status).toBe('unstated');
    const said = '3月12日，习近平指出，⟦病毒没有国界，不分种族⟧，国际社会只有形成合力。';
    expect(judge(said, [SISI]).attribution).toMatchObject({
      status: 'contradicted',
      stated: { date: '2020-03-12' },
    });
  });
});

describe('works', () => {
  const CORPUS = [
    '团结合作是国际社会战胜疫情最有力武器',
    '论语',
    '孟子·梁惠王上',
    '孟子·梁惠王下',
    '蝶恋花',
    '岳阳楼记',
  ];
  const plain = new Set(CORPUS.map((title) => title.replace('·', '')));
  const isTitle = (title: string) => plain.has(title);
  const work = (facts: Partial<SourceFacts>) =>
    source({ speaker: null, articleAuthor: null, articleDate: null, isTitle, ...facts });
  const ANALECTS = work({ articleTitle: '论语', section: '学而第一' });
  const MENCIUS = work({ articleTitle: '孟子·梁惠王上' });
  const FAN = work({ speaker: '范仲淹', articleTitle: '岳阳楼记', articleAuthor: '范仲淹' });
  const LI_BAI = work({ speaker: '李白', articleTitle: '李白集', section: '静夜思', articleAuthor: '李白' });
  const ZHUGE = work({ speaker: '诸葛亮', articleTitle: '前出师表', articleAuthor: '诸葛亮' });
  const CALL = source({ ...GUTERRES, isTitle });

  it.each([
    [`《论语》有云：${Q}`, ANALECTS],
    [`《论语·学而》：${Q}`, ANALECTS],
    [`《论语·学而篇》里说：${Q}`, ANALECTS],
    [`《学而》篇说：${Q}`, ANALECTS],
    [`《孟子》里说：${Q}`, MENCIUS],
    [`《孟子·梁惠王上》有云：${Q}`, MENCIUS],
    [`《梁惠王上》说：${Q}`, MENCIUS],
    [`范仲淹《岳阳楼记》：${Q}`, FAN],
    [`《古文观止》中的名句${Q}`, FAN],
    [`李白《静夜思》：${Q}`, LI_BAI],
    [`《李白集》里写道：${Q}`, LI_BAI],
    [`诸葛亮《出师表》：${Q}`, ZHUGE],
    // A classic that the speech repeats: not contradicted by the speech.
    [`《礼记·中庸》有云：${Q}`, CALL],
    [`《淮南子》有云：${Q}`, CALL],
    // Named, but not as the source.
    [`读罢《岳阳楼记》，习近平指出：${Q}`, CALL],
    [`习近平在《岳阳楼记》研讨会上指出：${Q}`, source({ isTitle })],
  ] satisfies Row[])('fits: %s', (text, facts) => {
    const { attribution } = judge(text, [facts]);
    expect(attribution.conflicts).toEqual([]);
    expect(attribution.status).toBe('consistent');
  });

  it.each([
    [`《论语·里仁》：${Q}`, ANALECTS, '《论语·里仁》', '《论语》'],
    [`《孟子·梁惠王下》有云：${Q}`, MENCIUS, '《孟子·梁惠王下》', '《孟子·梁惠王上》'],
    [`范仲淹《蝶恋花》：${Q}`, FAN, '《蝶恋花》', '《岳阳楼记》'],
    [`${Q}（范仲淹《醉翁亭记》）`, FAN, '《醉翁亭记》', '《岳阳楼记》'],
    [`${Q}《蝶恋花》这样写道。`, LI_BAI, '《蝶恋花》', '《李白集》'],
    [`习近平《之江新语》：${Q}`, CALL, '《之江新语》', '《团结合作是国际社会战胜疫情最有力武器》'],
    [`习近平在《摆脱贫困》中写道：${Q}`, CALL, '《摆脱贫困》', '《团结合作是国际社会战胜疫情最有力武器》'],
  ] as const)('differs: %s', (text, facts, stated, expected) => {
    const { attribution } = judge(text, [facts]);
    expect(attribution.conflicts).toMatchObject([{ what: 'article', stated, expected }]);
  });

  const GETTYSBURG = source({
    speaker: 'Abraham Lincoln',
    date: '1863-11-19',
    occasion: 'the Gettysburg Address',
    articleTitle: 'the Gettysburg Address',
    articleAuthor: 'Abraham Lincoln',
    articleDate: '1863-11-19',
    isTitle: (title) => title === 'thekingjamesbible' || title === 'thegettysburgaddress',
  });
  const GENESIS = source({
    ...GETTYSBURG,
    speaker: null,
    date: null,
    occasion: 'Genesis 1 3',
    articleTitle: 'the King James Bible',
  });
  const W = '“⟦Let there be light⟧”';
  it.each([
    [`${W} (the King James Bible)`, GENESIS, 'consistent'],
    [`In the Bible we read: ${W}`, GENESIS, 'consistent'],
    [`${W} (Genesis 1:3)`, GENESIS, 'consistent'],
    [`${W} (Gen. 1:1-5)`, GENESIS, 'consistent'],
    [`${W} (Psalms 23:1)`, source({ ...GENESIS, occasion: 'Psalm 23 1' }), 'consistent'],
    [`${W} (Genesis 1:4)`, GENESIS, 'contradicted'],
    [`${W} (Psalm 23:1)`, GENESIS, 'contradicted'],
    [`${W} (the Gettysburg Address)`, GENESIS, 'contradicted'],
    [`In London we read: ${W}`, GENESIS, 'unstated'],
    [`Abraham Lincoln said in the Gettysburg Address: ${W}`, GETTYSBURG, 'consistent'],
    [`In the King James Bible, Abraham Lincoln declared, ${W}`, GETTYSBURG, 'contradicted'],
    [`Abraham Lincoln said in the House of Representatives: ${W}`, GETTYSBURG, 'consistent'],
    [`Winston Churchill said: ${W}`, GETTYSBURG, 'contradicted'],
    [`The President said: ${W}`, GETTYSBURG, 'consistent'],
    [`Congress declared: ${W}`, GETTYSBURG, 'consistent'],
    [`In December 1863 Lincoln said: ${W}`, GETTYSBURG, 'contradicted'],
  ] as const)('%s', (text, facts, status) => {
    expect(judge(text, [facts]).attribution.status).toBe(status);
  });
});

describe('words that a source repeats', () => {
  const ESSAY = source({
    ...WANG_YI,
    date: '2020',
    occasion: '《坚决打赢抗击疫情阻击战 推动构建人类命运共同体》',
    text: () => '习近平总书记指出，病毒没有国界，疫情不分种族。',
  });
  const LETTER = source({
    date: '2020-03',
    occasion: '就韩国发生新冠肺炎疫情致韩国总统文在寅的慰问电',
    text: () => '文在寅总统特别强调中国的困难就是韩国的困难。',
  });

  it('are those of the one whom it names', () => {
    expect(judge(`2020年3月12日，习近平总书记指出：${Q}`, [ESSAY]).attribution.status).toBe('consistent');
    expect(judge(`2月20日，文在寅总统表示：${Q}`, [LETTER]).attribution.status).toBe('consistent');
    expect(judge(`古特雷斯指出：${Q}`, [ESSAY]).attribution.conflicts).toMatchObject([{ what: 'speaker' }]);
    expect(judge(`4月20日，习近平总书记表示：${Q}`, [LETTER]).attribution.conflicts).toMatchObject([
      { what: 'date' },
    ]);
  });

  it('in marks may be anybody’s', () => {
    expect(judge(`韩愈说：${Q}`, [source({ isQuoting: () => true })]).attribution.status).toBe('consistent');
    expect(judge(`韩愈说：${Q}`, [source({})]).attribution.status).toBe('contradicted');
  });

  it('in a report are not the reporter’s, unless nobody says anything in it', () => {
    const report = (text: string) => source({ speaker: '新华社', articleAuthor: '新华社', text: () => text });
    expect(judge(`王毅强调：${Q}`, [report('会议强调，病毒没有国界。')]).attribution.status).toBe(
      'consistent',
    );
    expect(judge(`王毅强调：${Q}`, [report('大道至简，行久致远。')]).attribution.status).toBe('contradicted');
  });

  it('excuse no other occasion beside the place of record', () => {
    const report = source({ ...ESSAY, text: () => '习近平总书记在给谭德塞的复信中指出，病毒没有国界。' });
    const claim = (who: string) => `2020年3月26日，习近平在给${who}的复信中表示：${Q}`;
    expect(judge(claim('盖茨'), [GUTERRES, report]).attribution.status).toBe('contradicted');
    expect(judge(claim('谭德塞'), [GUTERRES, report]).attribution.status).toBe('consistent');
    const comment = source({ speaker: null, date: '2020', occasion: '评论', occasionKind: '评论' });
    expect(
      judge(`${Q}（2020年3月25日同埃及总统塞西通话）`, [comment, SISI]).attribution.conflicts,
    ).toMatchObject([{ what: 'date' }]);
  });
});

describe('marks in a passage', () => {
  const at = (marked: string) => {
    const start = marked.indexOf('⟦');
    const text = marked.replace('⟦', '').replace('⟧', '');
    return isInMarks(text, { start, end: marked.indexOf('⟧') - 1 });
  };
  it('are told from those of its tale', () => {
    expect(at('中国人常说：“⟦患难见真情⟧。”我们同舟共济。')).toBe(true);
    expect(at('中国人常说：“患难见真情。”⟦我们同舟共济⟧。')).toBe(false);
    expect(at('⟦中国人常说：“患难见真情。”⟧')).toBe(false);
    expect(at('子曰：“⟦学而时习之⟧，不亦说乎？”')).toBe(false);
    expect(at('甲说“⟦乙⟧')).toBe(false);
  });
});

describe('the stated occasion', () => {
  const stated = (text: string, facts: SourceFacts) => judge(text, [facts]).attribution.stated.occasion;

  it('is the work where no occasion is named, or where the work differs', () => {
    expect(stated(`习近平在《摆脱贫困》一文中指出：${Q}`, GUTERRES)).toBe('《摆脱贫困》');
    const both = `习近平在二十国集团领导人特别峰会上发表题为《共担时代责任》的讲话，指出${Q}`;
    expect(
      stated(both, source({ ...SUMMIT, occasion: '《携手抗疫——在二十国集团领导人特别峰会上的发言》' })),
    ).toBe('《共担时代责任》');
    expect(stated(both, AGENCY)).toBe('在二十国集团领导人特别峰会上');
  });

  it('is reported also where there is no source to hold it against', () => {
    const { attribution } = judge(`2020年3月12日，习近平对桑切斯说：${Q}`, []);
    expect(attribution).toMatchObject({
      status: 'consistent',
      stated: { speaker: '习近平', date: '2020-03-12', occasion: '对桑切斯' },
    });
    expect(attribution.span).not.toBeNull();
  });
});

describe('the stated date', () => {
  const stated = (text: string, facts: SourceFacts) => judge(text, [facts]).attribution.stated.date;
  it('takes its year from the source, as far as the text leaves it open', () => {
    expect(stated(`3月12日，习近平指出：${Q}`, GUTERRES)).toBe('2020-03-12');
    expect(stated(`3月24日，习近平指出：${Q}`, GUTERRES)).toBe('2020-03-24');
    expect(stated(`12日，习近平指出：${Q}`, GUTERRES)).toBe('2020-03-12');
    expect(stated(`3月，习近平指出：${Q}`, GUTERRES)).toBe('2020-03');
    expect(stated(`2019年1月20日，天晴了。3月12日，习近平指出：${Q}`, GUTERRES)).toBe('2020-03-12');
    expect(stated(`2019年3月12日，习近平指出：${Q}`, GUTERRES)).toBe('2019-03-12');
    expect(stated(`3月12日，习近平指出：${Q}`, UNDATED)).toBeNull();
    expect(stated(`2019年1月20日，天晴了。3月12日，习近平指出：${Q}`, UNDATED)).toBe('2019-03-12');
  });
});

describe('choosing among sources', () => {
  it('takes the one that is claimed', () => {
    expect(judge(`习近平同埃及总统塞西通话时指出：${Q}`, [GUTERRES, SISI])).toMatchObject({
      best: 1,
      attribution: { status: 'consistent' },
    });
    expect(judge(`3月23日，习近平指出：${Q}`, [GUTERRES, SISI, MACRON]).best).toBe(1);
    expect(judge(`3月23日，习近平同马克龙通话时指出：${Q}`, [GUTERRES, SISI, MACRON]).best).toBe(2);
  });

  it('takes the first where nothing decides, and the least conflicting where all conflict', () => {
    expect(judge(`习近平指出：${Q}`, [GUTERRES, SISI]).best).toBe(0);
    expect(judge(`4月1日，习近平同塞西通话时指出：${Q}`, [GUTERRES, SISI])).toMatchObject({
      best: 1,
      attribution: { status: 'contradicted' },
    });
  });

  it('has an answer for no source at all', () => {
    expect(judge(`习近平指出：${Q}`, []).best).toBe(0);
  });
});
