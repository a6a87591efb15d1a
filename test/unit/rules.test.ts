import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '../../server/src/engine/index.ts';
import { flagsOf } from '../../server/src/rules.ts';
import { check, libraryOf } from './match/corpus.ts';

const LIBRARY = libraryOf(
  '两国人民“铁杆情谊”历久弥坚，中方愿同意大利一道打造“健康丝绸之路”，作出贡献。\n\n(2020年3月21日同塞尔维亚总统武契奇通话)',
);
const rules = (text: string) =>
  check(text, LIBRARY).flatMap((finding) => flagsOf(finding, DEFAULT_SETTINGS).map(({ rule }) => rule));

describe('equivalent wording', () => {
  it('is not pointed out where only the marks of an inner quotation have the form they must have', () => {
    const text = '习近平说：“两国人民‘铁杆情谊’历久弥坚，中方愿同意大利一道打造‘健康丝绸之路’，作出贡献。”';
    expect(check(text, LIBRARY)[0].verdict).toBe('equivalent');
    expect(rules(text)).toEqual([]);
    expect(rules('他说：「两国人民『铁杆情谊』历久弥坚，中方愿同意大利一道打造『健康丝绸之路』」')).toEqual(
      [],
    );
  });

  it('is where other punctuation differs', () => {
    expect(rules('习近平说：“两国人民‘铁杆情谊’历久弥坚；中方愿同意大利一道打造‘健康丝绸之路’。”')).toEqual([
      'equivalent',
    ]);
  });
});
