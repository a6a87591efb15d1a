import { describe, expect, it } from 'vitest';
import { brief, check, libraryOf } from './corpus.ts';

const LIBRARY = libraryOf(
  [
    '我提出了坚定信心、同舟共济、科学防治、精准施策的总要求。我们有信心、有能力、有把握赢得疫情防控战的最终胜利。',
    '(2020年2月20日给比尔·盖茨的回信)',
    '要确保全球供应链开放、稳定、安全。中方愿维护两国人民和世界人民生命安全和身体健康，同各国一道稳市场、保增长、保民生。',
    '(2020年3月23日同英国首相约翰逊通话)',
    '要抓好早发现、早报告、早隔离、早治疗，统筹人员、物资、资金和技术。',
    '(2020年3月27日同美国总统特朗普通话)',
  ].join('\n\n'),
);
const one = (words: string) => check(`习近平说：“${words}”`, LIBRARY);
/** The edits of the only finding, as `found→expected`, after its canonical wording. */
const read = (words: string) => {
  const [finding] = one(words);
  return [finding.canonical, ...finding.edits.map((e) => `${e.op} ${e.found}→${e.expected}`)];
};

describe('an item of a list that was moved', () => {
  it('is one transposition at the beginning', () => {
    expect(read('有能力、有信心、有把握赢得疫情防控战的最终胜利')).toEqual([
      '有信心、有能力、有把握赢得疫情防控战的最终胜利',
      'transposition 有能力、有信心→有信心、有能力',
    ]);
    expect(read('有把握、有信心、有能力赢得疫情防控战的最终胜利')).toEqual([
      '有信心、有能力、有把握赢得疫情防控战的最终胜利',
      'transposition 有把握、有信心、有能力→有信心、有能力、有把握',
    ]);
    expect(read('同舟共济、坚定信心、科学防治、精准施策的总要求')).toEqual([
      '坚定信心、同舟共济、科学防治、精准施策的总要求',
      'transposition 同舟共济、坚定信心→坚定信心、同舟共济',
    ]);
  });

  it('is one transposition at the end', () => {
    expect(read('确保全球供应链安全、开放、稳定')).toEqual([
      '确保全球供应链开放、稳定、安全',
      'transposition 安全、开放、稳定→开放、稳定、安全',
    ]);
    expect(read('坚定信心、同舟共济、精准施策、科学防治')).toEqual([
      '坚定信心、同舟共济、科学防治、精准施策',
      'transposition 精准施策、科学防治→科学防治、精准施策',
    ]);
    expect(read('维护两国人民和世界人民身体健康和生命安全')).toEqual([
      '维护两国人民和世界人民生命安全和身体健康',
      'transposition 身体健康和生命安全→生命安全和身体健康',
    ]);
    expect(read('早发现、早报告、早治疗、早隔离')).toEqual([
      '早发现、早报告、早隔离、早治疗',
      'transposition 早治疗、早隔离→早隔离、早治疗',
    ]);
  });

  it('is one transposition where all items stand in another order', () => {
    const canonical = '坚定信心、同舟共济、科学防治、精准施策';
    for (const words of [
      '精准施策、科学防治、同舟共济、坚定信心',
      '同舟共济、精准施策、坚定信心、科学防治',
      '科学防治、坚定信心、精准施策、同舟共济',
    ])
      expect(read(words)).toEqual([canonical, `transposition ${words}→${canonical}`]);
    expect(read('稳市场、保民生、保增长')).toEqual([
      '稳市场、保增长、保民生',
      'transposition 保民生、保增长→保增长、保民生',
    ]);
  });

  it('is told beside another slip', () => {
    expect(read('有把握、有信心、有能力赢得疫情防控战的最后胜利')).toEqual([
      '有信心、有能力、有把握赢得疫情防控战的最终胜利',
      'transposition 有把握、有信心、有能力→有信心、有能力、有把握',
      'substitution 后→终',
    ]);
  });

  it('takes no words from outside the marks', () => {
    for (const words of ['有把握、有信心、有能力赢得疫情防控战', '坚定信心、同舟共济、精准施策、科学防治']) {
      const [finding] = check(`我们“${words}”的总要求`, LIBRARY);
      expect([...finding.canonical].sort()).toEqual([...words].sort());
    }
  });
});

describe('a list', () => {
  it('of which items are left out or added is no other order', () => {
    expect(read('坚定信心、同舟共济、精准施策的总要求')[1]).toBe('omission →科学防治、');
    expect(read('坚定信心、同舟共济、科学防治、严防死守、精准施策的总要求')[1]).toBe('addition 严防死守、→');
  });

  it('of other words that share some letters is none of the source', () => {
    for (const words of ['稳增长、促改革、保民生', '有理想、有本领、有担当', '早谋划、早部署、早行动'])
      expect(check(`大家要“${words}”。`, LIBRARY).map(brief)).toEqual([]);
  });

  it('of a few words is anybody’s where the text does not say whose it is', () => {
    expect(check('我们“有能力、有信心、有把握”完成任务。', LIBRARY)).toEqual([]);
    expect(read('有能力、有信心、有把握')[1]).toBe('transposition 有能力、有信心→有信心、有能力');
    expect(check('要做到“早发现、早报告、早治疗、早隔离”。', LIBRARY)).toHaveLength(1);
  });

  it('stays as it is in the order of the source', () => {
    expect(one('早发现、早报告、早隔离、早治疗').map((f) => f.verdict)).toEqual(['exact']);
    expect(one('人员、物资、资金和技术').map((f) => f.verdict)).toEqual(['exact']);
  });
});
