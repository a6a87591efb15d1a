import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lineStarts, positionAt } from '../../server/src/cli/lines.ts';
import { displayWidth, markedRow, printable, rows } from '../../server/src/cli/terminal.ts';
import { chooseLanguage } from '../../server/src/cli/words.ts';

const plain = (text: string) => text;
const texts = fc.string({
  unit: fc.constantFrom('一', '𠮷', 'a', '，', '“', '\n', '\r', '\t', '\u0301', '\ud842'),
});

describe('lines and columns', () => {
  it('ends lines at \\n, \\r\\n and \\r', () => {
    const starts = lineStarts('一\n二\r\n三\r四\n');
    expect(starts).toEqual([0, 2, 5, 7, 9]);
    expect(positionAt(starts, 6)).toEqual({ line: 3, column: 2 });
    expect(positionAt(starts, 9)).toEqual({ line: 5, column: 1 });
  });

  it('finds every offset again', () => {
    fc.assert(
      fc.property(texts, fc.nat(40), (text, offset) => {
        const starts = lineStarts(text);
        const { line, column } = positionAt(starts, offset);
        expect(starts[line - 1] + column - 1).toBe(offset);
      }),
    );
  });
});

describe('the width of text', () => {
  it('counts Han characters as two columns', () => {
    expect(displayWidth('一a，𠮷')).toBe(7);
    expect(displayWidth('e\u0301\ufeff')).toBe(1);
  });

  it('puts carets under what is marked', () => {
    const text = '甲乙abc丙丁';
    const marks = [
      { start: 1, end: 2, paint: plain },
      { start: 4, end: 4, paint: plain },
      { start: 6, end: 7, paint: plain },
    ];
    expect(markedRow(text, { start: 0, end: text.length }, marks, true)).toEqual({
      row: text,
      carets: '  ^^  ^  ^^',
    });
  });

  it('wraps without losing anything but line breaks', () => {
    fc.assert(
      fc.property(texts, fc.integer({ min: 4, max: 12 }), (text, width) => {
        const wrapped = rows(text, { start: 0, end: text.length }, width);
        expect(wrapped.map(({ start, end }) => text.slice(start, end)).join('')).toBe(
          text.replaceAll(/[\r\n]/g, ''),
        );
      }),
    );
  });

  it('shows no control characters', () => {
    expect(printable('a\tb\u001b[31m\ud842')).toBe('a b�[31m�');
    expect(printable('\u202e倒\u2066')).toBe('倒');
  });
});

describe('the language', () => {
  it.each([
    [undefined, { LANG: 'zh_CN.UTF-8' }, 'en-US', 'zh'],
    [undefined, { LANG: 'zh_CN.UTF-8', LC_ALL: 'C' }, 'zh-CN', 'en'],
    [undefined, {}, 'zh-Hans-CN', 'zh'],
    ['en', { LANG: 'zh_CN.UTF-8' }, 'zh-CN', 'en'],
    [undefined, { LANG: 'de_DE.UTF-8' }, 'zh-CN', 'en'],
  ] as const)('asked %s, environment %j, system %s: %s', (asked, env, system, language) => {
    expect(chooseLanguage(asked, env, system)).toBe(language);
  });
});
