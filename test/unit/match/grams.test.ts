import { describe, expect, test } from 'vitest';
import { buildIndex } from '../../../server/src/engine/corpus/index.ts';
import { findStretches } from '../../../server/src/engine/match/candidates.ts';
import { chooseGrams, Use } from '../../../server/src/engine/match/grams.ts';
import { normalize } from '../../../server/src/engine/text/normalize.ts';
import type { Passage } from '../../../server/src/engine/index.ts';

const passage = (text: string): Passage => ({ text, within: null, continues: false }) as unknown as Passage;

/** 人民的 stands in two hundred passages, all other grams in one. */
const texts = [
  ...Array.from({ length: 200 }, (_, i) => `人民的${String.fromCharCode(0x5000 + 3 * i)}业`),
  '春江潮水连海平人民的海上明月共潮生',
];
const passages = texts.map(passage);
const index = buildIndex(
  passages,
  passages.map(() => 0),
);
const usesOf = (text: string): number[] => {
  const { codes } = normalize(text);
  return [...chooseGrams(codes, 0, codes.length, index, 96).uses.subarray(0, codes.length - 2)];
};

describe('which grams of running text are looked up', () => {
  test('all, where none is frequent', () => {
    expect(new Set(usesOf('春江潮水连海平'))).toEqual(new Set([Use.readAmongRead]));
  });
  test('a frequent one is passed over among others, and what it stands in is found all the same', () => {
    const words = '潮水连海平人民的海上明月';
    expect(usesOf(words)[5]).toBe(Use.skipped);
    const { codes } = normalize(words);
    const found = findStretches(codes, 0, codes.length, index, { shortest: 9 });
    expect(found.map(({ docStart, docEnd, errors }) => [docStart, docEnd, errors])).toEqual([[0, 12, 0]]);
  });
  test('a frequent one is read where nothing rarer stands around it', () => {
    expect(usesOf('人民的')).toEqual([Use.read]);
    expect(usesOf('人民的人民的').filter((use) => use === Use.skipped)).toEqual([]);
  });
});

describe('a stretch that can only be gained from its shorter end', () => {
  test('is found: the few letters before two that are missing', () => {
    // from the eight letters on, what lies before costs more than it brings
    const source = [passage('继续同世界卫生组织保持良好沟通')];
    const own = buildIndex(source, [0]);
    const { codes } = normalize('我们继续同世卫组织保持良好沟通');
    const found = findStretches(codes, 0, codes.length, own, { shortest: 9 });
    expect(found.map(({ docStart, docEnd }) => [docStart, docEnd])).toEqual([[2, 15]]);
  });
});
