import { describe, expect, it } from 'vitest';
import { verseNumbers } from '../../../server/src/engine/match/verse-numbers.ts';
import { brief, check, libraryOf } from './corpus.ts';

const LIBRARY = libraryOf(
  [
    'The LORD is my shepherd; I shall not want. He maketh me to lie down in green pastures: he leadeth me beside the still waters. There were 12 men at the well, and they had 3 loaves.',
    '(2020年3月12日同联合国秘书长古特雷斯通话)',
    '起初，神创造天地。地是空虚混沌，渊面黑暗。3年以后，12名士兵到了井边。',
    '(2020年3月24日同哈萨克斯坦总统托卡耶夫通话)',
  ].join('\n\n'),
);
const found = (text: string) =>
  check(text, LIBRARY, 'markdown').map((f) => [f.verdict, brief(f).split(' [')[1] ?? '']);

describe('numbers of verses', () => {
  it('are looked through at the beginning of a line or a sentence', () => {
    for (const text of [
      'He read: "1 The LORD is my shepherd; I shall not want. 2 He maketh me to lie down in green pastures."',
      'He read: "1. The LORD is my shepherd; I shall not want. 2. He maketh me to lie down in green pastures."',
      '> 1 The LORD is my shepherd; I shall not want.\n> 2 He maketh me to lie down in green pastures.',
      '> 23:1 The LORD is my shepherd; I shall not want.\n> 23:2 He maketh me to lie down in green pastures.',
      '圣经说：“1起初，神创造天地。2地是空虚混沌，渊面黑暗。”',
      '圣经说：“1 起初，神创造天地。 2 地是空虚混沌，渊面黑暗。”',
      '圣经说：“1:1 起初，神创造天地。1:2 地是空虚混沌，渊面黑暗。”',
    ]) {
      expect(found(text), text).toEqual([['exact', '']]);
    }
  });

  it('leave the other words to be judged', () => {
    expect(
      found(
        '> 1 The LORD is my shepherd; I shall not want.\n> 2 He maketh me to lie down in brown pastures.',
      ),
    ).toEqual([['misquote', 'substitution brown→green]']]);
  });

  it('are none where they count something, stand in a sentence, or do not ascend', () => {
    expect(verseNumbers('起初，神创造天地。3年以后，12名士兵到了。', 0)).toEqual([]);
    expect(verseNumbers('There were 12 men at the well', 0)).toEqual([]);
    expect(verseNumbers('2 The LORD is. 1 He maketh', 0)).toEqual([]);
    expect(found('他说：“地是空虚混沌，渊面黑暗。4年以后，12名士兵到了井边。”')[0][1]).toBe(
      'substitution 4→3]',
    );
    expect(found('He read: "There were 13 men at the well, and they had 3 loaves."')[0][1]).toContain(
      'substitution 3→2',
    );
  });
});
