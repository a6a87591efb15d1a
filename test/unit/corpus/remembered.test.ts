import { describe, expect, it } from 'vitest';
import { remembered, rememberedPair } from '../../../server/src/engine/corpus/remembered.ts';

describe('what pure functions said', () => {
  it('is worked out once, also where it is null', () => {
    let asked = 0;
    const length = remembered((words) => {
      asked++;
      return words === '' ? null : words.length;
    });
    expect([length('共克时艰'), length('共克时艰'), length(''), length('')]).toEqual([4, 4, null, null]);
    expect(asked).toBe(2);
  });

  it('stays right when more is asked than is kept', () => {
    const twice = remembered((words) => words + words, 8);
    for (let round = 0; round < 3; round++) {
      for (let i = 0; i < 40; i++) expect(twice(`第${i}句`)).toBe(`第${i}句第${i}句`);
    }
    const long = '长'.repeat(500);
    expect(twice(long)).toBe(long + long);
  });

  it('keeps two strings apart', () => {
    const pair = rememberedPair((a, b) => `${a}|${b}`);
    expect([pair('甲', '乙丙'), pair('甲乙', '丙'), pair('', '甲')]).toEqual(['甲|乙丙', '甲乙|丙', '|甲']);
    expect(pair('甲\uFDD0乙', '丙')).toBe('甲\uFDD0乙|丙');
  });
});
