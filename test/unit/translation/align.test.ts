import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  alignParts,
  anchorsOf,
  lengthModel,
  type Measured,
} from '../../../server/src/engine/translation/align.ts';
import { clausesIn, sentencesIn } from '../../../server/src/engine/translation/sentences.ts';

const part = (length: number, ...anchors: string[]): Measured => ({ length, anchors });
const shape = (a: readonly Measured[], b: readonly Measured[]) =>
  alignParts(a, b, lengthModel([])).map(({ a0, a1, b0, b1 }) => `${a1 - a0}-${b1 - b0}`);

describe('sentences and clauses', () => {
  const pieces = (text: string, cut = sentencesIn) =>
    cut(text, { start: 0, end: text.length }).map(({ start, end }) => text.slice(start, end));

  it('cuts Chinese at its full stops, with the marks that close', () => {
    expect(pieces('他说：“好。”我们走吧！你呢？')).toEqual(['他说：“好。”', '我们走吧！', '你呢？']);
  });

  it('knows that a point may end no sentence', () => {
    expect(
      pieces(
        'Mr. Xi met Dr. Tedros at 3.30 p.m. on No. 5 road. He said: “Fine.” They left the U.S. together.',
      ),
    ).toEqual([
      'Mr. Xi met Dr. Tedros at 3.30 p.m. on No. 5 road.',
      'He said: “Fine.”',
      'They left the U.S. together.',
    ]);
  });

  it('cuts clauses, not numbers', () => {
    expect(pieces('全国开工率达到98.6%，复岗率达到89.9%。', clausesIn)).toEqual([
      '全国开工率达到98.6%，',
      '复岗率达到89.9%。',
    ]);
    expect(pieces('It cost 1,000 yuan, not more; we paid.', clausesIn)).toEqual([
      'It cost 1,000 yuan,',
      'not more;',
      'we paid.',
    ]);
  });
});

describe('aligning by length', () => {
  it('pairs one with one where lengths agree', () => {
    expect(shape([part(10), part(20), part(5)], [part(32), part(64), part(16)])).toEqual([
      '1-1',
      '1-1',
      '1-1',
    ]);
  });

  it('sees that a sentence was cut in two, or two made one', () => {
    expect(shape([part(10), part(40), part(10)], [part(32), part(64), part(64), part(32)])).toEqual([
      '1-1',
      '1-2',
      '1-1',
    ]);
    expect(shape([part(20), part(20), part(10)], [part(128), part(32)])).toEqual(['2-1', '1-1']);
  });

  it('goes by numbers where lengths say nothing', () => {
    const a = [part(10, '2020'), part(10, '98.6'), part(10, '89.9')];
    expect(shape(a, [part(48, '2020'), part(48, '98.6', '89.9')])).toEqual(['1-1', '2-1']);
    expect(shape(a, [part(48, '2020', '98.6'), part(48, '89.9')])).toEqual(['2-1', '1-1']);
  });

  it('holds to what is known to belong together', () => {
    const same = Array.from({ length: 4 }, () => part(10));
    const beads = alignParts(
      same,
      same.slice(1).map(() => part(32)),
      lengthModel([]),
      (i, j) => i === j + 1,
    );
    expect(
      beads
        .filter(({ a1, a0, b1, b0 }) => a1 - a0 === 1 && b1 - b0 === 1)
        .every(({ a0, b0 }) => a0 === b0 + 1),
    ).toBe(true);
  });

  it('is sure of a border as far as lengths tell', () => {
    const sure = (...b: number[]) =>
      alignParts(
        [part(10), part(10), part(10)],
        b.map((length) => part(length)),
        lengthModel([]),
      )[0].sureEnd;
    expect(sure(32, 64)).toBeGreaterThan(0.9);
    expect(sure(48, 48)).toBeLessThan(0.6);
  });

  it('puts every part into exactly one bead, in order, however long the texts', () => {
    const parts = fc.array(fc.integer({ min: 1, max: 200 }), { maxLength: 30 });
    const whole = (many: number) => (lengths: number[]) =>
      Array.from({ length: many }, () => lengths.map((length) => part(length))).flat();
    fc.assert(
      fc.property(parts, parts, fc.constantFrom(1, 12), (left, right, many) => {
        const [a, b] = [whole(many)(left), whole(many)(right)];
        let [i, j] = [0, 0];
        for (const bead of alignParts(a, b, lengthModel([]))) {
          expect([bead.a0, bead.b0]).toEqual([i, j]);
          [i, j] = [bead.a1, bead.b1];
        }
        expect([i, j]).toEqual([a.length, b.length]);
      }),
      { numRuns: 40 },
    );
  });

  it('finds what translations leave as it is', () => {
    expect(anchorsOf('2020年，G20成员有1,000万人吗？')).toEqual(['2020', 'G20', '1000', '?']);
  });
});
