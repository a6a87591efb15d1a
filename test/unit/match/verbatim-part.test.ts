import { describe, expect, it } from 'vitest';
import { brief, check, libraryOf } from './corpus.ts';

const LIBRARY = libraryOf(
  [
    '病毒不分国界，是全人类面临的共同挑战。任何国家都不能置身其外，独善其身。中方坚定支持德方抗击疫情。',
    '(2020年3月25日同德国总理默克尔通话)',
    '在你的带领下，世界卫生组织积极推动抗击疫情国际合作。我们对此高度评价。',
    '(2020年3月26日给世界卫生组织总干事谭德塞的复信)',
    '当前，沙特也面临疫情严峻挑战。中方坚定支持沙方抗击疫情，愿提供力所能及的帮助。',
    '(2020年3月27日同沙特国王萨勒曼通话)',
    '中方将继续提供力所能及的援助，支持韩方抗击疫情。我始终相信，中韩两国人民的友谊必将更加牢固。',
    '(2020年3月就韩国发生新冠肺炎疫情致韩国总统文在寅的慰问电)',
    '人类是一个命运共同体。战胜关乎各国人民安危的疫病，团结合作是最有力的武器。',
    '(2020年2月21日给比尔·盖茨的回信)',
  ].join('\n\n'),
);
const all = (text: string) => check(text, LIBRARY);
const one = (text: string) => all(text).map(brief).join('\n');

describe('words added to a sentence of the named speaker', () => {
  it('are an addition, before it or behind it', () => {
    for (const [words, added] of [
      ['必须看到，任何国家都不能置身其外，独善其身。', '必须看到，'],
      ['任何国家都不能置身其外，独善其身，谁都不例外。', '，谁都不例外'],
      ['大家知道，病毒不分国界，是全人类面临的共同挑战。', '大家知道，'],
      ['病毒不分国界，是全人类面临的共同挑战，也是一次大考。', '，也是一次大考'],
      ['总干事先生，在你的带领下，世界卫生组织积极推动抗击疫情国际合作。', '总干事先生，'],
    ])
      expect(one(`习近平强调：“${words}”`)).toBe(`misquote: ${words} [addition ${added}→]`);
  });

  it('are no difference where the words are another’s, or nobody’s', () => {
    const words = '必须看到，任何国家都不能置身其外，独善其身。';
    expect(one(`“${words}”`)).toBe('');
    expect(one(`张老师说：“${words}”`)).toBe('');
    expect(one(`马克龙说：“${words}”`)).not.toContain('misquote');
    // Another day: he may have said so then.
    expect(one(`习近平3月12日说：“${words}”`)).toMatch(/^unsourced/);
  });

  it('make no misquotation of a few words, or of half a sentence', () => {
    expect(one('习近平说：“团结合作是最有力的武器，大家要记在心里。”')).toMatch(/^unsourced/);
    expect(one('习近平说：“各位朋友请记住关乎各国人民安危的疫病，团结合作”')).not.toContain('misquote');
    expect(
      one('习近平说：“这是任何国家都不能置身其外，独善其身的一场战斗，我们必须赢下来，也一定会赢下来。”'),
    ).toMatch(/^unsourced/);
  });

  it('are never taken out without being asked', async () => {
    const { plainEdits } = await import('../../../server/src/plain-edits.ts');
    for (const text of [
      '习近平3月25日强调：“必须看到，任何国家都不能置身其外，独善其身。”',
      '习近平说：“大家知道，病毒不分国界，是全人类面临的共同挑战。任何国家都不能置身其外，独善其身。”',
    ])
      expect(all(text).flatMap((f) => plainEdits(f, LIBRARY))).toEqual([]);
  });
});

describe('a quotation in marks', () => {
  it('is judged whole where most of it is one passage’s', () => {
    const words = '中方将继续提供力所能及的援助，支持韩方抗击疫情，直到取得最后的全面胜利。';
    for (const text of [`“${words}”`, `习近平说：“${words}”`])
      expect(one(text)).toBe(`misquote: ${words} [addition ，直到取得最后的全面胜利→]`);
    const lead = '记得那一天，中方将继续提供力所能及的援助，支持韩方抗击疫情。';
    expect(one(`“${lead}”`)).toBe(`misquote: ${lead} [addition 记得那一天，→]`);
  });

  it('is not where most of it is not', () => {
    expect(
      one(
        '“有人说，中方将继续提供力所能及的援助，支持韩方抗击疫情。可是几个月过去了，街上的店铺一家一家关了门，谁也说不清什么时候能好。”',
      ),
    ).not.toContain('misquote');
  });

  it('is said to the one country that it still names', () => {
    const words = '当前，卡塔尔也面临疫情严峻挑战。中方坚定支持沙方抗击疫情，愿提供力所能及的帮助。';
    for (const text of [`“${words}”`, `习近平说：“${words}”`])
      expect(one(text)).toBe(`misquote: ${words} [substitution 卡塔尔→沙特]`);
    expect(
      one('习近平说：“当前，卡塔尔也面临疫情严峻挑战。中方坚定支持卡方抗击疫情，愿提供力所能及的帮助。”'),
    ).not.toContain('misquote');
  });
});
