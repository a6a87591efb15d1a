import { describe, expect, it } from 'vitest';
import { simplified, traditional } from '../../../server/src/engine/text/script.ts';

/** Every character of the Han blocks. */
function* hanCharacters(): Generator<string> {
  for (const [first, last] of [
    [0x3400, 0x9fff],
    [0xf900, 0xfaff],
    [0x20000, 0x323af],
  ])
    for (let code = first; code <= last; code++) yield String.fromCodePoint(code);
}

/** The characters of GB 2312, which are those of everyday simplified text. */
function* everydayCharacters(): Generator<string> {
  const decoder = new TextDecoder('gb2312');
  for (let row = 0xb0; row <= 0xf7; row++)
    for (let cell = 0xa1; cell <= 0xfe; cell++) {
      const [one] = decoder.decode(new Uint8Array([row, cell]));
      if (/^\p{Script=Han}$/u.test(one)) yield one;
    }
}

describe('simplified characters', () => {
  it('are their own simplified form: a form that is simplified anew would be another letter', () => {
    const chains = [...hanCharacters()].filter((one) => simplified(simplified(one)) !== simplified(one));
    expect(chains).toEqual([]);
  });

  it('are what their traditional form is simplified to', () => {
    // 渖 and 稆 are rare words whose traditional forms have another, usual one.
    const broken = [...everydayCharacters()].filter((one) => {
      const form = traditional(one);
      return simplified(one) === one && form !== null && simplified(form) !== one;
    });
    expect(broken.filter((one) => !'渖稆'.includes(one))).toEqual([]);
  });

  it.each([
    ['什麼', '什么'],
    ['什麽', '什么'],
    ['要么', '要么'],
    ['祇有', '只有'],
    ['親暱', '亲昵'],
    ['錢鍾書', '钱钟书'],
    ['钱锺书', '钱钟书'],
  ])('%s is %s', (words, expected) => {
    expect([...words].map(simplified).join('')).toBe(expected);
  });
});
