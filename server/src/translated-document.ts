// What the translations of a corpus say of a document: part of a checked document.
import type { Established, Finding, Rule, Translations } from './engine/index.ts';

/** A quotation of a document that is not as its established translation has it. */
export interface TranslationFlag {
  readonly rule: Extract<Rule, 'translation-altered' | 'translation-unused'>;
  /** The place in the document; for `translation-unused` what stands in the place of the translation. */
  readonly finding: Finding;
  readonly established: Established;
  /** The quotation in the original; null where there is no original at hand. */
  readonly original: {
    readonly uri: string;
    readonly text: string;
    /** UTF-16 units, and where the lines of the original begin. */
    readonly span: { readonly start: number; readonly end: number };
    readonly lineStarts: Int32Array;
  } | null;
  /** For `translation-unused`: what can take the place of the words; null where that is not certain. */
  readonly newText: string | null;
}

export interface TranslatedDocument {
  readonly translations: Translations;
  /** Where the document has words of a translation; sources are passages of `translations.library`. */
  readonly findings: readonly Finding[];
  /** Ascending in the document. */
  readonly flags: readonly TranslationFlag[];
}
