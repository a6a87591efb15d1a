import type { Article, Problem } from './corpus/article.ts';
import type { CorpusIndex } from './corpus/index.ts';
import type { Passage } from './corpus/passages.ts';

/** One file of the corpus as the runtime read it. */
export interface CorpusFile {
  /** Path or URI; shown to people and reported back in `source.file`. */
  readonly file: string;
  readonly text: string;
}

/** All articles, passages and the index over them: immutable. */
export interface Library {
  /** Changes exactly when the corpus changes: a hash of the files' names and texts. */
  readonly revision: string;
  readonly articles: readonly Article[];
  /** All passages, article by article, in reading order; `within.passage` is an index into this list. */
  readonly passages: readonly Passage[];
  /** For each passage the index of its article in `articles`. */
  readonly articleOf: ArrayLike<number>;
  readonly index: CorpusIndex;
  readonly problems: readonly Problem[];
}
