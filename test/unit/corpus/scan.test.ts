import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ANY_DATE, DATE } from '../../../server/src/engine/corpus/dates.ts';
import { OCCASIONS } from '../../../server/src/engine/corpus/occasion-mentions.ts';
import { indexWords, matchesOf, wordAt, type Patterns } from '../../../server/src/engine/corpus/scan.ts';
import { VERBS } from '../../../server/src/engine/corpus/saying.ts';

/** What a pattern's words are made of, so that texts put together from them match it often. */
function piecesOf({ sticky }: Patterns): string[] {
  const words = sticky.flatMap((pattern) => pattern.source.match(/[\u3007\u4e00-\u9fff○A-Za-z]+/g) ?? []);
  return [
    ...new Set([...words, ...words.flatMap((word) => [...word])]),
    '，',
    '。',
    '1',
    '2020',
    '-',
    ' ',
    '\n',
  ];
}

describe('patterns that are tried only where they can begin', () => {
  it.each([
    ['verbs of saying', VERBS],
    ['dates', DATE],
    ['dates, English ones among them', ANY_DATE],
    ['occasions', OCCASIONS],
  ])('%s: finds what a search of the whole text finds', (_name, patterns) => {
    const text = fc
      .array(fc.constantFrom(...piecesOf(patterns)), { maxLength: 24 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, (words) => {
        const expected = patterns.sticky.map((pattern) =>
          [...words.matchAll(new RegExp(pattern.source, 'g'))].map((match) => [match.index, match[0]]),
        );
        expect(matchesOf(words, patterns).map((found) => found.map((m) => [m.index, m[0]]))).toEqual(
          expected,
        );
      }),
      { numRuns: 2000 },
    );
  });

  it('finds the longest word at a place', () => {
    const index = indexWords(['总理', '副总理', '总书记', '总']);
    expect(wordAt('国务院副总理', 3, index)).toBe('副总理');
    expect(wordAt('国务院副总理', 4, index)).toBe('总理');
    expect(wordAt('国务院副总理', 5, index)).toBe(null);
    expect(wordAt('总体', 0, index)).toBe(null);
  });
});
