import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  dateLike,
  datesConflict,
  findDates,
  foldDigits,
  formatEdtf,
  parseEdtf,
  readDate,
  resolveDate,
} from '../../../server/src/engine/corpus/dates.ts';

/** The dates of a text in EDTF, read against a reference and the date before. */
function dates(text: string, referenceDate: string | null = null): (string | null)[] {
  const reference = parseEdtf(referenceDate);
  let earlier = null as ReturnType<typeof parseEdtf>;
  return findDates(foldDigits(text)).map((mention) => {
    const date = resolveDate(mention, { reference, earlier });
    if (date) earlier = date;
    return date && formatEdtf(date);
  });
}

describe('finding and resolving', () => {
  it.each([
    ['2020年3月12日', null, ['2020-03-12']],
    ['3月12日', '2020-04-05', ['2020-03-12']],
    ['3月12日', null, ['XXXX-03-12']],
    ['12日', '2020-04-05', ['2020-03-12']],
    ['3日', '2020-04-05', ['2020-04-03']],
    ['30日', '2020-01-05', ['2019-12-30']],
    ['12日', null, ['XXXX-XX-12']],
    ['2020年3月', null, ['2020-03']],
    ['2020年', null, ['2020']],
    ['二〇二〇年三月十二日', null, ['2020-03-12']],
    ['二○二○年十二月三十一日', null, ['2020-12-31']],
    ['２０２０年３月１２日', null, ['2020-03-12']],
    ['2020-03-12', null, ['2020-03-12']],
    ['2020/3/12', null, ['2020-03-12']],
    ['2020.3.12', null, ['2020-03-12']],
    ['3月中旬', '2020-04-05', ['2020-03']],
    ['去年3月', '2020-04-05', ['2019-03']],
    ['今年1月', '2020-04-05', ['2020-01']],
    ['今年1月', null, ['XXXX-01']],
    ['本月12日', '2020-04-25', ['2020-04-12']],
    ['上月12日', '2020-01-25', ['2019-12-12']],
    ['昨天', '2020-03-01', ['2020-02-29']],
    ['2020年2月28日，次日', null, ['2020-02-28', '2020-02-29']],
    ['2019年12月31日，同日，次日', null, ['2019-12-31', '2019-12-31', '2020-01-01']],
    ['2020年3月12日，17日', null, ['2020-03-12', '2020-03-17']],
    ['日前', '2020-04-05', [null]],
    ['同日', '2020-04-05', [null]],
    ['12月30日', '2020-04-05', ['2019-12-30']],
    ['March 12, 2020', null, ['2020-03-12']],
    ['12 March 2020', null, ['2020-03-12']],
    ['the 12th of March, 2020', null, ['2020-03-12']],
    ['March 2020', null, ['2020-03']],
    ['Sept. 3, 1945', null, ['1945-09-03']],
    ['in 1863', null, ['1863']],
    ['13月5日，2月45日', null, []],
    ['3个月，2个多月，第3日报，1.5万，百日', null, []],
    ['12345年', null, []],
  ] as const)('%s against %s', (text, reference, expected) => {
    expect(dates(text, reference)).toEqual(expected);
  });

  it('knows the two ends of a stretch of time', () => {
    expect(findDates('3月26日至27日').map((mention) => mention.range)).toEqual([true, true]);
    expect(findDates('3月26日，3月27日').map((mention) => mention.range)).toEqual([false, false]);
  });

  it('never throws, and every mention stands in the text', () => {
    const pieces = fc.array(
      fc.constantFrom(
        '2020',
        '年',
        '3',
        '月',
        '12',
        '日',
        '十',
        '二',
        '去年',
        '同日',
        '-',
        '/',
        '.',
        'March',
        ' ',
        '至',
        '以来',
        '𠮷',
      ),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(pieces, (parts) => {
        const text = parts.join('');
        for (const mention of findDates(text)) {
          expect(mention.start).toBeGreaterThanOrEqual(0);
          expect(mention.end).toBeLessThanOrEqual(text.length);
          expect(mention.start).toBeLessThan(mention.end);
          resolveDate(mention, { reference: { year: 2020, month: 4, day: 5 }, earlier: null });
        }
      }),
    );
  });
});

describe('EDTF', () => {
  it.each(['2020', '2020-03', '2020-03-12', 'XXXX-03-12', 'XXXX-XX-12', 'XXXX-03'])(
    '%s there and back',
    (text) => {
      expect(formatEdtf(parseEdtf(text)!)).toBe(text);
    },
  );

  it.each([
    ['2020-03', '2020-03-12', false],
    ['XXXX-03-12', '2020-03-12', false],
    ['XXXX-XX-12', '2020-03', false],
    ['2020-03-12', '2020-03-13', true],
    ['2020-04', '2020-03-12', true],
    ['2019', '2020-03', true],
  ] as const)('%s and %s conflict: %s', (a, b, conflict) => {
    expect(datesConflict(parseEdtf(a)!, parseEdtf(b)!)).toBe(conflict);
  });
});

describe('a date in the form of another', () => {
  it.each([
    ['3月26日', '3月12日'],
    ['2020年3月26日', '2020年3月12日'],
    ['26日', '12日'],
    ['2020年4月', '2020年3月'],
    ['4月', '3月'],
    ['2019年', '2020年'],
    ['去年3月26日', '2020年3月12日'],
    ['同日', '3月12日'],
    ['2020-04-12', '2020-03-12'],
    ['2020/4/12', '2020/3/12'],
    ['２０２０年４月１２日', '２０２０年３月１２日'],
    ['二〇二〇年四月二十六日', '二〇二〇年三月十二日'],
    ['3月26号', '3月12号'],
    ['March 26, 2020', 'March 12, 2020'],
    ['26 March 2020', '12 March 2020'],
    ['April 12', 'March 12'],
  ])('%s → %s', (words, expected) => {
    const date = { year: 2020, month: 3, day: 12 };
    expect(dateLike(words, date)).toBe(expected);
  });

  it('says the month where a bare day would be read in another one', () => {
    expect(dateLike('26日', { year: 2020, month: 3, day: 12 }, true)).toBe('3月12日');
  });

  it('can be read back', () => {
    const day = fc.record({
      year: fc.integer({ min: 1000, max: 2999 }),
      month: fc.integer({ min: 1, max: 12 }),
      day: fc.integer({ min: 1, max: 28 }),
    });
    const forms = [
      '1999年1月2日',
      '1999-01-02',
      '１９９９年１月２日',
      '一九九九年一月二日',
      'January 2, 1999',
      '2 January 1999',
    ];
    fc.assert(
      fc.property(day, fc.constantFrom(...forms), (date, form) => {
        const written = readDate(dateLike(form, date))!;
        expect({ year: written.year, month: written.month, day: written.day }).toEqual(date);
      }),
    );
  });
});
