/** The engine's public face: the only path the rest of Verbatim imports. */
export { checkDocument, checkText, type DocumentText } from './check.ts';
export type { Article, ArticleKind, Emendation, Problem } from './corpus/article.ts';
export { ARTICLE_KINDS, FRONT_MATTER_FIELDS } from './corpus/fields.ts';
export { remarkOn } from './corpus/remarks.ts';
export type { Remark, VariantDecision } from './corpus/curation.ts';
export { lintArticle, type LintFinding, type LintFix } from './curate/lint.ts';
export type { TextEdit } from './curate/front-edits.ts';
export { LINT_RULES, type LintRule, type LintSeverity } from './curate/rules.ts';
export { fileOffset, type Passage } from './corpus/passages.ts';
export { proposeArticle, type ImportOptions, type PlacedDoubt, type Proposal } from './import/propose.ts';
export {
  IMPORT_FORMATS,
  type Doubt,
  type ImportFormat,
  type ImportSource,
  type SourceBlock,
  type SourceFacts,
} from './import/source.ts';
export type { ImportWords } from './import/write.ts';
export { readCorpusFile } from './corpus/read-corpus-file.ts';
export { bytesHash, checkSaved, SAVED_HEAD, savedLength } from './corpus/saved-bytes.ts';
export { openLibrary, type OpenedLibrary, type SavedBytes } from './corpus/saved-library.ts';
export {
  buildLibrary,
  readArticles,
  changeLibrary,
  saveLibrary,
  textHash,
  type CorpusFile,
  type Library,
  type ReadFile,
  type UnchangedFile,
} from './library.ts';
export { factColumnsOf, type FactColumn } from './corpus/fact-columns.ts';
export { passageOfId } from './lookup/by-id.ts';
export { considered, type Considered, type ConsideredSource } from './lookup/considered.ts';
export { lookupAt, passageAt, passagesOf } from './lookup/at.ts';
export { provenanceLines, type ProvenanceLine } from './corpus/provenance-lines.ts';
export { prepareSuggestions, rehearseSuggestions } from './lookup/prepare.ts';
export { search } from './lookup/search.ts';
export type { SearchHit } from './lookup/search/rank.ts';
export type { PinyinReadings } from './lookup/pinyin.ts';
export { spelledBefore } from './lookup/spelled.ts';
export { suggest, type Suggestion } from './lookup/suggest.ts';
export type {
  Attribution,
  Edit,
  EditKind,
  EditOperation,
  Finding,
  SourcePlace,
  Verdict,
} from './match/finding.ts';
export {
  collateArticle,
  collateLibrary,
  collatePassage,
  type Collation,
  type Decided,
  type Variant,
  type Witness,
} from './match/collate.ts';
export type { Judgement } from './match/variants.ts';
export { isNumeral } from './match/numerals.ts';
export { newSegmentCache, type SegmentCache } from './match/segment-cache.ts';
export {
  CITATION_STYLES,
  type CitationPlace,
  type CitationStyle,
  CHECK_WHEN,
  DEFAULT_SETTINGS,
  readSettings,
  RULES,
  SEVERITIES,
  type CheckWhen,
  type Rule,
  type SettingProblem,
  type Settings,
  type Severity,
} from './settings.ts';
export {
  compareBilingual,
  isFaithful,
  type AlignedBlock,
  type BilingualPair,
  type TranslatedQuotation,
} from './translation/bilingual.ts';
export {
  establishedFor,
  fittedTranslation,
  translatedBy,
  type Established,
} from './translation/established.ts';
export { placesOfWords } from './translation/words-in-library.ts';
export { sentencePairs, type SentencePair } from './translation/sentence-pairs.ts';
export { buildTranslations, type Rendering, type Translations } from './translation/translations.ts';
export {
  isSameLanguage,
  primaryLanguage,
  TRANSLATION_STATUSES,
  type TranslationFile,
  type TranslationStatus,
  type TranslationUnit,
} from './translation/unit.ts';
export { readElisions } from './text/elisions.ts';
export { lineAt, lineStartsOf } from './text/lines.ts';
export { inScriptOf } from './text/other-script.ts';
export { contains, overlaps, type Span } from './text/span.ts';
export { readIgnoreComments, type IgnoreComment, type IgnoreKind } from './text/ignore-comments.ts';
export { visibleText } from './text/visible.ts';
