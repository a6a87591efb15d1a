import { describe, expect, it } from 'vitest';
import { brief, check, libraryOf } from './corpus.ts';

const LIBRARY = libraryOf(
  [
    '中国按照坚定信心、同舟共济、科学防治、精准施策的总要求，向疫情全面宣战。',
    '(2020年2月20日给比尔·盖茨的回信)',
    '人类是一个命运共同体。战胜关乎各国人民安危的疫病，团结合作是最有力的武器。',
    '(2020年2月21日给比尔·盖茨的回信)',
    '中方愿向巴方提供力所能及的帮助，支持巴方抗击疫情，克服困难，优先恢复和提高医疗防疫物资产能，严格质量监管措施，为全球抗疫提供尽可能多的物资保障。',
    '(2020年3月17日同巴基斯坦总统阿尔维会谈)',
    '中国一些省市和企业纷纷向美方提供医疗物资援助。中方理解美方当前的困难处境，愿提供力所能及的支持。',
    '(2020年3月27日同美国总统特朗普通话)',
  ].join('\n\n'),
);
const one = (text: string) => check(text, LIBRARY).map(brief).join('\n');

describe('a writer’s own words', () => {
  it('before or behind a set phrase make no misquotation of it', () => {
    expect(one('习近平强调：“疫情防控要坚定信心、同舟共济、科学防治、精准施策。”')).toMatch(/^unsourced/);
    expect(one('习近平说：“团结合作是最有力的武器，大家要记在心里。”')).toMatch(/^unsourced/);
    expect(one('“疫情防控要坚定信心、同舟共济、科学防治、精准施策。”')).toBe('');
  });

  it('are named where they stand in a long quotation', () => {
    expect(
      one(
        '习近平说：“我们都知道，人类是一个命运共同体。战胜关乎各国人民安危的疫病，团结合作是最有力的武器。”',
      ),
    ).toContain('[addition 我们都知道，→]');
  });
});

describe('a short saying that is like the corpus', () => {
  it('is taken for a misquotation from eight letters on, where the text does not say whose it is', () => {
    expect(one('墙上写着“人类命远共同体”，很醒目。')).toBe('');
    expect(one('墙上写着“科学防治、精准实策”，很醒目。')).toContain('[substitution 实→施]');
  });
});

describe('what was said to another', () => {
  it('is no misquotation of the same form of words', () => {
    expect(one('习近平说：“中方愿向意方提供力所能及的帮助，支持意方抗击疫情。”')).toMatch(/^unsourced/);
    expect(
      one(
        '习近平说：“中国一些省市和企业纷纷向瑞方提供医疗物资援助。中方理解瑞方当前的困难处境，愿提供力所能及的支持。”',
      ),
    ).toMatch(/^unsourced/);
  });

  it('is one where the text names the occasion', () => {
    expect(
      one(
        '2020年3月17日，习近平同巴基斯坦总统阿尔维会谈时说：“中方愿向意方提供力所能及的帮助，支持巴方抗击疫情。”',
      ),
    ).toContain('[substitution 意→巴]');
  });
});

describe('abridged words', () => {
  it('are a source’s with words left out, however many', () => {
    expect(one('习近平说：“人类是命运共同体，团结合作是最有力的武器。”')).toMatch(
      /^misquote.*omission →一个; omission →/,
    );
    expect(one('习近平说：“克服困难，为全球抗疫提供尽可能多的物资保障。”')).toMatch(/^misquote.*omission/);
  });
});
