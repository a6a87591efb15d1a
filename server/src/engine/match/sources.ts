import { GRAM, gramHash, orderOf, postingsOf, runAt, unitAt, type CorpusIndex } from '../corpus/index.ts';
import { measure } from '../text/measure.ts';
import { align, type Pair, type Run } from './align.ts';
import { findStretches, type Stretch } from './candidates.ts';
import { joinMoves, type Region } from './moves.ts';
import type { SourceLibrary } from './source-text.ts';
import { DOUBT, swapsOf } from './swaps.ts';
import { alignWords } from './word-align.ts';

/** Letters [from, to) of a document that are to be explained by one source. */
export interface Words {
  readonly codes: Uint16Array;
  readonly from: number;
  readonly to: number;
  /** Letters before which an omission is stated. */
  readonly statedAt: ReadonlySet<number>;
  /** Letters before which a clause ends. */
  readonly breaks: readonly number[];
}

/** Words explained by one stretch of the corpus. */
export interface Explanation {
  /** Number of the run of the index; two explanations of one run are of one source. */
  readonly run: number;
  readonly from: number;
  readonly to: number;
  readonly runs: readonly Run[];
  /** Letters of the document that are equal to the source's. */
  readonly equal: number;
  /**
   * What separates the words from the source, in Chinese characters (see text/measure.ts): 1 for each, less for each of
   * a long omission.
   */
  readonly cost: number;
}

/** Stretches of one run that follow one another in document and corpus. */
interface Chain {
  run: number;
  runStart: number;
  runEnd: number;
  stretches: Stretch[];
  score: number;
  /** Letters of the document that its stretches cover. */
  covered: number;
}

/** How many places are aligned in full; the others are worse by their chains alone. */
const MOST_ALIGNED = 24;
/** How many places that agree exactly are kept. */
const MOST_EXACT = 400;
/** A chain this much worse than the best is not aligned. */
const CHAIN_RATIO = 0.5;
/** A chain that covers less of the words than this cannot explain most of them. */
const LEAST_COVERED = 0.38;
/** What each letter that no stretch of a chain covers costs at least, on average: some will match all the same. */
const LEAST_COST_UNCOVERED = 0.4;
/** How far, in letters, words may be left out unsaid between two stretches, and if the omission is stated. */
const FARTHEST_UNSTATED = 400;
const FARTHEST_STATED = 3000;

/** Words are few, and their source is wanted: more places of a frequent gram are looked at than in running text. */
const MOST_POSTINGS_FOR_WORDS = 256;
/** Words up to so many letters are searched thoroughly: two slips may leave them no four letters in a row. */
const FEW_WORDS = 16;

/** The stretches of the corpus that the words alone repeat: what stands around them has no part in it. */
export function stretchesOf(words: Words, library: SourceLibrary): Stretch[] {
  return findStretches(words.codes, words.from, words.to, library.index, {
    mostPostings: MOST_POSTINGS_FOR_WORDS,
    thorough: words.to - words.from <= FEW_WORDS,
  });
}

/** Where the corpus has the words to the letter, the best known first: one place a passage, the earliest. */
export function explainExactly(words: Words, library: SourceLibrary): Explanation[] {
  const { index } = library;
  const { letters, gramBits } = index;
  const { codes, from, to } = words;
  const length = to - from;
  // The rarest gram has the fewest places to be tried.
  let rarest = -1;
  let fewest = Infinity;
  let offset = 0;
  for (let i = from; i + GRAM <= to; i++) {
    const gram = gramHash(codes[i], codes[i + 1], codes[i + 2], gramBits);
    const { count } = postingsOf(index, gram, 0);
    if (count < fewest) [rarest, fewest, offset] = [gram, count, i - from];
  }
  const found: Explanation[] = [];
  if (rarest < 0) return found;
  const { list: postings, begin, end } = postingsOf(index, rarest, Infinity);
  for (let k = begin; k < end && found.length < MOST_EXACT; k++) {
    const b = postings[k] - offset;
    if (b < 0 || b + length > letters.length) continue;
    let same = 0;
    while (same < length && letters[b + same] === codes[from + same]) same++;
    if (same < length) continue;
    found.push({
      run: runAt(index, b).run,
      from,
      to,
      runs: [{ a: from, b, length }],
      equal: length,
      cost: 0,
    });
  }
  return onePerPassage(found, library);
}

/**
 * Explanations by single sources that do not have the words to the letter, the best first; of wanted places alone.
 * `stretches`: as {@link stretchesOf} gives them.
 */
export function explainInexactly(
  words: Words,
  library: SourceLibrary,
  stretches: readonly Stretch[] = stretchesOf(words, library),
  isWanted: (position: number) => boolean = () => true,
): Explanation[] {
  const inexact = stretches.filter(
    (s) => (s.errors > 0 || s.docStart > words.from || s.docEnd < words.to) && isWanted(s.corpusStart),
  );
  return explainBy(words, inexact, library);
}

/** As {@link explain}, of the places (positions of the index) that are wanted alone; exact and inexact ones together. */
export function explainAmong(
  words: Words,
  library: SourceLibrary,
  isWanted: (position: number) => boolean,
): Explanation[] {
  const stretches = stretchesOf(words, library).filter((s) => isWanted(s.corpusStart));
  return explainBy(words, stretches, library);
}

function explainBy(words: Words, stretches: readonly Stretch[], library: SourceLibrary): Explanation[] {
  const length = words.to - words.from;
  const perLetter = measure(words.codes, words.from, words.to) / length;
  const chains = chainsOf(words, stretches, library);
  const best = chains[0]?.score ?? 0;
  const explanations: Explanation[] = [];
  let least = Infinity;
  for (const chain of chains.slice(0, MOST_ALIGNED)) {
    if (chain.score < best * CHAIN_RATIO) break;
    if (chain.covered < length * LEAST_COVERED) continue;
    // Words in another order are covered by their chain in part alone.
    const isReordered = least >= MOVE && explanations.some((e) => e.cost === least && e.equal === length);
    if (!isReordered && (length - chain.covered) * perLetter * LEAST_COST_UNCOVERED > least + 1) continue;
    const explanation = alignChain(words, chain, library);
    if (!explanation) continue;
    least = Math.min(least, explanation.cost);
    explanations.push(explanation);
  }
  return explanations.sort(
    (a, b) => a.cost - b.cost || orderOf(library.index, a.runs[0].b) - orderOf(library.index, b.runs[0].b),
  );
}

/** Explanations of the words by single sources, the best first; places later in the corpus after earlier ones. */
export function explain(words: Words, library: SourceLibrary): Explanation[] {
  const exact = explainExactly(words, library);
  return exact.length ? exact : explainInexactly(words, library);
}

/** Where two places of one passage fit equally, the earlier one is the source. */
function onePerPassage(explanations: Explanation[], library: SourceLibrary): Explanation[] {
  const seen = new Set<number>();
  return explanations.filter((e) => {
    const unit = unitAt(library.index, e.runs[0].b);
    return !seen.has(unit) && seen.add(unit);
  });
}

function chainsOf(words: Words, stretches: readonly Stretch[], library: SourceLibrary): Chain[] {
  const byRun = new Map<number, Chain>();
  for (const s of stretches) {
    const { run, start, end } = runAt(library.index, s.corpusStart);
    const chain = byRun.get(run);
    if (chain) chain.stretches.push(s);
    else byRun.set(run, { run, runStart: start, runEnd: end, stretches: [s], score: 0, covered: 0 });
  }
  const chains = [...byRun.values()];
  for (const chain of chains) bestChain(words, chain);
  return chains.sort(
    (a, b) =>
      b.score - a.score ||
      orderOf(library.index, a.stretches[0].corpusStart) - orderOf(library.index, b.stretches[0].corpusStart),
  );
}

const MOST_IN_CHAIN = 80;

/** Keeps of a chain's stretches the sequence, in the order of both texts, that covers most of the words. */
function bestChain(words: Words, chain: Chain): void {
  if (chain.stretches.length === 1) {
    const [only] = chain.stretches;
    chain.covered = Math.max(0, Math.min(only.docEnd, words.to) - Math.max(only.docStart, words.from));
    chain.score = Math.min(only.docEnd, words.to) - Math.max(only.docStart, words.from) - only.errors;
    return;
  }
  const clipped = (s: Stretch) => Math.min(s.docEnd, words.to) - Math.max(s.docStart, words.from);
  const list = chain.stretches
    .sort((a, b) => clipped(b) - b.errors - (clipped(a) - a.errors))
    .slice(0, MOST_IN_CHAIN)
    .sort((a, b) => a.docStart - b.docStart || a.corpusStart - b.corpusStart);
  const score: number[] = [];
  const previous: number[] = [];
  let top = 0;
  list.forEach((s, i) => {
    score[i] = clipped(s) - s.errors;
    previous[i] = -1;
    for (let j = 0; j < i; j++) {
      const t = list[j];
      if (t.corpusStart >= s.corpusStart || t.corpusEnd >= s.corpusEnd || t.docEnd >= s.docEnd) continue;
      const left = s.corpusStart - t.corpusEnd - Math.max(0, s.docStart - t.docEnd);
      const stated = isStatedBetween(words, t.docEnd - 1, s.docStart + 1);
      if (left > (stated ? FARTHEST_STATED : FARTHEST_UNSTATED)) continue;
      const fresh = Math.min(s.docEnd, words.to) - Math.max(s.docStart, t.docEnd, words.from);
      const gap = stated ? 0.5 : Math.min(6, 1.5 + Math.abs(left) * 0.04);
      const value = score[j] + fresh - s.errors - gap;
      if (value > score[i]) {
        score[i] = value;
        previous[i] = j;
      }
    }
    if (score[i] > score[top]) top = i;
  });
  chain.score = score[top] ?? 0;
  chain.stretches = [];
  chain.covered = 0;
  let bound = words.to;
  for (let i = top; i >= 0; i = previous[i]) {
    chain.stretches.unshift(list[i]);
    const start = Math.max(list[i].docStart, words.from);
    chain.covered += Math.max(0, Math.min(list[i].docEnd, bound) - start);
    bound = Math.min(bound, start);
  }
}

function isStatedBetween(words: Words, from: number, to: number): boolean {
  for (const at of words.statedAt) if (at >= from && at <= to) return true;
  return false;
}

/** Aligns all the words with the stretch of the corpus around a chain. */
function alignChain(words: Words, chain: Chain, library: SourceLibrary): Explanation | undefined {
  const first = chain.stretches[0];
  const last = chain.stretches[chain.stretches.length - 1];
  // Words before or behind the chain may stand farther off, if enough of them are there to be sure.
  const slack = (letters: number, stated: boolean, errors: number) =>
    letters <= 0 && errors === 0
      ? 2
      : letters + (stated ? 1000 : letters >= 4 || errors ? 30 + Math.min(letters * 4, 150) : 4);
  const head = first.docStart - words.from;
  const tail = words.to - last.docEnd;
  const b0 = Math.max(
    chain.runStart,
    first.corpusStart - slack(head, isStatedBetween(words, words.from + 1, first.docStart + 1), first.errors),
  );
  const b1 = Math.min(
    chain.runEnd,
    last.corpusEnd + slack(tail, isStatedBetween(words, last.docEnd - 1, words.to - 1), last.errors),
  );
  const pair: Pair = { a: words.codes, b: library.index.letters, statedAt: words.statedAt };
  const { letters } = library.index;
  const byLetters = withoutStrays(words, align(pair, words.from, words.to, b0, b1));
  const byWords = alignWords(words, b0, b1, library);
  const runs = byWords?.length ? byWords : byLetters;
  if (!runs.length) return undefined;
  let weighed = weigh(words, runs, library.index);
  // Of swaps that cost the same, that which leaves the most in its place; and rather one that says where the words end.
  let least = weighed.cost;
  let kept = isBounded(words, runs) ? keptLetters(runs) : -1;
  for (const swapped of swapsOf(words, runs, chain, letters)) {
    const other = weigh(words, swapped.runs, library.index);
    const cost = other.cost + (swapped.sure ? 0 : DOUBT);
    const own = isBounded(words, swapped.runs) ? keptLetters(swapped.runs) : -1;
    if (cost > least || (cost === least && own <= kept)) continue;
    [weighed, least, kept] = [other, cost, own];
  }
  if (runs === byWords && byLetters.length) {
    // A word that is changed costs only its letters that differ.
    const { cost, equal } = weigh(words, byLetters, library.index);
    weighed = { ...weighed, cost: Math.min(cost, weighed.cost), equal: Math.max(equal, weighed.equal) };
  }
  return { run: chain.run, from: words.from, to: words.to, ...weighed };
}

/** Whether runs say which letters of the source the first and the last of the words stand for. */
function isBounded({ from, to }: Words, runs: readonly Run[]): boolean {
  const last = runs[runs.length - 1];
  return runs[0].a === from && last.a + last.length === to;
}

function keptLetters(runs: readonly Run[]): number {
  return runs.reduce((sum, { length }) => sum + length, 0);
}

/** Drops single letters far from the rest at either end: they are coincidences. */
function withoutStrays(words: Words, runs: Run[]): Run[] {
  const kept = [...runs];
  const isStray = (run: Run, neighbour: Run, sign: 1 | -1): boolean => {
    const [x, y] = sign > 0 ? [run, neighbour] : [neighbour, run];
    const docGap = y.a - x.a - x.length;
    const corpusGap = y.b - x.b - x.length;
    const stated = isStatedBetween(words, x.a + x.length, y.a);
    const isFar = corpusGap - docGap > (stated ? 30 : 2 * run.length + 1);
    const isLone = docGap > 4 * run.length + 2;
    // A letter among others that match nothing.
    const outer = sign > 0 ? run.a - words.from : words.to - run.a - run.length;
    const isAdrift = run.length === 1 && outer > 0 && docGap > 0 && outer + docGap > 3;
    return run.length <= (stated ? 1 : 3) && (isFar || isLone || isAdrift);
  };
  while (kept.length > 1 && isStray(kept[0], kept[1], 1)) kept.shift();
  while (kept.length > 1 && isStray(kept[kept.length - 1], kept[kept.length - 2], -1)) kept.pop();
  return kept;
}

/** An omission costs its letters up to here, and from here on little more. */
const FULL_OMISSION = 2;
/** An omission that reaches from one passage into another joins two passages. */
const OMISSION_ACROSS = 6;
const LONG_OMISSION = 0.1;
/** A whole paragraph left out of one passage is one slip still, and no reason to look for a second source. */
const MOST_OMISSION = 3.5;

/** What words in another order cost. */
export const MOVE = 1.5;

/** Equal letters with what they are worth. */
interface Weighed {
  readonly runs: readonly Run[];
  readonly equal: number;
  readonly cost: number;
}

function weigh(words: Words, runs: readonly Run[], index: CorpusIndex): Weighed {
  const last = runs[runs.length - 1];
  let equal = last.length;
  let cost = 0;
  const regions: Region[] = [{ a0: words.from, a1: runs[0].a, b0: runs[0].b, b1: runs[0].b }];
  for (let i = 0; i + 1 < runs.length; i++) {
    const [run, next] = [runs[i], runs[i + 1]];
    equal += run.length;
    regions.push({ a0: run.a + run.length, a1: next.a, b0: run.b + run.length, b1: next.b });
  }
  const end = last.b + last.length;
  regions.push({ a0: last.a + last.length, a1: words.to, b0: end, b1: end });
  for (const region of joinMoves(regions, words.codes, index.letters)) {
    if (region.moved) {
      cost += MOVE;
      equal += region.a1 - region.a0;
      continue;
    }
    const added = measure(words.codes, region.a0, region.a1);
    const left = Math.max(0, measure(index.letters, region.b0, region.b1) - added);
    const stated = left > 0 && isStatedBetween(words, region.a0, region.a1);
    if (left > FULL_OMISSION && !stated && unitAt(index, region.b0 - 1) !== unitAt(index, region.b1))
      cost += OMISSION_ACROSS;
    cost +=
      added +
      (stated
        ? 0.01
        : Math.min(left, FULL_OMISSION + LONG_OMISSION * Math.max(0, left - FULL_OMISSION), MOST_OMISSION));
  }
  return { runs, equal: Math.min(equal, words.to - words.from), cost };
}

/** The longest part of the words that an explanation leaves unexplained, in letters. */
export function longestUnexplained(words: Words, explanation: Explanation): number {
  let at = words.from;
  let longest = 0;
  for (const run of [...explanation.runs, { a: words.to, length: 0 }]) {
    longest = Math.max(longest, run.a - at);
    at = run.a + run.length;
  }
  return longest;
}
