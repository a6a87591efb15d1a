import { describe, expect, it } from 'vitest';
import { isNaming } from '../../../server/src/engine/match/naming.ts';

const naming = (before: string, words: string, behind: string) =>
  isNaming(before + words + behind, { start: before.length, end: before.length + words.length });

describe('running text that only names', () => {
  it('an occasion, with its day', () => {
    expect(naming('晚上，习近平', '同联合国秘书长古特雷斯通电话', '。他说')).toBe(true);
    expect(naming('国家主席习近平', '12日晚同联合国秘书长古特雷斯通电话', '。')).toBe(true);
  });

  it('a work', () => {
    expect(naming('学习《', '团结合作是国际社会战胜疫情最有力武器', '》一文')).toBe(true);
  });

  it('and who says something, where that is merely like a source', () => {
    const like = (words: string): boolean => isNaming(words, { start: 0, end: words.length }, true);
    expect(like('世界卫生组织总干事谭德塞日前表示')).toBe(true);
    expect(like('同法国总统马克龙通电话。习近平指出')).toBe(true);
    expect(naming('', '世界卫生组织总干事谭德塞日前表示', '，')).toBe(false);
    expect(like('同法国总统马克龙通电话。疫情十分严重')).toBe(false);
  });

  it('is not what says something', () => {
    expect(naming('他说，', '国际社会应当加紧行动起来，有效开展联防联控国际合作', '。')).toBe(false);
    expect(naming('《求是》指出', '团结合作是国际社会战胜疫情最有力武器', '，见《求是》')).toBe(false);
  });
});
