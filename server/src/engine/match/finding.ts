import type { Span } from '../text/span.ts';

/** What the wording of a finding is; see docs/check-report. */
export type Verdict = 'exact' | 'equivalent' | 'elided' | 'variant' | 'misquote' | 'spliced' | 'unsourced';

export type EditOperation = 'substitution' | 'omission' | 'addition' | 'transposition';
export type EditKind = 'wording' | 'punctuation' | 'script' | 'width';

/** One difference, from the document towards the canonical wording. Replacing [start, end) by `expected` mends it. */
export interface Edit extends Span {
  readonly op: EditOperation;
  readonly found: string;
  readonly expected: string;
  readonly kind: EditKind;
}

/** A stretch of a passage: `passage` is an index into `library.passages`, offsets are into its text. */
export interface SourcePlace extends Span {
  readonly passage: number;
}

export interface Attribution {
  readonly status: 'consistent' | 'contradicted' | 'unstated';
  readonly stated: {
    readonly speaker: string | null;
    readonly date: string | null;
    readonly occasion: string | null;
  };
  /** Where it is stated, in the document; null when unstated. */
  readonly span: Span | null;
  /** For `contradicted`: each stated thing that differs from the source, and what the source says. */
  readonly conflicts: readonly {
    readonly what: 'speaker' | 'date' | 'occasion' | 'article';
    readonly span: Span;
    readonly stated: string;
    /** What the source says, in a form that can stand in the document in place of `span`; null when it says nothing. */
    readonly expected: string | null;
  }[];
}

/** A stretch of a document tied to a passage, with a verdict, edits, and attribution. */
export interface Finding extends Span {
  /** The document's own characters [start, end). */
  readonly text: string;
  /** Inside quotation marks or a block quotation. */
  readonly quoted: boolean;
  /** The quotation's closing mark is missing: it may still be being typed. */
  readonly open: boolean;
  readonly verdict: Verdict;
  /** The best source; null for `unsourced`. */
  readonly source: SourcePlace | null;
  /** The source's own wording for this span. */
  readonly canonical: string;
  readonly edits: readonly Edit[];
  readonly attribution: Attribution;
  /** Other sources that fit, best first; for `spliced` the source of each part, in the order of the text. At most 20. */
  readonly alternatives: readonly SourcePlace[];
  /** How many other sources there are in all. */
  readonly alternativesTotal: number;
}
