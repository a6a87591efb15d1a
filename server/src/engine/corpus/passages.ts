import type { Emendation } from './article.ts';

/** `length` code units of a passage's text, from `start`, stand in the file's source from `at`. */
export interface Piece {
  readonly start: number;
  readonly at: number;
  readonly length: number;
}

/** The canonical unit: words with one provenance. */
export interface Passage {
  /** Stable across runs, machines and edits elsewhere in the file: `articleId#hash`. */
  readonly id: string;
  readonly articleId: string;
  /** The canonical reading: tears joined, emendations applied, markup left out; paragraphs are separated by `\n`. */
  readonly text: string;
  /** Where the text stands in the file; ascending, code units an emendation put in belong to no piece. */
  readonly pieces: readonly Piece[];
  /** 1-based line of the file where the passage begins. */
  readonly line: number;
  /** Heading of the section it stands in. */
  readonly section: string | null;
  readonly speaker: string | null;
  /** EDTF with reduced precision; null when the corpus states none. */
  readonly date: string | null;
  /** The source's own words. */
  readonly occasion: string | null;
  /** Derived from the occasion: 通话, 会见, 会谈, 慰问电, 复信, 回信, 讲话, 文章, 峰会发言, … */
  readonly occasionKind: string | null;
  /** A quotation inside another passage of the same article (index into that article's passages, and offset in its text). */
  readonly within: { readonly passage: number; readonly start: number } | null;
  /** Whether the words run on from the previous outer passage: same speaker, same source, next paragraph. */
  readonly continues: boolean;
  /** Emendations inside this passage, applied or not. */
  readonly emendations: readonly Emendation[];
  /** What a reader must know: broken off, without provenance, a doubtful reading. Codes, e.g. `broken-off`. */
  readonly notes: readonly string[];
}
