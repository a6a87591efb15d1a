import type { Letters } from '../text/normalize.ts';
import type { Span } from '../text/span.ts';
import { isSpaced, visibleText } from '../text/visible.ts';
import type { SourceText } from './source-text.ts';

/** Words of a document set beside a source. */
export interface Setting {
  readonly text: string;
  readonly letters: Letters;
  /** Letters [from, to) are compared. */
  readonly from: number;
  readonly to: number;
  /** The words' own stretch of the text: the letters and the punctuation at their edges. */
  readonly span: Span;
  /** Looked through in the document; ascending. */
  readonly hidden: readonly Span[];
  /** Omission marks within the words. */
  readonly elisions: readonly Span[];
  readonly source: SourceText;
}

/** Where letter i begins; after the last letter, where that one ends. */
export function startOf(letters: Letters, i: number): number {
  return i < letters.length ? letters.starts[i] : endOf(letters, letters.length);
}

/** Where the letter before i ends. */
export function endOf(letters: Letters, i: number): number {
  return i > 0 ? letters.ends[i - 1] : 0;
}

/** The visible characters between letter i - 1 and letter i of the source. */
export function sourceGap(source: SourceText, i: number): string {
  if (i <= 0 || i >= source.letters.length) return '\n';
  const start = source.letters.ends[i - 1];
  const end = source.letters.starts[i];
  return start === end ? '' : visibleText(source.text, start, end);
}

/** The visible characters between letter i - 1 and letter i of the document. */
export function documentGap(setting: Setting, i: number): string {
  const { letters } = setting;
  if (i <= setting.from || i >= setting.to) return '\n';
  const start = letters.ends[i - 1];
  const end = letters.starts[i];
  return start === end ? '' : visibleText(setting.text, start, end, setting.hidden);
}

const WORD_LETTER = /[\p{L}\p{M}]/u;

/** Whether a unit is a letter of a script that parts words by spaces. */
export function isWordLetter(unit: string | undefined): boolean {
  return unit !== undefined && WORD_LETTER.test(unit) && isSpaced(unit.charCodeAt(0));
}
