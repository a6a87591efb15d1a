// What reading a file of translations gives, whatever its form.
import type { TranslationStatus, TranslationUnit } from '../engine/index.ts';

/** Something in a file of translations that cannot be used; its words live with the interface that shows it. */
export interface TranslationProblem {
  readonly code: 'xml' | 'form' | 'yaml' | 'field' | 'language' | 'status' | 'too-large';
  /** 1-based. */
  readonly line: number;
  readonly values: Readonly<Record<string, string>>;
}

export interface ReadTranslations {
  readonly units: readonly TranslationUnit[];
  readonly problems: readonly TranslationProblem[];
}

/** Endings of such files' names: ours, TMX and XLIFF. */
export const OWN_ENDINGS: readonly string[] = ['.translations.yaml', '.translations.yml'];
export const TRANSLATION_ENDINGS: readonly string[] = [...OWN_ENDINGS, '.tmx', '.xlf', '.xliff'];

/** A longer file is no translation of quotations: bytes of a file, UTF-16 units of its text. */
export const LONGEST_TRANSLATION = 64 * 1024 * 1024;

/** Whether a file holds translations, by its name. */
export function isTranslationFile(name: string): boolean {
  const lower = name.toLowerCase();
  return TRANSLATION_ENDINGS.some((ending) => lower.endsWith(ending));
}

/** A language tag as it is usually written, `en-US` for `EN_us`; what is none stays as it is. */
export function languageTag(written: string): string {
  const tag = written.trim().replaceAll('_', '-');
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? tag;
  } catch {
    return tag;
  }
}

export function asStatus(value: string | null | undefined): TranslationStatus | null {
  return value === 'official' || value === 'published' || value === 'draft' ? value : null;
}
