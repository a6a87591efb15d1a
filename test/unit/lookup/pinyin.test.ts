import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { search } from '../../../server/src/engine/index.ts';
import { isSyllable, newPinyinMatcher, pinyinSpans } from '../../../server/src/engine/lookup/pinyin.ts';
import { normalize } from '../../../server/src/engine/text/normalize.ts';
import { pinyinReadings } from '../../../server/src/pinyin.ts';
import { libraryOf } from '../match/corpus.ts';

const LIBRARY = libraryOf(
  [
    '人类是一个休戚与共的命运共同体。国际社会必须树立人类命运共同体意识，守望相助。',
    '(2020年3月12日同联合国秘书长古特雷斯通话)',
    '病毒没有国界，疫情不分种族。要构建人类命运共同体。',
    '(2020年3月24日同哈萨克斯坦总统托卡耶夫通话)',
    '长江是母亲河，G20 成员要重视绿色发展。',
    '(2020年4月2日同比利时国王菲利普通话)',
  ].join('\n\n'),
);
const found = (query: string) =>
  search(LIBRARY, query, 10, pinyinReadings).map(({ passage, matches }) => ({
    occasion: LIBRARY.passages[passage].occasion,
    words: matches.map(({ start, end }) => LIBRARY.passages[passage].text.slice(start, end)),
  }));
/** The stretches of some Chinese words that pinyin names. */
const inWords = (words: string, pinyin: string) =>
  pinyinSpans(normalize(words).codes, pinyin, pinyinReadings).map(({ start, end }) =>
    words.slice(start, end),
  );

describe('pinyin', () => {
  it.each([
    'rlmygt',
    'rlmygtt',
    'renleimingyun',
    'renleimingyungongtongti',
    'rlmingyungt',
    'renlmy',
    'renleiming',
  ])('%s finds 人类命运共同体', (query) => {
    const hits = found(query);
    expect(hits.map(({ occasion }) => occasion)).toEqual([
      '同哈萨克斯坦总统托卡耶夫通话',
      '同联合国秘书长古特雷斯通话',
    ]);
    for (const { words } of hits) expect(words[0]).toMatch(/^人类命/);
  });

  it('syllables with spaces between them are one phrase; capitals and apostrophes are looked through', () => {
    expect(found('ren lei ming yun')).toEqual(found('renleimingyun'));
    expect(found('RenLeiMingYun')).toEqual(found('renleimingyun'));
    expect(found("chang'jiang")[0].words).toEqual(['长江']);
  });

  it.each([
    ['gtls', '同联合国秘书长古特雷斯通话'],
    ['gutelei', '同联合国秘书长古特雷斯通话'],
    ['tuokayefu', '同哈萨克斯坦总统托卡耶夫通话'],
    ['flp 4月', '同比利时国王菲利普通话'],
    ['changjiang', '同比利时国王菲利普通话'],
    ['muqinhe 菲利普', '同比利时国王菲利普通话'],
    ['lvse', '同比利时国王菲利普通话'],
    ['lüse', '同比利时国王菲利普通话'],
    ['G20', '同比利时国王菲利普通话'],
  ])('%s: %s', (query, occasion) => {
    expect(found(query)[0]?.occasion).toBe(occasion);
  });

  it('a character is found by each of its readings, and by zh, ch, sh as by z, c, s', () => {
    expect(inWords('成长与长江', 'cz')).toEqual(['成长']);
    expect(inWords('成长与长江', 'chengzhang')).toEqual(['成长']);
    expect(inWords('成长与长江', 'zj')).toEqual(['长江']);
    expect(inWords('守望相助', 'shwxzh')).toEqual(['守望相助']);
    expect(inWords('守望相助', 'swxz')).toEqual(['守望相助']);
    expect(inWords('西安', 'xian')).toEqual(['西安']);
    expect(inWords('先后', 'xian')).toEqual(['先']);
  });

  it('what is no pinyin finds nothing, and one letter says too little', () => {
    expect(found('qqqqzzzz')).toEqual([]);
    expect(newPinyinMatcher('r', pinyinReadings)).toBeNull();
    expect(newPinyinMatcher('人类', pinyinReadings)).toBeNull();
  });

  it('without readings Latin letters are only letters', () => {
    expect(search(LIBRARY, 'rlmygt')).toEqual([]);
  });

  it('any words are found by their initials, by their syllables, and by any beginning of these', () => {
    const characters = [...'人类命运共同体守望相助病毒没有国界疫情不分种族长行重乐觉率参'];
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...characters), { minLength: 2, maxLength: 8 }),
        fc.nat(),
        (word, n) => {
          const first = word.map((c) => pinyinReadings(c)[n % pinyinReadings(c).length]);
          const codes = normalize(word.join('')).codes;
          for (const typed of [
            first.map((r) => r[0]).join(''),
            first.join(''),
            first.join('').slice(0, -1),
          ]) {
            const matcher = newPinyinMatcher(typed, pinyinReadings)!;
            expect(matcher.endAt(codes, 0, codes.length), typed).toBeGreaterThan(0);
          }
        },
      ),
    );
  });

  it('knows syllables', () => {
    for (const yes of ['ren', 'zhuang', 'lv', 'lü', 'er', 'xiong', 'yuan'])
      expect(isSyllable(yes), yes).toBe(true);
    for (const no of ['xjp', 'gtls', 'the', 'brn', '']) expect(isSyllable(no), no).toBe(false);
  });
});
