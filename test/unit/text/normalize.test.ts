import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isCombining } from '../../../server/src/engine/text/fold.ts';
import { normalize, letterAt } from '../../../server/src/engine/text/normalize.ts';

const letters = (text: string) => String.fromCharCode(...normalize(text).codes);

describe('normalize', () => {
  it('looks through white space, punctuation and zero-width characters', () => {
    expect(letters('团结 合作，\r\n是\u200b最\u00ad有力\ufeff武器。')).toBe('团结合作是最有力武器');
  });

  it('folds width, case and traditional script, one letter for one', () => {
    expect(letters('Ｇ２０峰會')).toBe('g20峰会');
    expect(letters('為爲裏裡羣群並臺舉')).toBe('为为里里群群并台举');
  });

  it('keeps a decimal point and the per cent sign, so that 98.6% is not 986', () => {
    expect(letters('98.6%')).not.toBe(letters('986'));
    expect(letters('1,300')).toBe(letters('1300'));
  });

  it('leaves out vowel signs of Arabic and note marks', () => {
    expect(letters('بِسْمِ')).toBe(letters('بسم'));
    expect(letters('合作①共赢²')).toBe('合作共赢');
  });

  it('gives a supplementary character one letter of two units', () => {
    const { starts, ends, length } = normalize('a𠮷b');
    expect([length, [...starts], [...ends]]).toEqual([3, [0, 1, 3], [1, 3, 4]]);
  });

  it('puts a letter and its mark together, and leaves out selectors of variants', () => {
    expect(letters('が'.normalize('NFD'))).toBe('が');
    expect(letters('ｺﾝﾋﾟｭｰﾀｰ')).toBe('コンピューター');
    expect(letters('café'.normalize('NFD'))).toBe(letters('café'));
    expect(normalize('子と\u3099も').ends).toEqual(new Int32Array([1, 3, 4]));
    expect(letters('体\u{e0100}制\ufe00')).toBe('体制');
  });

  it('looks through emoji and every form of the ellipsis', () => {
    expect(letters('合作💪🏽共赢❤️，🇨🇳👨‍👩‍👧合')).toBe('合作共赢合');
    expect(letters('合作⋯⋯共赢…最︙后‥')).toBe('合作共赢最后');
    expect(letters('1+1≈2%')).toBe('1+1≈2%');
  });

  it('leaves out hidden spans', () => {
    expect(String.fromCharCode(...normalize('甲<b>乙', undefined, [{ start: 1, end: 4 }]).codes)).toBe(
      '甲乙',
    );
  });

  it('maps every letter back to where it stands, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const { codes, starts, ends, length } = normalize(text);
        let at = 0;
        for (let i = 0; i < length; i++) {
          expect(starts[i]).toBeGreaterThanOrEqual(at);
          expect(ends[i]).toBeGreaterThan(starts[i]);
          at = ends[i];
          // The letter alone, or with the digits that make a point a letter, folds to the same code.
          const own = normalize(text.slice(starts[i], ends[i])).codes[0];
          if (own !== undefined) expect(own).toBe(codes[i]);
          expect(letterAt(normalize(text), starts[i])).toBe(i);
        }
        expect(at).toBeLessThanOrEqual(text.length);
      }),
    );
  });

  it('normalises a part as it normalises the whole', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), fc.nat(80), (text, cut) => {
        let at = Math.min(cut, text.length);
        // A mark makes one letter with the one before it.
        while (isCombining(text.charCodeAt(at))) at++;
        const whole = normalize(text);
        const part = normalize(text, { start: at, end: text.length });
        const tail = [...whole.starts].filter((s) => s >= at).length;
        // A cut may fall between the halves of a pair or before a decimal point: at most that letter differs.
        expect(Math.abs(part.length - tail)).toBeLessThanOrEqual(1);
      }),
    );
  });
});
