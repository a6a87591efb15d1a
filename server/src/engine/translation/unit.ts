// A translation as a file states it: the words, and how far they are settled.

/** How far a translation is settled, the firmest first. */
export const TRANSLATION_STATUSES = ['official', 'published', 'draft'] as const;
export type TranslationStatus = (typeof TRANSLATION_STATUSES)[number];

/** Words in a language. */
export interface LanguageText {
  /** BCP 47: `en`, `zh-Hans`; empty where the file states none. */
  readonly language: string;
  readonly text: string;
}

/** Some words and their translation: a sentence, a paragraph or a whole passage. */
export interface TranslationUnit {
  /** The passage it belongs to, where the file names one. */
  readonly passage: string | null;
  /** The words that are translated; null where all of the passage is. */
  readonly source: LanguageText | null;
  readonly target: LanguageText;
  readonly status: TranslationStatus;
  /** Where the translation is from, in the file's own words. */
  readonly origin: string | null;
  /** 1-based line of the file. */
  readonly line: number;
}

/** A file of translations as it was read. */
export interface TranslationFile {
  /** Path or URI. */
  readonly file: string;
  /** Tells its state from others. */
  readonly hash: string;
  readonly units: readonly TranslationUnit[];
}

/** The primary part of a language tag: `zh` of `zh-Hans`. Classical Chinese is Chinese here. */
export function primaryLanguage(tag: string): string {
  const primary = /^[a-z]+/i.exec(tag)?.[0].toLowerCase() ?? '';
  return ['lzh', 'cmn', 'zho', 'chi'].includes(primary) ? 'zh' : primary === 'eng' ? 'en' : primary;
}

/** Whether two tags name one language, whatever its script or region; a tag that is missing fits all. */
export function isSameLanguage(a: string, b: string): boolean {
  const [one, other] = [primaryLanguage(a), primaryLanguage(b)];
  return one === other || one === '' || other === '' || one === 'und' || other === 'und';
}
