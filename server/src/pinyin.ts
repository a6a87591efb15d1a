// How characters are read. A file of its own in what ships, loaded when pinyin is first typed: its table is large.
import { pinyin } from 'pinyin-pro';
import type { PinyinReadings } from './engine/index.ts';

/** The readings of a character, the usual one first, without tones, ü as v. */
export const pinyinReadings: PinyinReadings = (character) => {
  const known = pinyin(character, {
    multiple: true,
    toneType: 'none',
    type: 'array',
    v: true,
    nonZh: 'removed',
  });
  return [...new Set(known)];
};
