import { describe, expect, it } from 'vitest';
import { isGloss } from '../../../server/src/engine/match/glosses.ts';
import { check, libraryOf } from './corpus.ts';

const LIBRARY = libraryOf(
  [
    '学而时习之，不亦说乎？荡胸生曾云，决眦入归鸟。五年前，严几道先生为本校校长时，余方服务教育部。',
    '(2020年3月12日同联合国秘书长古特雷斯通话)',
    '智に働けば角が立つ。情に棹させば流される。必ず、かの邪智暴虐の王を除かなければならぬと決意した。',
    '(2020年3月24日同哈萨克斯坦总统托卡耶夫通话)',
    'Four score and seven years ago our fathers brought forth on this continent, a new nation. Both parties deprecated war, and he said so (i.e. in public).',
    '(2020年2月20日同巴基斯坦总理伊姆兰·汗通话)',
  ].join('\n\n'),
);
const verdict = (words: string) => check(`习近平说：“${words}”`, LIBRARY)[0]?.verdict;

describe('readings and glosses in brackets', () => {
  it('are the writer’s', () => {
    for (const words of [
      '智（ち）に働けば角（かど）が立つ。情に棹(さお)させば流される。',
      'かの邪智暴虐《じゃちぼうぎゃく》の王を除かなければならぬと決意した。',
      'かの｜邪智暴虐《じゃちぼうぎゃく》の王を除かなければならぬと決意した。',
      '学而时习之，不亦说（通“悦”）乎？',
      '学而时习之，不亦说（同「悦」，愉快）乎？',
      '荡胸生曾（一作“层”）云，决眦入归鸟。',
      '学而时习之（重点号是我加的），不亦说乎？荡胸生曾云，决眦入归鸟。',
      '五年前（1912年），严几道先生（严复）为本校校长时，余（蔡元培）方服务教育部。',
      'Four score and seven years ago (1776) our fathers brought forth on this continent, a new nation.',
      'Four score and seven years ago our fathers (emphasis added) brought forth on this continent, a new nation.',
      'Both parties (i.e. North and South) deprecated war, and he (Lincoln) said so',
    ]) {
      expect(verdict(words), words).toBe('exact');
    }
  });

  it('leave the other words to be judged, and the source its own', () => {
    expect(verdict('智（ち）に働けば角（かど）が立つ。情に棹（さお）させば流れる。')).toBe('misquote');
    expect(verdict('Both parties deprecated war, and he said so (i.e. in public).')).toBe('exact');
  });

  it('are none where words are added to a sentence', () => {
    for (const [words, before] of [
      ['立即', '国际社会'],
      ['立即', '我'],
      ['かど', 'させば'],
      ['さお', ''],
      ['同心协力', '各国要'],
      ['通力合作的伙伴', '我们是'],
      ['1776 colonists', 'ago '],
      ['and others', 'he '],
      ['always', 'he '],
    ])
      expect(isGloss(words, before, ['孙中山']), words).toBe(false);
    expect(isGloss('孙中山', '革命者', ['孙中山'])).toBe(true);
  });
});
