import { describe, expect, it } from 'vitest';
import { plainEdits } from '../../server/src/plain-edits.ts';
import { check, LIBRARY, libraryOf } from './match/corpus.ts';

/** The text with what "fix all" would change in it. */
function fixed(text: string): string {
  let result = text;
  const edits = check(text).flatMap((f) => plainEdits(f, LIBRARY));
  for (const { start, end, expected } of edits.sort((a, b) => b.start - a.start))
    result = result.slice(0, start) + expected + result.slice(end);
  return result;
}

const said = (words: string) => `习近平3月12日说：“${words}”`;

describe('plain edits', () => {
  it('mend a slip', () => {
    expect(fixed(said('国际社会应该加紧行动起来，有效开展联防联控国际合作。'))).toBe(
      said('国际社会应当加紧行动起来，有效开展联防联控国际合作。'),
    );
  });

  it('never take out what stands in brackets, or half of it', () => {
    for (const words of [
      '国际社会（立即）应当加紧行动起来，有效开展联防联控国际合作。',
      '国际社会应当加紧行动起来，有效开展联防联控国际合作。（鼓掌）',
      '国际社会应当加紧行动起来，有效开展联防联控国际合作。(好)',
      '（好）国际社会应当加紧行动起来，有效开展联防联控国际合作。',
      '国际社会应当加紧行动起来（见图1），有效开展联防联控国际合作〔好〕。',
      '国际社会应该加紧行动起来，有效开展联防联控国际合作（好）。',
    ]) {
      expect(fixed(said(words))).toBe(said(words));
    }
  });

  it('leave what is marked as meant', () => {
    for (const mark of ['[sic]', '（原文如此）', '(sic)', '〔原文如此〕', '［ママ］', '[sic!]']) {
      const words = said(`国际社会应该${mark}加紧行动起来，有效开展联防联控国际合作。`);
      expect(fixed(words), mark).toBe(words);
      expect(check(words)[0].verdict, mark).toBe('misquote');
    }
    for (const mark of ['（见图1）', '（掌声）'])
      expect(fixed(said(`国际社会应该${mark}加紧行动起来，有效开展联防联控国际合作。`)), mark).toBe(
        said(`国际社会应当${mark}加紧行动起来，有效开展联防联控国际合作。`),
      );
    expect(fixed(said('国际社会应该加紧行动起来，有效开展[sic]联防联控国际合作。'))).toBe(
      said('国际社会应当加紧行动起来，有效开展[sic]联防联控国际合作。'),
    );
  });

  it('take out no mark of an omission with the words beside it', () => {
    for (const words of [
      '国际社会应当加紧行动起来……共渡难关，有效开展联防联控国际合作，凝聚起战胜疫情的强大合力。',
      '国际社会应当加紧行动起来，有效开展联防联控国际合作……共渡难关。',
    ])
      expect(fixed(said(words))).toBe(said(words));
  });

  it('put no vowel signs into words without them', () => {
    const library = libraryOf(
      'لَا يُكَلِّفُ اللَّهُ نَفْسًا إِلَّا وُسْعَهَا لَهَا مَا كَسَبَتْ وَعَلَيْهَا مَا اكْتَسَبَتْ\n\n(2020年3月12日同联合国秘书长古特雷斯通话)',
    );
    const put = (words: string) =>
      check(`قال: «${words}»`, library).flatMap((f) => plainEdits(f, library).map((e) => e.expected));
    expect(put('لا تكلف الله نفسا إلا وسعها لها ما كسبت وعليها ما اكتسبت')).toEqual(['يكلف']);
    expect(put('لَا تُكَلِّفُ اللَّهُ نَفْسًا إِلَّا وُسْعَهَا لَهَا مَا كَسَبَتْ وَعَلَيْهَا مَا اكْتَسَبَتْ')).toEqual(['يُكَلِّفُ']);
  });

  it('mend a slip beside a note, which stays', () => {
    expect(fixed(said('国际社会应该加紧行动起来（见图1），有效开展联防联控国际合作。（掌声）'))).toBe(
      said('国际社会应当加紧行动起来（见图1），有效开展联防联控国际合作。（掌声）'),
    );
  });

  it('mend no few words that are said to be nobody’s', () => {
    expect(fixed('墙上写着“病毒没有国家，疫情不分种”。')).toBe('墙上写着“病毒没有国家，疫情不分种”。');
    expect(fixed('墙上写着“病毒没有国界，疫清不分种族。唯有团结协作、携手应对”。')).toBe(
      '墙上写着“病毒没有国界，疫情不分种族。唯有团结协作、携手应对”。',
    );
    expect(fixed('习近平说：“病毒没有国界，疫情不分中族”。')).toBe(
      '习近平说：“病毒没有国界，疫情不分种族”。',
    );
  });

  it('take out no clause, and no item of a list', () => {
    for (const words of [
      '大家都知道，病毒没有国界，疫情不分种族。唯有团结协作、携手应对，国际社会才能战胜疫情。',
      '病毒没有国界，疫情不分种族。唯有团结协作、守望、携手应对，国际社会才能战胜疫情。',
    ])
      expect(fixed(`习近平3月24日说：“${words}”`)).toBe(`习近平3月24日说：“${words}”`);
  });

  it('leave emoji where they are', () => {
    const words = '国际社会应当加紧行动起来💪🏽，有效开展联防联控国际合作🇨🇳。';
    expect(fixed(said(words))).toBe(said(words));
    expect(check(said(words))[0].verdict).toBe('equivalent');
  });
});
