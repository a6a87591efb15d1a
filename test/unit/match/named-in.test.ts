import { describe, expect, it } from 'vitest';
import { isNamedIn, isSpokenOf, isToldOf } from '../../../server/src/engine/match/named-in.ts';
import { buildLibrary } from '../../../server/src/engine/index.ts';
import { check } from './corpus.ts';

describe('who is named', () => {
  it.each([
    '在以习近平同志为核心的党中央坚强领导下，中国一定能够率先战胜疫情。',
    '以习近平同志为核心的党中央总揽全局。',
    '在习近平总书记亲自指挥下，全国人民团结一心。',
    '在習近平主席堅強領導、親自部署下，全国人民团结一心。',
  ])('in a set formula alone, and not spoken of: %s', (text) => {
    expect(isNamedIn('习近平', text)).toBe(true);
    expect(isSpokenOf('习近平', text)).toBe(false);
  });

  it.each([
    '习近平总书记把疫情比作一场大考，亲自指挥这场斗争。',
    '贯彻习近平总书记重要指示精神。',
    '在以习近平同志为核心的党中央坚强领导下，习近平主席同各国领导人通话。',
    '习近平主席带领中国人民有效抗击疫情。',
    '在习近平主席看来，团结就是力量。',
  ])('and spoken of: %s', (text) => {
    expect(isSpokenOf('习近平', text)).toBe(true);
  });

  it('not at all', () => {
    expect(isNamedIn('习近平', '疫情终将过去，胜利必将到来。')).toBe(false);
    expect(isSpokenOf('习近平', '')).toBe(false);
    expect(isToldOf('习近平', '王毅指出，习近平外交思想深入人心。他说得好。')).toBe(false);
    expect(isToldOf('习近平', '王毅说，习近平主席多次指出，团结就是力量。')).toBe(true);
  });
});

describe('an essay that names a statesman', () => {
  const words = [
    '疫情终将过去，胜利必将到来。在以习近平同志为核心的党中央坚强领导下，中国一定能够迎来全面胜利。',
    '需要的是信心而不是恐慌，是团结而不是分裂。习近平总书记郑重指出，国际社会应该加紧行动起来。',
  ].join('\n\n');
  const front =
    'id: essay\ntitle: 在全球抗疫合作中推动构建人类命运共同体\nauthor: 王毅\ndate: 2020-04-16\nkind: essay\nlanguage: zh-Hans';
  const essay = buildLibrary([{ file: 'essay.md', text: `---\n${front}\n---\n\n${words}\n` }]);
  const statusOf = (text: string) => check(text, essay)[0].attribution.status;

  it('is his words only where it speaks of him', () => {
    expect(statusOf('习近平说：“疫情终将过去，胜利必将到来。”')).toBe('contradicted');
    expect(statusOf('习近平说：“需要的是信心而不是恐慌，是团结而不是分裂。”')).toBe('consistent');
    expect(statusOf('王毅说：“疫情终将过去，胜利必将到来。”')).toBe('consistent');
  });
});
