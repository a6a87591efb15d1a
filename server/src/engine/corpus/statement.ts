import type { Span } from '../text/span.ts';

/** One thing a text says of a quotation, and where it says so. */
export interface Stated {
  /** Speaker's name, EDTF date, or the occasion's own words. */
  readonly value: string;
  readonly span: Span;
}

/** What the text around a quotation says about who spoke, when, and where. Unstated things are null. */
export interface Statement {
  readonly speaker: Stated | null;
  readonly date: Stated | null;
  readonly occasion: Stated | null;
  /** A work named as the source: 《…》一文. */
  readonly article: Stated | null;
}
