import { describe, expect, it } from 'vitest';
import {
  buildTranslations,
  checkText,
  compareBilingual,
  DEFAULT_SETTINGS,
} from '../../../server/src/engine/index.ts';
import { LIBRARY } from '../match/corpus.ts';
import { PAIRS, unit } from './units.ts';

const TRANSLATIONS = buildTranslations(
  [{ file: 'memory.tmx', hash: '1', units: PAIRS.map(([zh, en]) => unit(zh, en)) }],
  LIBRARY,
);

/** What became of each quotation: `what words → what stands there`. */
function compare(zh: string, en: string): string[] {
  const source = { text: zh, languageId: 'markdown' };
  const target = { text: en, languageId: 'markdown' };
  return compareBilingual(
    {
      source,
      target,
      sourceFindings: checkText(source, LIBRARY, DEFAULT_SETTINGS),
      targetFindings: checkText(target, TRANSLATIONS.library, DEFAULT_SETTINGS),
      language: 'en',
    },
    TRANSLATIONS,
  ).map(({ what, quotation, target: place, finding, replaceable }) => {
    const there = place === null ? '∅' : en.slice(place.start, place.end);
    const edits = finding?.edits.map((e) => ` [${e.found}→${e.expected}]`).join('') ?? '';
    return `${what} ${quotation.text} → ${there}${edits}${replaceable ? ' !' : ''}`;
  });
}

describe('a document and its translation', () => {
  it('finds the established translation whatever its marks and line breaks', () => {
    expect(compare('他说：“患难见真情。”', 'He said: "A friend in need is a friend indeed."')).toEqual([
      'used 患难见真情。 → A friend in need is a friend indeed.',
    ]);
    expect(
      compare('他说：“复岗率达到89.9%。”', 'He said that ‘89.9 percent of em-\nployees are back at work’.'),
    ).toEqual(['used 复岗率达到89.9%。 → 89.9 percent of em-\nployees are back at work']);
  });

  it('says word by word what was altered', () => {
    expect(
      compare(
        '习近平指出：“病毒没有国界，疫情不分种族。”',
        'Xi Jinping noted: “Viruses know no border, and epidemics make no distinction between races.”',
      ),
    ).toEqual([
      'altered 病毒没有国界，疫情不分种族。 → Viruses know no border, and epidemics make no distinction between races. [border→borders] [make→do] [no→not] [distinction→distinguish]',
    ]);
  });

  it('finds what stands in the place of a quotation by paragraph and order', () => {
    const zh =
      '他说“患难见真情”，又说“全国开工率达到98.6%，复岗率达到89.9%”。\n\n习近平指出：“病毒没有国界，疫情不分种族。”';
    const en =
      'He said “hardship shows who is true”, and “Nationwide, 98.6 percent of enterprises have resumed operation, and 89.9 percent of employees are back at work”.\n\nXi noted: “A virus has no passport, and disease does not look at colour.”';
    expect(compare(zh, en)).toEqual([
      'unused 患难见真情 → hardship shows who is true !',
      'used 全国开工率达到98.6%，复岗率达到89.9% → Nationwide, 98.6 percent of enterprises have resumed operation, and 89.9 percent of employees are back at work',
      'unused 病毒没有国界，疫情不分种族。 → A virus has no passport, and disease does not look at colour. !',
    ]);
  });

  it('sees that a part was left out, unless that is said or the rest stands elsewhere', () => {
    expect(compare('他说：“患难见真情。”', 'He said: “A friend in need”.')).toEqual([
      'altered 患难见真情。 → A friend in need [→ is a friend indeed.]',
    ]);
    expect(compare('他说：“患难见真情。”', 'He said: “A friend in need …”')[0]).toMatch(/^used/);
    expect(
      compare(
        '他说：“病毒没有国界，疫情不分种族。”',
        '“Viruses know no borders,” he said, “and epidemics do not distinguish between races.”',
      )[0],
    ).toMatch(/^used/);
  });

  it('does not offer to replace words that translate more or less than the quotation', () => {
    expect(compare('他说：“国际社会才能战胜疫情。”', 'He said: “The world can beat the disease.”')).toEqual([
      'unused 国际社会才能战胜疫情。 → The world can beat the disease.',
    ]);
  });

  it('names the paragraph where there is no quotation, and nothing where there is no paragraph', () => {
    expect(compare('他说：“患难见真情。”', 'He spoke of true friendship.')).toEqual([
      'unused 患难见真情。 → He spoke of true friendship.',
    ]);
    expect(compare('他说：“患难见真情。”', '')).toEqual(['unused 患难见真情。 → ∅']);
  });

  it('does not ask twice for what is quoted twice and translated twice', () => {
    const zh = '他说：“患难见真情。”\n\n她也说：“患难见真情。”';
    const en = 'He said: “A friend in need is a friend indeed.”\n\nShe said so, too: “Friends in need.”';
    expect(compare(zh, en)).toEqual([
      'used 患难见真情。 → A friend in need is a friend indeed.',
      'unused 患难见真情。 → Friends in need. !',
    ]);
  });

  it('leaves alone what has no translation, and what is not quoted', () => {
    expect(compare('他说：“中方愿同有关国家分享防控经验。”患难见真情。', 'He said: “We share.”')).toEqual([]);
  });
});
