import { describe, expect, it } from 'vitest';
import { brief, check, libraryOf } from './corpus.ts';

const PARALLEL = libraryOf(
  [
    '鱼，我所欲也；熊掌，亦我所欲也。二者不可得兼，舍鱼而取熊掌者也。生，亦我所欲也；义，亦我所欲也。二者不可得兼，舍生而取义者也。',
    '(2020年3月12日同联合国秘书长古特雷斯通话)',
    '天下熙熙，皆为利来；天下攘攘，皆为利往。',
    '(2020年3月24日同哈萨克斯坦总统托卡耶夫通话)',
    'We shall fight in France, we shall fight on the seas and oceans, we shall fight on the beaches, we shall fight in the hills; we shall never surrender, of the people, by the people, for the people, shall not perish.',
    '(2020年2月20日同巴基斯坦总理伊姆兰·汗通话)',
    '民为贵，社稷次之，君为轻。是故得乎丘民而为天子，得乎天子为诸侯，得乎诸侯为大夫。',
    '(2020年4月2日同比利时国王菲利普通话)',
  ].join('\n\n'),
);
const one = (words: string, lead = '习近平说：') =>
  check(`${lead}“${words}”`, PARALLEL).map(brief).join('\n');

describe('parts of parallel passages with a mark between them', () => {
  it('are elided where each stands to the letter, in order', () => {
    for (const words of [
      '鱼，我所欲也……二者不可得兼，舍生而取义者也。',
      '鱼，我所欲也……舍生而取义者也。',
      '熊掌，亦我所欲也……义，亦我所欲也……舍生而取义者也。',
      '天下熙熙……皆为利往。',
      '天下熙熙，（略）皆为利往。',
      'We shall fight in France ... we shall fight in the hills',
      'of the people … shall not perish.',
      'We shall fight in France … on the beaches [...] in the hills',
    ]) {
      expect(one(words)).toBe(`elided: ${words}`);
    }
  });

  it('may be short where the text says whose they are', () => {
    expect(one('民为贵……君为轻。')).toBe('elided: 民为贵……君为轻。');
    expect(one('民为贵……得乎丘民')).toBe('elided: 民为贵……得乎丘民');
    expect(one('民为贵……君为轻。', '墙上写着')).toBe('');
    expect(one('民为贵……君为轻。', '老王说：')).toBe('');
  });

  it('differ where a word does, or the order', () => {
    expect(one('鱼，我所欲也……二者不可得兼，舍生而取利者也。')).toContain('substitution 利→义');
    expect(one('天下攘攘……皆为利来。')).not.toContain('elided');
    expect(one('We shall fight in France ... we shall fight in the valleys')).not.toContain('elided');
    expect(one('of the people … shall not per')).not.toContain('elided');
  });
});
