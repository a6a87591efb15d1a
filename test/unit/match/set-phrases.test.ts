import { describe, expect, it } from 'vitest';
import { check, libraryOf } from './corpus.ts';

const LIBRARY = libraryOf(
  [
    '患难见真情。我们将继续照顾好印尼和其他国家在华人员，构建人类命运共同体。',
    '(2020年2月11日同印尼总统佐科通话)',
    '患难见真情。中巴是全天候战略合作伙伴，推动构建人类命运共同体。',
    '(2020年2月20日同巴基斯坦总理伊姆兰·汗通话)',
    '我们愿同各国一道努力，构建人类命运共同体，共同维护地区安全。',
    '(2020年3月12日同联合国秘书长古特雷斯通话)',
    '团结就是力量。当前形势下，中方坚定支持欧方抗击疫情的努力。',
    '(2020年3月13日就新冠肺炎疫情致欧洲理事会主席米歇尔的慰问电)',
    '任何国家都不能置身其外，独善其身。各国要守望相助。',
    '(2020年3月25日同德国总理默克尔通话)',
    '坚决打赢疫情防控阻击战，坚持集中患者、集中专家、集中资源的原则，做到早发现、早报告、早隔离、早治疗。',
    '(2020年4月1日同西班牙首相桑切斯通话)',
  ].join('\n\n'),
);

const status = (text: string) => check(text, LIBRARY).map((f) => [f.text, f.attribution.status].join(': '));

describe('set phrases', () => {
  it.each([
    // A term that was used on many occasions has other first ones.
    ['2013年3月，习近平首次提出“人类命运共同体”。', '人类命运共同体: unstated'],
    ['2013年3月，王毅说：“人类命运共同体”。', '人类命运共同体: unstated'],
    // The text calls it a saying, or it is one.
    ['2018年5月4日，习近平讲到“患难见真情”这句老话。', '患难见真情: unstated'],
    ['陈毅元帅说过：“团结就是力量。”', '团结就是力量。: unstated'],
  ])('belong to nobody and no day: %s', (text, expected) => {
    expect(status(text)).toEqual([expected]);
  });

  it.each([
    // A few words of what the speaker himself says is to be done.
    ['韩正强调，要坚决打赢“疫情防控阻击战”。', '疫情防控阻击战: unstated'],
    ['李克强强调必须打赢“疫情防控阻击战”。', '疫情防控阻击战: unstated'],
    ['默克尔说，各国应当“共同维护地区安全”。', '共同维护地区安全: unstated'],
    ['王毅表示，中方将继续“共同维护地区安全”。', '共同维护地区安全: unstated'],
    ['孙春兰强调，要落实落细，打好“疫情防控阻击战”。', '疫情防控阻击战: unstated'],
    // A list of members of one length.
    ['李克强强调，要坚持“集中患者、集中专家、集中资源”。', '集中患者、集中专家、集中资源: unstated'],
    ['李克强说：“早发现、早报告、早隔离、早治疗。”', '早发现、早报告、早隔离、早治疗。: unstated'],
    ['院长说，大家要“早发现、早报告、早隔离”。', '早发现、早报告、早隔离: unstated'],
  ])('may be in anybody’s mouth: %s', (text, expected) => {
    expect(status(text)).toEqual([expected]);
  });

  it.each([
    ['李克强要求说：“坚决打赢疫情防控阻击战。”', '坚决打赢疫情防控阻击战。: contradicted'],
    ['李克强说，“共同维护地区安全”。', '共同维护地区安全: contradicted'],
    ['李克强继续说“疫情防控阻击战”。', '疫情防控阻击战: contradicted'],
    ['李克强在记者会上说“疫情防控阻击战”。', '疫情防控阻击战: contradicted'],
    [
      '李克强强调，“集中患者、集中专家、集中资源的原则”。',
      '集中患者、集中专家、集中资源的原则: contradicted',
    ],
    ['李克强强调，要落实落细，“坚决打赢疫情防控阻击战”。', '坚决打赢疫情防控阻击战: contradicted'],
    ['要落实落细，李克强说“疫情防控阻击战”。', '疫情防控阻击战: contradicted'],
    ['李克强的“坚决打赢疫情防控阻击战”。', '坚决打赢疫情防控阻击战: contradicted'],
    // Another day is another day.
    ['2020年5月4日，习近平强调，要打赢“疫情防控阻击战”。', '疫情防控阻击战: contradicted'],
    [
      '2020年5月4日，习近平强调“早发现、早报告、早隔离、早治疗”。',
      '早发现、早报告、早隔离、早治疗: contradicted',
    ],
    // Short, but said once.
    ['2018年5月4日，习近平说：“团结就是力量。”', '团结就是力量。: contradicted'],
    ['2018年5月4日，习近平说：“各国要守望相助。”', '各国要守望相助。: contradicted'],
    ['普京说：“任何国家都不能置身其外，独善其身。”', '任何国家都不能置身其外，独善其身。: contradicted'],
    // The right day of one of its occasions is no less right.
    ['2020年2月11日，习近平说：“患难见真情。”', '患难见真情。: consistent'],
  ])('other words belong to their day and speaker: %s', (text, expected) => {
    expect(status(text)).toEqual([expected]);
  });
});
