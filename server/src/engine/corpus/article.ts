import type { Span } from '../text/span.ts';

/** Something wrong in a corpus file, said to a person: what, where, and what to do. */
export interface Problem {
  readonly file: string;
  /** Place in the file's source text; {0,0} where the whole file is meant. */
  readonly span: Span;
  /** 1-based line of span.start. */
  readonly line: number;
  readonly severity: 'error' | 'warning';
  /** Rule id, e.g. `front-matter-missing`, `duplicate-id`, `provenance-unreadable`. */
  readonly code: string;
  /** Values for the message of that code; the wording lives with the interface that shows it. */
  readonly values: Readonly<Record<string, string>>;
}

/** What kind of document an article is; decides how passages are found in it. */
export type ArticleKind =
  | 'compilation' // passages, each followed by a provenance line
  | 'speech'
  | 'letter'
  | 'report' // news: quotations with attribution, and the reporter's paragraphs
  | 'essay'
  | 'commentary'
  | 'verse' // chapter and number instead of date and occasion
  | 'text'; // anything else: every paragraph is a passage

/** A correction of a transcription error; the file's own text stays as it came. */
export interface Emendation {
  /** Place in the file's source text. */
  readonly span: Span;
  readonly found: string;
  readonly reads: string;
  readonly why: string;
  readonly certainty: 'certain' | 'probable' | 'uncertain';
  /** False where the reading is not certain enough: the text stays, the passage says so. */
  readonly applied: boolean;
}

export interface Article {
  readonly id: string;
  readonly title: string;
  readonly author: string | null;
  readonly publication: string | null;
  /** EDTF with reduced precision: `2020-04-16`, `2020-04`, `2020`. */
  readonly date: string | null;
  readonly kind: ArticleKind;
  /** BCP 47, e.g. `zh-Hans`. */
  readonly language: string;
  readonly status: 'complete' | 'partial';
  /** For a partial article: what is there and what is missing, in words for a person. */
  readonly statusNote: string | null;
  readonly authority: 'primary' | 'secondary';
  readonly emendations: readonly Emendation[];
  /** Name of the file as the runtime gave it (path or URI). */
  readonly file: string;
}
