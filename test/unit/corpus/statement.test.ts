import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  provenanceLineEnd,
  readStatement,
  type Stated,
} from '../../../server/src/engine/corpus/statement.ts';

/** Reads the statement about the words between ⟦ and ⟧ (which stand inside the quotation marks). */
function read(marked: string, referenceDate: string | null = null, speakers?: readonly string[]) {
  const start = marked.indexOf('⟦');
  const end = marked.indexOf('⟧') - 1;
  const text = marked.replace('⟦', '').replace('⟧', '');
  const statement = readStatement(
    text,
    { start, end },
    { start: 0, end: text.length, referenceDate, speakers },
  );
  const value = (stated: Stated | null) => {
    if (stated === null) return null;
    // Whatever is stated stands at its span.
    expect(text.slice(stated.span.start, stated.span.end).replace(/[\s>*]+/g, '')).toBe(
      stated.words.replace(/[\s*]+/g, ''),
    );
    return stated.value + (stated.carried ? '~' : '');
  };
  return [
    value(statement.speaker),
    value(statement.date),
    value(statement.occasion),
    value(statement.article),
  ];
}

type Row = readonly [
  text: string,
  speaker: string | null,
  date?: string | null,
  occasion?: string | null,
  article?: string | null,
];

function check(rows: readonly Row[], referenceDate: string | null = null) {
  it.each(rows.map((row) => [row[0], row] as const))(
    '%s',
    (text, [, speaker, date = null, occasion = null, article = null]) => {
      expect(read(text, referenceDate)).toEqual([speaker, date, occasion, article]);
    },
  );
}

const Q = '“⟦病毒没有国界，疫情不分种族。⟧”';

describe('speaker', () => {
  check([
    [`习近平指出：${Q}`, '习近平'],
    [`习近平总书记强调，${Q}`, '习近平'],
    [`国家主席习近平表示${Q}`, '习近平'],
    [`习主席说：${Q}`, '习近平'],
    [`中共中央总书记习近平同志深刻指出，${Q}`, '习近平'],
    [`正如习近平总书记所说，${Q}`, '习近平'],
    [`正如习近平主席反复强调的：${Q}`, '习近平'],
    [`用习近平的话说，${Q}`, '习近平'],
    [`习近平“⟦人类命运共同体⟧”的理念深入人心。`, '习近平'],
    [`联合国秘书长古特雷斯表示：${Q}`, '古特雷斯'],
    [`俄罗斯总统普京对习近平说：${Q}`, '普京', null, '对习近平'],
    [`巴基斯坦总理伊姆兰·汗向习近平表示：${Q}`, '伊姆兰·汗', null, '向习近平'],
    [`世卫组织总干事谭德塞评价：${Q}`, '谭德塞'],
    [`牛津大学全球健康网络负责人特鲁迪·朗表示，${Q}`, '特鲁迪·朗'],
    [`美国盖茨基金会联席主席比尔·盖茨认为：${Q}`, '比尔·盖茨'],
    [`法国巴黎第八大学教授皮埃尔·皮卡尔认为：${Q}`, '皮埃尔·皮卡尔'],
    [`古巴国家主席迪亚斯-卡内尔说，${Q}`, '迪亚斯-卡内尔'],
    [`国务委员兼外交部长王毅在文章中写道：${Q}`, '王毅'],
    [`马塔雷拉总统写道：${Q}`, '马塔雷拉'],
    [`意大利总统马塔雷拉写道：${Q}`, '马塔雷拉'],
    [`李克强总理强调：${Q}`, '李克强'],
    [`恩格斯曾说，${Q}`, '恩格斯'],
    [`鲁迅先生写道：${Q}`, '鲁迅'],
    [`孔子曰：${Q}`, '孔子'],
    [`杜甫诗云：${Q}`, '杜甫'],
    [`英国首相约翰逊向习近平表达早日访华的愿望：${Q}`, '约翰逊', null, '向习近平'],
    [`习近平主席作出重要指示：${Q}`, '习近平'],
    [`习近平总书记高举这一旗帜，再次号召国际社会${Q}`, '习近平'],
    [`美国总统特朗普在社交媒体发文称，${Q}`, '特朗普'],
    [`会议指出，${Q}`, null],
    [`王毅在记者会上表示：${Q}`, '王毅'],
    [`用习近平总书记的话来说，就是${Q}`, '习近平'],
    [`按照王毅的说法，${Q}`, '王毅'],
    [`习近平是${Q}`, null],
    [`王毅日前表示：${Q}`, '王毅'],
    [`王毅今天还表示：${Q}`, '王毅'],
    [`王毅当天也说：${Q}`, '王毅'],
    [`王毅曾多次强调：${Q}`, '王毅'],
    [`李明此前表示：${Q}`, '李明'],
    [`李明还指出：${Q}`, '李明'],
    [`李明昨晚再次表示：${Q}`, '李明'],
    [`李明随后补充：${Q}`, '李明'],
    [`李明在吹风会上又说：${Q}`, '李明'],
    [`外交部发言人张三今天在例行记者会上表示：${Q}`, '张三', null, '在例行记者会上'],
    [`有人说，${Q}`, null],
    [`${Q}这句话流传很广。`, null],
    [`以习近平同志为核心的党中央强调，${Q}`, null],
  ]);
});

describe('attribution behind or inside the quotation', () => {
  check([
    ['“⟦病毒没有国界⟧”，习近平说。', '习近平'],
    ['“⟦病毒没有国界。⟧”习近平说。', '习近平'],
    [
      '“⟦病毒没有国界⟧”，习近平2020年3月12日同联合国秘书长古特雷斯通电话时说。',
      '习近平',
      '2020-03-12',
      '同联合国秘书长古特雷斯通电话',
    ],
    ['“病毒没有国界”，习近平说，“⟦疫情不分种族⟧”。', '习近平'],
    ['“⟦病毒没有国界⟧”，习近平说，“疫情不分种族”。', '习近平'],
    ['“⟦病毒没有国界。⟧”面对突如其来的疫情，习近平作出进一步判断。', '习近平'],
    [
      '“⟦A国⟧”，“B国”，在二十国集团领导人应对新冠肺炎特别峰会上，习近平提出4点倡议。',
      '习近平',
      null,
      '在二十国集团领导人应对新冠肺炎特别峰会上',
    ],
    ['“⟦病毒没有国界⟧”，王毅说：“疫情不分种族。”', null],
  ]);
});

describe('pronouns and going on', () => {
  check([
    [`柬埔寨首相洪森踏雪而来。他对习近平主席表示：${Q}`, '洪森', null, '对习近平主席'],
    [`习近平指出：“甲。”他还强调：${Q}`, '习近平'],
    [`习近平总书记来到武汉。总书记指出：${Q}`, '习近平', null],
    [`习近平指出，“甲乙丙丁”，${Q}`, '习近平'],
    [`习近平指出，“甲乙丙丁”，强调${Q}`, '习近平'],
    [
      `同纳米比亚总统根哥布通电话时，习近平说：“我非常关心当前非洲疫情形势”。“⟦中方将继续加大力度。⟧”`,
      '习近平',
      null,
      '同纳米比亚总统根哥布通电话~',
    ],
    [
      `习近平同卡塔尔埃米尔塔米姆通话时，特别提到“甲乙丙丁甲乙丙丁甲乙”；向伊朗总统鲁哈尼致慰问电时，特别提到：${Q}`,
      '习近平',
      null,
      '向伊朗总统鲁哈尼致慰问电',
    ],
    [`联合国秘书长古特雷斯致电习近平。秘书长说：${Q}`, '古特雷斯', null, '致电习近平'],
  ]);
});

describe('speaker and addressee', () => {
  check([
    [`同法国总统马克龙通电话时，习近平指出：${Q}`, '习近平', null, '同法国总统马克龙通电话'],
    [`在给习近平主席的回信中，马塔雷拉总统写道：${Q}`, '马塔雷拉', null, '给习近平主席的回信'],
    [`习近平对联合国秘书长古特雷斯说：${Q}`, '习近平', null, '对联合国秘书长古特雷斯'],
    [`习近平告诉桑切斯，${Q}`, '习近平', null, '告诉桑切斯'],
    [`“⟦病毒没有国界。⟧”习近平对桑切斯说。`, '习近平', null, '对桑切斯'],
    [`习近平对法国总统说：${Q}`, '习近平', null, '对法国总统'],
    [`习近平对记者说：${Q}`, '习近平'],
    [`习近平对武汉人民说：${Q}`, '习近平'],
    [`习近平多次对桑切斯说：${Q}`, '习近平'],
    [`习近平同普京通电话时，对普京说：${Q}`, '习近平', null, '同普京通电话'],
    [`古特雷斯同习近平通电话时表示：${Q}`, '古特雷斯', null, '同习近平通电话'],
    [`会见来华访问的柬埔寨首相洪森时，习近平表示：${Q}`, '习近平', null, '会见来华访问的柬埔寨首相洪森'],
    [`习近平会见世卫组织总干事谭德塞时指出：${Q}`, '习近平', null, '会见世卫组织总干事谭德塞'],
  ]);
});

describe('occasion', () => {
  check([
    [`日前同意大利总理孔特通话时，习近平指出：${Q}`, '习近平', null, '同意大利总理孔特通话'],
    [`习近平在同德国总理默克尔的会谈中强调：${Q}`, '习近平', null, '同德国总理默克尔的会谈'],
    [`习近平向伊朗总统鲁哈尼致慰问电时说：${Q}`, '习近平', null, '向伊朗总统鲁哈尼致慰问电'],
    [`在致意大利总统马塔雷拉的慰问电中，习近平表示：${Q}`, '习近平', null, '致意大利总统马塔雷拉的慰问电'],
    [`在给比尔·盖茨的回信中，习近平写道：${Q}`, '习近平', null, '给比尔·盖茨的回信'],
    [
      `在就德国发生新冠肺炎疫情致德国总理默克尔的慰问电中，习近平说：${Q}`,
      '习近平',
      null,
      '就德国发生新冠肺炎疫情致德国总理默克尔的慰问电',
    ],
    [`在二十国集团领导人特别峰会上，习近平呼吁：${Q}`, '习近平', null, '在二十国集团领导人特别峰会上'],
    [
      `习近平主席在二十国集团领导人特别峰会上的讲话中指出：${Q}`,
      '习近平',
      null,
      '在二十国集团领导人特别峰会上的讲话中',
    ],
    [
      `在统筹推进新冠肺炎疫情防控和经济社会发展工作部署会议上，习近平强调：${Q}`,
      '习近平',
      null,
      '在统筹推进新冠肺炎疫情防控和经济社会发展工作部署会议上',
    ],
    [`习近平在不同场合反复强调：${Q}`, '习近平'],
    [`从通电话到会见会谈，习近平反复阐述中国主张：${Q}`, '习近平'],
    [
      `《团结合作是国际社会战胜疫情最有力武器》一文中，习近平指出：${Q}`,
      '习近平',
      null,
      null,
      '团结合作是国际社会战胜疫情最有力武器',
    ],
    [
      `习近平在《团结合作是国际社会战胜疫情最有力武器》中写道：${Q}`,
      '习近平',
      null,
      null,
      '团结合作是国际社会战胜疫情最有力武器',
    ],
    [`习近平在《求是》杂志发表文章强调：${Q}`, '习近平'],
  ]);
});

describe('date', () => {
  check(
    [
      [`3月12日，习近平指出：${Q}`, '习近平', '2020-03-12'],
      [`习近平3月12日指出：${Q}`, '习近平', '2020-03-12'],
      [`12日，习近平指出：${Q}`, '习近平', '2020-04-12'],
      [`26日，习近平指出：${Q}`, '习近平', '2020-03-26'],
      [`去年3月，习近平指出：${Q}`, '习近平', '2019-03'],
      [`今年1月，习近平指出：${Q}`, '习近平', '2020-01'],
      [`二〇二〇年三月十二日，习近平指出：${Q}`, '习近平', '2020-03-12'],
      [`２０２０年３月１２日，习近平指出：${Q}`, '习近平', '2020-03-12'],
      [`2020-03-12，习近平指出：${Q}`, '习近平', '2020-03-12'],
      [`2020/3/12，习近平指出：${Q}`, '习近平', '2020-03-12'],
      [`2020年3月，习近平指出：${Q}`, '习近平', '2020-03'],
      [`日前，习近平指出：${Q}`, '习近平', null],
      [`12月30日，习近平指出：${Q}`, '习近平', '2019-12-30'],
      [`习近平昨天指出：${Q}`, '习近平', '2020-04-15'],
      [`今年1月以来，习近平多次强调：${Q}`, '习近平', null],
      [`截至4月12日，中国已援助多国。习近平指出：${Q}`, '习近平', null],
      [`从3月1日到4月10日，习近平指出：${Q}`, '习近平', null],
      [`习近平指出，3月26日的峰会达成共识，${Q}`, '习近平', null],
      [
        `在3月26日举行的二十国集团领导人应对新冠肺炎特别峰会上，习近平指出：${Q}`,
        '习近平',
        '2020-03-26',
        '在3月26日举行的二十国集团领导人应对新冠肺炎特别峰会上',
      ],
      [
        `2020年3月26日特别峰会结束后，习近平同美国总统特朗普通电话时指出：${Q}`,
        '习近平',
        null,
        '同美国总统特朗普通电话',
      ],
    ],
    '2020-04-16',
  );
});

describe('date without a dated document', () => {
  check([
    [`3月12日，习近平指出：${Q}`, '习近平', 'XXXX-03-12'],
    [`12日，习近平指出：${Q}`, '习近平', 'XXXX-XX-12'],
    [`去年3月，习近平指出：${Q}`, '习近平', 'XXXX-03'],
    [
      `2020年3月12日，习近平同古特雷斯通电话。17日，他又同西班牙首相桑切斯通电话，强调${Q}`,
      '习近平',
      '2020-03-17',
      '同西班牙首相桑切斯通电话',
    ],
    [`2020年1月20日，疫情严峻。3月12日，习近平指出：${Q}`, '习近平', '2020-03-12'],
  ]);
});

describe('stated sentences earlier', () => {
  check([
    [
      `2020年3月12日，习近平同联合国秘书长古特雷斯通电话。他强调：${Q}`,
      '习近平',
      '2020-03-12',
      '同联合国秘书长古特雷斯通电话',
    ],
    [
      `2020年3月12日，习近平同联合国秘书长古特雷斯通电话。当时疫情正在多国蔓延。习近平强调：${Q}`,
      '习近平',
      '2020-03-12',
      '同联合国秘书长古特雷斯通电话',
    ],
    [
      `2020年3月12日晚，国家主席习近平应约同联合国秘书长古特雷斯通电话。双方就疫情交换了意见。习近平指出，${Q}`,
      '习近平',
      '2020-03-12',
      '同联合国秘书长古特雷斯通电话',
    ],
    [
      `3月26日，二十国集团领导人应对新冠肺炎特别峰会举行，习近平在北京出席。在这次峰会上，习近平呼吁：${Q}`,
      '习近平',
      'XXXX-03-26',
    ],
    [
      `2020年3月12日，习近平同联合国秘书长古特雷斯通电话。“⟦国际社会应当加紧行动起来。⟧”`,
      '习近平~',
      '2020-03-12',
      '同联合国秘书长古特雷斯通电话',
    ],
    [`同联合国秘书长古特雷斯通电话时，习近平指出：“甲。”3月24日，他强调：${Q}`, '习近平', 'XXXX-03-24'],
    // An event that is told holds for what goes on from it; an occasion named in passing for its own words.
    [
      `3月26日，习近平在二十国集团领导人特别峰会上发表讲话，提出“坚决打好防控全球阻击战”等四点倡议。他说：${Q}`,
      '习近平',
      'XXXX-03-26',
      '在二十国集团领导人特别峰会上',
    ],
    [
      `3月24日，习近平同波兰总统杜达通电话。习近平指出，“中方支持波兰人民抗击疫情。”他强调，${Q}`,
      '习近平',
      'XXXX-03-24',
      '同波兰总统杜达通电话',
    ],
    [
      `3月24日，习近平同波兰总统杜达通电话时指出，“中方支持波兰人民抗击疫情。”他强调，${Q}`,
      '习近平',
      'XXXX-03-24~',
      '同波兰总统杜达通电话~',
    ],
    [`30日，美国总统特朗普来电。习近平对他说，${Q}`, '习近平', 'XXXX-XX-30', '美国总统特朗普来电'],
    [
      `4月4日，习近平同纳米比亚总统根哥布、老挝国家主席本扬分别通话。“⟦我们对此铭记在心。⟧”习近平对根哥布说。`,
      '习近平',
      'XXXX-04-04',
      '对根哥布',
    ],
    [`4月4日，习近平同纳米比亚总统根哥布通话。习近平对桑切斯说：${Q}`, '习近平', null, '对桑切斯'],
    [`3月24日，电话那头是波兰总统杜达。习近平说：${Q}`, '习近平', 'XXXX-03-24', '电话那头是波兰总统杜达'],
    [`时间回到3月24日。那一天，习近平说：${Q}`, '习近平', 'XXXX-03-24'],
    [`4月6日，德国总理默克尔在柏林会见了记者。${Q}——习近平`, '习近平'],
  ]);
});

describe("a date or occasion that is another quotation's", () => {
  check([
    [
      `3月12日，习近平同古特雷斯通电话时指出：“甲。”同埃及总统塞西通电话时，他又说：${Q}`,
      '习近平',
      null,
      '同埃及总统塞西通电话',
    ],
    [
      `3月12日，习近平同古特雷斯通电话时指出“甲乙丙丁，甲乙”，同埃及总统塞西通电话时说${Q}`,
      '习近平',
      null,
      '同埃及总统塞西通电话',
    ],
    [`3月12日，习近平同古特雷斯通电话时指出：“甲。”他曾强调：${Q}`, '习近平', null, null],
    [
      `3月12日，习近平同古特雷斯通电话时指出：“甲。”他还强调：${Q}`,
      '习近平',
      'XXXX-03-12~',
      '同古特雷斯通电话~',
    ],
    [`3月11日，世卫组织总干事谭德塞宣布疫情构成大流行。习近平指出：${Q}`, '习近平'],
    [
      `${Q}（2020年3月12日同联合国秘书长古特雷斯通话）后来，“甲乙”（2020年3月23日同埃及总统塞西通话）`,
      null,
      '2020-03-12',
      '同联合国秘书长古特雷斯通话',
    ],
    [`2014年，习近平曾在蒙古国国家大呼拉尔发表演讲。这一次，习近平又提到${Q}`, '习近平'],
    [`“3月12日，甲乙丙丁，甲乙丙丁”，习近平说。习近平还说：${Q}`, '习近平'],
    [`3月11日，武汉首个方舱医院休舱。习近平指出：${Q}`, '习近平'],
    [`3月12日，习近平指出“甲甲甲甲，甲甲甲”，3月24日又强调${Q}`, '习近平', 'XXXX-03-24'],
  ]);
});

describe('provenance behind the quotation', () => {
  check([
    [`${Q}（2020年3月12日同联合国秘书长古特雷斯通话）`, null, '2020-03-12', '同联合国秘书长古特雷斯通话'],
    [
      `${Q}（习近平，2020年3月12日同联合国秘书长古特雷斯通话）`,
      '习近平',
      '2020-03-12',
      '同联合国秘书长古特雷斯通话',
    ],
    [
      `${Q}（2020年3月就意大利发生新冠肺炎疫情致意大利总统马塔雷拉的慰问电）`,
      null,
      '2020-03',
      '就意大利发生新冠肺炎疫情致意大利总统马塔雷拉的慰问电',
    ],
    [
      `${Q}（习近平《团结合作是国际社会战胜疫情最有力武器》）`,
      '习近平',
      null,
      null,
      '团结合作是国际社会战胜疫情最有力武器',
    ],
    [`${Q}——习近平，2020年3月12日`, '习近平', '2020-03-12'],
    [
      `${Q}\n——习近平，2020年3月12日同联合国秘书长古特雷斯通话`,
      '习近平',
      '2020-03-12',
      '同联合国秘书长古特雷斯通话',
    ],
    [`习近平指出：${Q}（2020年3月12日）`, '习近平', '2020-03-12'],
    [
      `习近平2020年3月24日说“甲乙丙丁，甲乙”，又说${Q}（2020年3月12日同联合国秘书长古特雷斯通话）。`,
      '习近平',
      '2020-03-12',
      '同联合国秘书长古特雷斯通话',
    ],
    [`${Q}（新华社北京4月5日电 记者郝薇薇）`, null],
    [`${Q}——瑞士联邦大厦穹顶上镌刻的拉丁文铭文`, null],
  ]);
});

describe('more ways of saying it', () => {
  check([
    [
      `${Q}习近平主席在同哈萨克斯坦总统托卡耶夫通话中的这句话，道出了各国共识。`,
      '习近平',
      null,
      '同哈萨克斯坦总统托卡耶夫通话',
    ],
    [`${Q}，是4月2日同比利时国王菲利普通话时的承诺。`, null, 'XXXX-04-02', '同比利时国王菲利普通话'],
    [
      `${Q}，出自习近平2020年3月12日同联合国秘书长古特雷斯通话。`,
      '习近平',
      '2020-03-12',
      '同联合国秘书长古特雷斯通话',
    ],
    [`同托卡耶夫通话（3月24日）：${Q}`, null, 'XXXX-03-24', '同托卡耶夫通话'],
    [
      `在习近平主席3月24日同托卡耶夫通话时的讲话里，有这样一句：${Q}`,
      '习近平',
      'XXXX-03-24',
      '同托卡耶夫通话',
    ],
    [`一年后的2021年3月，人们仍记得习近平2020年3月24日的话：${Q}`, '习近平~', '2020-03-24'],
    [
      `2月18日同英国首相约翰逊通话，3月24日同托卡耶夫通话，习近平都强调：${Q}`,
      '习近平',
      'XXXX-03-24~',
      '同托卡耶夫通话~',
    ],
    [`外交部发言人耿爽3月13日引用习近平主席的话说，${Q}`, '习近平'],
    [`王毅在文章中引述习近平主席3月12日同古特雷斯通话时的话：${Q}`, '习近平', 'XXXX-03-12', '同古特雷斯通话'],
    [`世界卫生组织总干事谭德塞收到习近平的复信，信中写道：${Q}`, '习近平'],
    [`国家主席习近平的夫人彭丽媛表示：${Q}`, '彭丽媛'],
    [
      `2020年3月26日，习近平出席二十国集团领导人特别峰会。第二天，习近平同美国总统特朗普通话时说：${Q}`,
      '习近平',
      '2020-03-27',
      '同美国总统特朗普通话',
    ],
    [`2020年3月26日，习近平出席二十国集团领导人特别峰会。三天后，习近平强调：${Q}`, '习近平'],
    [
      `3月26日晚，北京。习近平在二十国集团特别峰会上强调：${Q}`,
      '习近平',
      'XXXX-03-26',
      '在二十国集团特别峰会上',
    ],
    [
      `3月26日给世界卫生组织总干事谭德塞的复信说得同样直接：${Q}`,
      null,
      'XXXX-03-26',
      '给世界卫生组织总干事谭德塞的复信',
    ],
    [`王毅在《求是》发表的文章中指出：${Q}`, '王毅'],
    [`${Q}（《求是》2020年第8期）`, null],
  ]);
});

describe('several speakers in one paragraph', () => {
  check([
    [`谭德塞表示，“甲乙丙丁，戊己庚辛”。俄罗斯总统普京表示，${Q}`, '普京'],
    [`谭德塞表示，${Q}俄罗斯总统普京表示，“甲乙丙丁，戊己庚辛”。`, '谭德塞'],
    [
      `3月12日，习近平同联合国秘书长古特雷斯通电话时指出：“甲。”古特雷斯表示：${Q}`,
      '古特雷斯',
      'XXXX-03-12~',
      '同联合国秘书长古特雷斯通电话~',
    ],
  ]);
});

describe('markup, block quotations, script', () => {
  check([
    [
      `**习近平**在[《团结合作》](https://example.org/a-2019-01-01)一文中指出：“⟦病毒没有国界⟧”`,
      '习近平',
      null,
      null,
      '团结合作',
    ],
    [
      `习近平2020年3月12日同联合国秘书长\n古特雷斯通电话时指出：“⟦病毒没有国界⟧”`,
      '习近平',
      '2020-03-12',
      '同联合国秘书长古特雷斯通电话',
    ],
    [`习近平指出：\n\n> ⟦病毒没有国界。⟧\n> ——习近平，2020年3月12日\n`, '习近平', '2020-03-12'],
    [
      `習近平2020年3月12日同聯合國秘書長古特雷斯通電話時指出：「⟦病毒沒有國界⟧」`,
      '习近平',
      '2020-03-12',
      '同聯合國秘書長古特雷斯通電話',
    ],
    [`习近平在\\emph{《团结合作》}一文中指出：“⟦病毒没有国界⟧”`, '习近平', null, null, '团结合作'],
    ['<p>习近平指出：</p><p>“⟦病毒没有国界⟧”</p>', '习近平'],
  ]);
});

describe('English', () => {
  check([
    ['As Lincoln said, “⟦government of the people⟧”', 'Lincoln'],
    ['“⟦To be, or not to be,⟧” said Shakespeare.', 'Shakespeare'],
    ['“⟦To be,⟧” Hamlet said.', 'Hamlet'],
    ['Abraham Lincoln once said: “⟦government of the people⟧”', 'Abraham Lincoln'],
    ['On March 12, 2020, Xi Jinping said: “⟦the virus knows no borders⟧”', '习近平', '2020-03-12'],
    ['On 12 March 2020 President Xi Jinping said: "⟦the virus knows no borders⟧"', '习近平', '2020-03-12'],
    [
      'In a phone call with UN Secretary-General Antonio Guterres, Xi Jinping stressed: “⟦the virus knows no borders⟧”',
      '习近平',
      null,
      'In a phone call with UN Secretary-General Antonio Guterres',
    ],
    [
      '“⟦Four score and seven years ago⟧” (Abraham Lincoln, November 19, 1863)',
      'Abraham Lincoln',
      '1863-11-19',
    ],
    ['“⟦Four score and seven years ago⟧” — Abraham Lincoln', 'Abraham Lincoln'],
    ['Lincoln spoke at Gettysburg. He said: “⟦Four score and seven years ago⟧”', 'Lincoln'],
  ]);
});

describe('works', () => {
  const known = ['刘基', '欧阳修', '柳宗元', '孔子'];
  it.each([
    // Where the speaker would stand.
    [`《论语·乡党篇》有云：${Q}`, null, '论语·乡党篇'],
    [`《苏秦以连横说秦》里说：${Q}`, null, '苏秦以连横说秦'],
    [`《孔子世家赞》有云：${Q}`, null, '孔子世家赞'],
    [`《蝉》云：${Q}`, null, '蝉'],
    [`《岳阳楼记》中的名句${Q}`, null, '岳阳楼记'],
    [`《学而》篇第一句就说：${Q}`, null, '学而'],
    [`《学而》篇说：${Q}`, null, '学而'],
    [`${Q}《孟子·尽心下》这样写道。`, null, '孟子·尽心下'],
    [`“⟦病毒没有国界⟧”，《孟子·尽心下》这样写道。`, null, '孟子·尽心下'],
    // With its author.
    [`刘基《卖柑者言》：${Q}`, '刘基', '卖柑者言'],
    [`正如欧阳修在《丰乐亭记》里所说，${Q}`, '欧阳修', '丰乐亭记'],
    [`${Q}柳宗元在《箕子碑》中写道。`, '柳宗元', '箕子碑'],
    [`他常念${Q}（欧阳修《秋声赋》）`, '欧阳修', '秋声赋'],
    [`${Q}——刘基《卖柑者言》`, '刘基', '卖柑者言'],
    [`在《书写共建人类命运共同体的战“疫”篇章》中写道：${Q}`, null, '书写共建人类命运共同体的战“疫”篇章'],
    // Named, but not as a source.
    [`读罢《岳阳楼记》，欧阳修说：${Q}`, '欧阳修', null],
    [`欧阳修在《岳阳楼记》研讨会上说：${Q}`, '欧阳修', null],
    [`《人民日报》记者问欧阳修。欧阳修说：${Q}`, '欧阳修', null],
    [`${Q}。《岳阳楼记》提出了另一种看法，值得一读。`, null, null],
  ] as const)('%s', (text, speaker, article) => {
    const [who, , , work] = read(text, null, known);
    expect([who, work]).toEqual([speaker, article]);
  });
});

describe('marks of any form', () => {
  check([
    ['‘⟦病毒没有国界。⟧’习近平表示。', '习近平'],
    [
      '‘⟦病毒没有国界。⟧’3月24日，习近平主席与埃及总统塞西通电话时这样指出。',
      '习近平',
      'XXXX-03-24',
      '与埃及总统塞西通电话',
    ],
    ['「⟦病毒没有国界。⟧」习近平表示。', '习近平'],
    ['〝⟦病毒没有国界。⟧〞习近平表示。', '习近平'],
    ['«⟦病毒没有国界。⟧»习近平表示。', '习近平'],
    [`''⟦病毒没有国界。⟧''习近平表示。`, '习近平'],
    ['"⟦病毒没有国界。⟧"习近平表示。', '习近平'],
    // One is wrong, or missing.
    ['习近平表示：”⟦病毒没有国界。⟧“', '习近平'],
    ['习近平表示：“⟦病毒没有国界。⟧」他走了。', '习近平'],
    ['「⟦病毒没有国界。⟧”习近平表示。', '习近平'],
    ['习近平表示：“⟦病毒没有国界。⟧\n\n天晴了。', '习近平'],
    ['王毅表示：「愿同各国一道」。他走了。“⟦病毒没有国界。⟧”习近平表示。', '习近平'],
    ['王毅表示：“愿同各国一道"。他走了。“⟦病毒没有国界。⟧”习近平表示。', '习近平'],
    // A page breaks inside.
    ['“⟦病毒没有\n\f\n国界。⟧”习近平表示。', '习近平'],
    // In a list.
    ['- “⟦病毒没有国界⟧”，习近平这样指出。', '习近平'],
  ]);

  check([
    // Words quoted inside another's words.
    ['王毅说：“我一直记得习近平的那句‘⟦病毒没有国界⟧’，很受鼓舞。”', '习近平~'],
    ['王毅说：“墙上写着‘⟦病毒没有国界⟧’，很受鼓舞。”', null],
    ['王毅说：“‘⟦病毒没有国界⟧’这句话，是我从墙上抄来的。”', null],
    ['王毅说：“「⟦病毒没有国界⟧」”', '王毅'],
  ]);
});

describe('lists of short parts', () => {
  check([
    ['王毅提出，要“守望相助”，也要“⟦以更加昂扬的精神状态⟧”。', '王毅'],
    ['王毅提出，要“守望相助”，也要“更加昂扬”、“⟦更加自觉⟧”。', '王毅'],
  ]);
});

describe('block quotations', () => {
  const B = '> ⟦病毒没有国界，疫情不分种族。⟧';
  check([
    [`习近平在同美国总统特朗普通话时谈到，\n\n${B}`, '习近平', null, '同美国总统特朗普通话'],
    [`习近平谈到\n\n${B}`, '习近平'],
    [`天晴了。\n\n${B}\n\n国家主席习近平2月28日说。\n\n天阴了。`, '习近平', 'XXXX-02-28'],
    [`天晴了。\r\n\r\n${B}\r\n\r\n习近平这样指出。\r\n`, '习近平'],
    [`天晴了。\n\n> ⟦病毒没有国界，⟧\n\n《孟子·尽心下》这样写道。`, null, null, null, '孟子·尽心下'],
    [`${B}\n>\n> （《孟子·尽心下》）\n`, null, null, null, '孟子·尽心下'],
    [`${B}\n> ——习近平，2020年3月12日\n`, '习近平', '2020-03-12'],
    // What follows says something else.
    [`${B}\n\n习近平指出，要加强合作。`, null],
    [`${B}\n\n习近平指出：\n\n> 要加强合作。`, null],
    [`${B}\n\n习近平来到武汉。`, null],
    [`习近平来到武汉。\n\n${B}`, null],
  ]);
});

describe('what belongs to another quotation', () => {
  const known = ['李陵', '王守仁', '左丘明', '宋濂', '新华社'];
  it.each([
    [`李陵在《答苏武书》中写道：“昔人所悲”。“⟦病毒没有国界⟧”，王守仁说，“吾于是盖有以见”。`, '王守仁', null],
    [`左丘明指出：“思而不贰，怨而不言”。“⟦病毒没有国界⟧”，宋濂这样说。`, '宋濂', null],
    [`左丘明指出：“思而不贰，怨而不言”。“⟦病毒没有国界⟧”，一位听众这样说。`, null, null],
    [
      `3月26日，习近平强调：“共克时艰”。天晴了。“⟦病毒没有国界⟧”，新华社在《篇章》一文中写道。`,
      '新华社',
      null,
    ],
  ] as const)('%s', (text, speaker, date) => {
    const [who, when] = read(text, null, known);
    expect([who, when]).toEqual([speaker, date]);
  });

  check([
    [
      '“思而不贰，怨而不言。”习近平3月20日同法国总统马克龙通电话时说。后来，他还强调：“⟦病毒没有国界⟧”',
      '习近平',
    ],
    ['王毅来到武汉。\n\n天晴了。他常念：“⟦病毒没有国界⟧”', '王毅~'],
  ]);
});

describe('English works and speakers', () => {
  const known = ['Abraham Lincoln', 'Thomas Jefferson'];
  it.each([
    ['“⟦Let there be light⟧” (the King James Bible) The rain had stopped.', null, 'the King James Bible'],
    ['“⟦Let there be light⟧” (Genesis 1:3)', null, 'Genesis 1:3'],
    ['“⟦Let there be light⟧” (Gen. 1:3)', null, 'Gen. 1:3'],
    ['In the King James Bible we read: “⟦Let there be light⟧”', null, 'the King James Bible'],
    ['The Declaration of Independence says: “⟦Let there be light⟧”', null, 'The Declaration of Independence'],
    [
      'As the Declaration of Independence puts it, “⟦Let there be light⟧”',
      null,
      'the Declaration of Independence',
    ],
    [
      'In the Gettysburg Address, Abraham Lincoln declared, “⟦Four score⟧”',
      'Abraham Lincoln',
      'the Gettysburg Address',
    ],
    [
      '“⟦Four score⟧,” Abraham Lincoln said in the Gettysburg Address.',
      'Abraham Lincoln',
      'the Gettysburg Address',
    ],
    ['“Four score and seven,” said Abraham Lincoln, “⟦years ago⟧.”', 'Abraham Lincoln', null],
    ['“Four score and seven.” said Abraham Lincoln, “⟦years ago⟧.”', 'Abraham Lincoln', null],
    [
      'The rain had stopped.\n\n> ⟦Four score⟧\n\nAbraham Lincoln said in the Gettysburg Address.\n',
      'Abraham Lincoln',
      'the Gettysburg Address',
    ],
    [
      '“⟦Four score⟧” (Abraham Lincoln, the Gettysburg Address, 1863)',
      'Abraham Lincoln',
      'the Gettysburg Address',
    ],
    ['The President said: “⟦Four score⟧”', 'President', null],
    ['“⟦Four score⟧” (emphasis added)', null, null],
    ['On the wall someone had painted: “⟦Four score⟧”', null, null],
  ] as const)('%s', (text, speaker, article) => {
    const [who, , , work] = read(text, null, known);
    expect([who, work]).toEqual([speaker, article]);
  });
});

describe('Japanese', () => {
  const known = ['夏目漱石', '福沢諭吉'];
  it.each([
    ['夏目漱石は「⟦智に働けば角が立つ。⟧」と述べた。', '夏目漱石', null],
    ['「⟦智に働けば角が立つ。⟧」と福沢諭吉は述べた。', '福沢諭吉', null],
    ['『学問のすすめ』に「⟦智に働けば角が立つ。⟧」とある。', null, '学問のすすめ'],
    ['「⟦智に働けば角が立つ。⟧」と『学問のすすめ』にある。', null, '学問のすすめ'],
    ['夏目漱石の『草枕』の冒頭に「⟦智に働けば角が立つ。⟧」とある。', '夏目漱石', '草枕'],
    ['夏目漱石は『草枕』で「⟦智に働けば角が立つ。⟧」と書いている。', '夏目漱石', '草枕'],
    ['夏目漱石いわく、「⟦智に働けば角が立つ。⟧」', '夏目漱石', null],
    ['夏目漱石によれば、「⟦智に働けば角が立つ。⟧」', '夏目漱石', null],
    ['作家の夏目漱石はこう言う。「⟦智に働けば角が立つ。⟧」', '夏目漱石', null],
    ['「⟦智に働けば角が立つ。⟧」（夏目漱石『草枕』）', '夏目漱石', '草枕'],
    ['夏目漱石は：\n\n> ⟦智に働けば角が立つ。⟧\n\nと述べた。', '夏目漱石', null],
    ['壁にはこう書かれていた。「⟦智に働けば角が立つ。⟧」', null, null],
    ['夏目漱石は「⟦草枕⟧」を書いた。', null, null],
  ] as const)('%s', (text, speaker, article) => {
    const [who, , , work] = read(text, null, known);
    expect([who, work]).toEqual([speaker, article]);
  });

  it('reads the year', () => {
    expect(read('1906年、夏目漱石は「⟦智に働けば角が立つ。⟧」と書いた。', null, known)[1]).toBe('1906');
  });
});

describe('a line behind the paragraph', () => {
  it.each([
    ['“甲。”', '\n——习近平', true],
    ['> 甲。', '\n\n习近平这样说。', true],
    ['> 甲。', '\r\n\r\n习近平这样说。', true],
    ['<blockquote>甲。', '</blockquote><p>习近平这样说。', true],
    ['\\begin{quote}\n甲。', '\n\\end{quote}\n习近平这样说。', true],
    ['甲', '。\n\n（2020年3月12日同联合国秘书长古特雷斯通话）', true],
    ['甲。', '\n\n习近平这样说。', false],
    ['> 甲。', '\n\n> 习近平这样说。', false],
    ['> 甲。', '\n\n# 习近平这样说', false],
  ])('%j %j', (paragraph, line, isTaken) => {
    const text = `${paragraph}${line}\n\n乙。`;
    expect(provenanceLineEnd(text, paragraph.length)).toBe(paragraph.length + (isTaken ? line.length : 0));
  });
});

describe('hostile input', () => {
  it('reads a line of five million characters without looking further than a few hundred', () => {
    const text = '习近平指出，“病毒没有国界，疫情”。'.repeat(280_000);
    const began = performance.now();
    let read = 0;
    for (
      let start = text.indexOf('“');
      start !== -1 && read < 20_000;
      start = text.indexOf('“', start + 1), read++
    ) {
      readStatement(
        text,
        { start: start + 1, end: start + 11 },
        { start: 0, end: text.length, referenceDate: null },
      );
    }
    expect(performance.now() - began).toBeLessThan(6000);
  });

  it('never throws, and what it states stands in the text', () => {
    const piece = fc.constantFrom('习近平', '他', '总书记', '联合国秘书长古特雷斯', '同', '通电话时', '会见', '在', '峰会上', '3月12日', '2020年', '同日', '，', '。', '：', '；', '“', '”', '（', '）', '《', '》', '——', '\n', '\n\n', '> ', '指出', '说', '的', '病毒没有国界', '𠮷', ' ', 'Lincoln said', ', ', '['); // prettier-ignore
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), fc.nat(), fc.nat(), (parts, a, b) => {
        const text = parts.join('');
        const start = text.length === 0 ? 0 : a % (text.length + 1);
        const end = Math.min(text.length, start + (b % 12));
        const statement = readStatement(
          text,
          { start, end },
          { start: 0, end: text.length, referenceDate: null },
        );
        for (const stated of Object.values(statement)) {
          if (!stated) continue;
          expect(stated.span.start).toBeGreaterThanOrEqual(0);
          expect(stated.span.end).toBeLessThanOrEqual(text.length);
          expect(stated.span.start).toBeLessThan(stated.span.end);
          expect(stated.words).not.toBe('');
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('never throws on a long run of one mark', () => {
    for (const text of [
      '',
      '“',
      '”',
      '““””',
      '\ud842',
      '（（（',
      '在'.repeat(3000),
      '同'.repeat(3000) + '通电话',
      '《'.repeat(500),
      '3月'.repeat(2000),
      '> '.repeat(900),
      '[^'.repeat(900),
      '向'.repeat(3000),
      'A '.repeat(2000),
    ]) {
      for (const start of [0, text.length >> 1, text.length]) {
        readStatement(
          text,
          { start, end: Math.min(text.length, start + 3) },
          { start: 0, end: text.length, referenceDate: '2020-04-16' },
        );
      }
    }
  });
});
