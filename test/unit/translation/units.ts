import type { TranslationStatus, TranslationUnit } from '../../../server/src/engine/index.ts';

/** A pair of sentences as a file states it. The translations in these tests are the tests' own: drafts. */
export const unit = (
  zh: string | null,
  en: string,
  more: Partial<{
    passage: string;
    status: TranslationStatus;
    origin: string;
    language: string;
    line: number;
  }> = {},
): TranslationUnit => ({
  passage: more.passage ?? null,
  source: zh === null ? null : { language: 'zh-Hans', text: zh },
  target: { language: more.language ?? 'en', text: en },
  status: more.status ?? 'draft',
  origin: more.origin ?? null,
  line: more.line ?? 1,
});

export const PAIRS: readonly (readonly [zh: string, en: string])[] = [
  [
    '病毒没有国界，疫情不分种族。',
    'Viruses know no borders, and epidemics do not distinguish between races.',
  ],
  [
    '唯有团结协作、携手应对，国际社会才能战胜疫情，维护人类共同家园。',
    'Only through unity, cooperation and a joint response can the international community defeat the epidemic and safeguard the common home of humankind.',
  ],
  ['患难见真情。', 'A friend in need is a friend indeed.'],
  [
    '全国开工率达到98.6%，复岗率达到89.9%。',
    'Nationwide, 98.6 percent of enterprises have resumed operation, and 89.9 percent of employees are back at work.',
  ],
];
