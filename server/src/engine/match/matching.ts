import type { CorpusIndex } from '../corpus/index.ts';
import { findStretches, type Stretch } from './candidates.ts';
import type { SourceLibrary } from './source-text.ts';
import { explain, explainSpliced, stretchesOf, type Explanation, type Words } from './sources.ts';

/**
 * What the corpus has for the letters of one segment. It depends on nothing but those letters, so it is kept while the
 * text around the segment changes; each answer is worked out when it is first asked for.
 */
export interface Matching {
  /** Every stretch of the segment that the corpus repeats. */
  readonly stretches: () => readonly Stretch[];
  /** Explanations of the words by single sources, the best first. */
  readonly explain: (words: Words) => readonly Explanation[];
  /** As explain, without the places that agree to the letter: they hide those that nearly agree. */
  readonly explainInexact: (words: Words) => readonly Explanation[];
  /** For each part of words that several sources explain one after the other, its explanations. */
  readonly explainSpliced: (words: Words) => readonly (readonly Explanation[])[] | undefined;
}

export function newMatching(
  codes: Uint16Array,
  library: SourceLibrary & { readonly index: CorpusIndex },
): Matching {
  let stretches: readonly Stretch[] | undefined;
  const whole = new Map<string, readonly Explanation[]>();
  const inexact = new Map<string, readonly Explanation[]>();
  const spliced = new Map<string, readonly (readonly Explanation[])[] | undefined>();
  return {
    stretches: () => (stretches ??= findStretches(codes, 0, codes.length, library.index)),
    explain: (words) => once(whole, words, () => explain(words, stretchesOf(words, library), library)),
    explainInexact: (words) =>
      once(inexact, words, () => {
        const isWhole = (s: Stretch) => s.errors === 0 && s.docStart <= words.from && s.docEnd >= words.to;
        return explain(
          words,
          stretchesOf(words, library).filter((s) => !isWhole(s)),
          library,
        );
      }),
    explainSpliced: (words) =>
      once(spliced, words, () => explainSpliced(words, stretchesOf(words, library), library)),
  };
}

function once<T>(known: Map<string, T>, words: Words, work: () => T): T {
  const key = `${words.from}-${words.to}`;
  if (known.has(key)) return known.get(key) as T;
  const result = work();
  known.set(key, result);
  return result;
}
