import { unitAt } from '../corpus/index.ts';
import { measure } from '../text/measure.ts';
import { findStretches, SHORTEST_STRETCH, type Stretch } from './candidates.ts';
import { isPrimary, mayBeOf, type JudgeLibrary, type Utterance } from './judge-library.ts';
import { explainElided } from './elided.ts';
import { explainAsList } from './lists.ts';
import {
  explainExactly,
  explainInexactly,
  MOVE,
  stretchesOf,
  type Explanation,
  type Words,
} from './sources.ts';
import { explainSpliced } from './splices.ts';

/**
 * What the corpus has for the letters of one segment. It depends on nothing but those letters, so it is kept while the
 * text around the segment changes; each answer is worked out when it is first asked for.
 */
export interface Matching {
  /** Stretches of running text from letter `from` to letter `to`, of `size` Chinese characters and more. */
  readonly running: (from: number, to: number, size: number) => readonly Stretch[];
  /** Stretches that the words repeat. */
  readonly stretches: (words: Words) => readonly Stretch[];
  /** Explanations of the words by single sources, the best first. */
  readonly explain: (words: Words) => readonly Explanation[];
  /**
   * Explanations by places of record of what a witness repeats, that do not agree to the letter: those that do hide them
   * otherwise.
   */
  readonly explainByRecord: (words: Words, witness: Utterance) => readonly Explanation[];
  /** For each part of words that several sources explain one after the other, its explanations. */
  readonly explainSpliced: (words: Words) => readonly (readonly Explanation[])[] | undefined;
}

export function newMatching(codes: Uint16Array, library: JudgeLibrary): Matching {
  const { index } = library;
  const keyOf = (words: Words) => `${words.from}-${words.to}`;
  const stretches = latest(keyOf, (words: Words) => stretchesOf(words, library));
  return {
    running: once(
      (from, to, size) => `${from}-${to}-${size}`,
      (from: number, to: number, size: number) => {
        if (measure(codes, from, to) < size) return [];
        return findStretches(codes, from, to, index, { shortest: Math.max(SHORTEST_STRETCH, size) });
      },
    ),
    stretches,
    explain: once(keyOf, (words: Words) => {
      const exact = explainExactly(words, library);
      if (exact.length) return exact;
      const inexact = withElided(words, explainInexactly(words, library, stretches(words)), library);
      // What differs by less than a move is no other order.
      if (inexact.length && inexact[0].cost < MOVE) return inexact;
      const isKnown = (list: Explanation): boolean =>
        inexact.some((e) => e.run === list.run && e.cost <= list.cost);
      return [...explainAsList(words, library).filter((e) => !isKnown(e)), ...inexact];
    }),
    explainByRecord: once(
      (words: Words, { speaker, date }: Utterance) => `${keyOf(words)} ${speaker} ${date}`,
      (words: Words, witness: Utterance) =>
        explainInexactly(words, library, stretches(words), (position) =>
          mayRecord(library, index.units[unitAt(index, position)], witness),
        ),
    ),
    explainSpliced: once(keyOf, (words: Words) => explainSpliced(words, library, stretches(words))),
  };
}

/** With the explanations of an abridged quotation by sources that have all its parts to the letter. */
function withElided(words: Words, inexact: Explanation[], library: JudgeLibrary): Explanation[] {
  if (words.statedAt.size === 0) return inexact;
  const elided = explainElided(words, library).filter(
    (e) => !inexact.some(({ run, cost }) => run === e.run && cost <= e.cost),
  );
  if (elided.length === 0) return inexact;
  const others = inexact.filter((e) => !elided.some(({ run }) => run === e.run));
  return [...elided, ...others].sort((x, y) => x.cost - y.cost);
}

/** Whether an outer passage of a place of record, or a quotation inside it, may be what a witness repeats. */
function mayRecord(library: JudgeLibrary, outer: number, witness: Utterance): boolean {
  if (!isPrimary(library, outer)) return false;
  if (mayBeOf(library.passages[outer], witness)) return true;
  for (let i = outer + 1; i < library.passages.length; i++) {
    const inner = library.passages[i];
    if (inner.within?.passage !== outer) return false;
    if (mayBeOf(inner, witness)) return true;
  }
  return false;
}

/** A function that works out each answer once. */
function once<A extends unknown[], T>(
  keyOf: (...args: A) => string,
  work: (...args: A) => T,
): (...args: A) => T {
  const known = new Map<string, T>();
  return (...args) => {
    const key = keyOf(...args);
    if (known.has(key)) return known.get(key) as T;
    const result = work(...args);
    known.set(key, result);
    return result;
  };
}

/** A function that remembers its latest answer: there may be thousands of stretches. */
function latest<A extends unknown[], T>(
  keyOf: (...args: A) => string,
  work: (...args: A) => T,
): (...args: A) => T {
  let known: { readonly key: string; readonly result: T } | null = null;
  return (...args) => {
    const key = keyOf(...args);
    if (known?.key !== key) known = { key, result: work(...args) };
    return known.result;
  };
}
