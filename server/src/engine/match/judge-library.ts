import type { Article } from '../corpus/article.ts';
import type { SourceLibrary } from './source-text.ts';

/** What the judge needs of a library. */
export interface JudgeLibrary extends SourceLibrary {
  readonly articles: readonly Article[];
  readonly articleOf: ArrayLike<number>;
  /** Names of everyone who speaks in the corpus. */
  readonly speakers: readonly string[];
}

/** Whether a passage stands in a place of record. */
export function isPrimary(library: JudgeLibrary, passage: number): boolean {
  return library.articles[library.articleOf[passage]].authority === 'primary';
}

/** Who said something, and when (EDTF). */
export interface Utterance {
  readonly speaker: string | null;
  readonly date: string | null;
}

/** Whether a passage may be of the same utterance as its witness: the speaker is the same, and no two dates differ. */
export function mayBeOf(passage: Utterance, witness: Utterance): boolean {
  if (passage.speaker !== witness.speaker) return false;
  return passage.date === null || witness.date === null || passage.date === witness.date;
}
