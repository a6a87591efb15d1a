/** The rules that a corpus article is read by; docs/corpus-lint.md explains each under a heading of its name. */
export const LINT_RULES = {
  'character-private': 'warning',
  'character-compatibility': 'warning',
  'character-invisible': 'warning',
  'latin-in-chinese': 'warning',
  'markup-left': 'warning',
  'punctuation-halfwidth': 'warning',
  'words-doubled': 'warning',
  'marks-unbalanced': 'warning',
  'sentence-torn': 'warning',
  'provenance-missing': 'warning',
  'date-impossible': 'error',
  'date-after-article': 'warning',
  'occasion-differs': 'information',
  'passage-repeated': 'warning',
  'counts-contradicted': 'warning',
  'quotes-unknown': 'warning',
  'reading-doubtful': 'warning',
  'provenance-differs': 'information',
  'variant-undecided': 'information',
  'variant-stale': 'warning',
} as const;

export type LintRule = keyof typeof LINT_RULES;
export type LintSeverity = 'error' | 'warning' | 'information';
