import { describe, expect, it } from 'vitest';
import { isNumeral } from '../../../server/src/engine/match/numerals.ts';
import { plainEdits } from '../../../server/src/plain-edits.ts';
import { check, libraryOf } from './corpus.ts';

const LIBRARY = libraryOf(
  [
    'Four score and seven years ago our fathers brought forth on this continent, a new nation, conceived in Liberty. One hundred twenty-five days later they met in the same house.',
    '(2020年3月12日同联合国秘书长古特雷斯通话)',
    '一百二十三年以前，先辈们来到这片土地，建立了新的家园。',
    '(2020年3月24日同哈萨克斯坦总统托卡耶夫通话)',
  ].join('\n\n'),
);
const one = (words: string) => {
  const [finding] = check(`习近平说：“${words}”`, LIBRARY);
  return { canonical: finding.canonical, plain: plainEdits(finding, LIBRARY).length };
};

describe('a number at the beginning of a quotation', () => {
  it('stands for the whole number of the source, and is put right by nobody unasked', () => {
    const rest = 'years ago our fathers brought forth on this continent, a new nation';
    for (const number of ['87', 'Eighty-seven', 'Ninety', '90', 'Seventy-eight'])
      expect(one(`${number} ${rest}`), number).toEqual({
        canonical: `Four score and seven ${rest}`,
        plain: 0,
      });
    expect(one('126 days later they met in the same house')).toEqual({
      canonical: 'One hundred twenty-five days later they met in the same house',
      plain: 0,
    });
    expect(one('124年以前，先辈们来到这片土地，建立了新的家园')).toEqual({
      canonical: '一百二十三年以前，先辈们来到这片土地，建立了新的家园',
      plain: 0,
    });
  });

  it('is none where another word was changed, or the number left out', () => {
    expect(
      one('Some years ago our fathers brought forth on this continent, a new nation').canonical,
    ).not.toMatch(/^Four/);
    expect(one('years ago our fathers brought forth on this continent, a new nation').canonical).toMatch(
      /^years/,
    );
    expect(one('seven years ago our fathers brought forth on this continent, a old nation')).toMatchObject({
      canonical: 'seven years ago our fathers brought forth on this continent, a new nation',
      plain: 1,
    });
  });

  it('is told from other words', () => {
    for (const words of [
      '87',
      '1,000',
      'Eighty-',
      'eighty-seven',
      'Four score and seven',
      '一百二十三',
      '３',
    ])
      expect(isNumeral(words), words).toBe(true);
    for (const words of ['one day', 'someone', 'sevens', '第一', '十分好', ''])
      expect(isNumeral(words), words).toBe(false);
  });
});
