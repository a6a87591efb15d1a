// Aligns words of scripts that part them by spaces word by word: letters that two different words happen to share are
// no common wording, and no difference begins in the middle of a word.
import { unitAt, type CorpusIndex } from '../corpus/index.ts';
import { isSpaced } from '../text/visible.ts';
import { mergeRuns, type Run } from './align.ts';
import { likeness } from './regions.ts';
import { sourceText, type SourceLibrary } from './source-text.ts';
import type { Words } from './sources.ts';

/** The words of a document or a source, side by side with what each weighs. */
interface WordList {
  /** The first letter of each word, ascending; the last entry is the end of the last word. */
  readonly starts: readonly number[];
  readonly codes: Uint16Array;
  /** A number for each word, the same in both lists. */
  readonly numbers: Uint16Array;
  readonly weights: readonly number[];
}

interface WordPair {
  readonly a: WordList;
  readonly b: WordList;
  /** Words of `a` before which an omission is stated. */
  readonly statedAt: ReadonlySet<number>;
  /** Words of `b` that begin a passage: leaving out words across its beginning joins two passages. */
  readonly borders: ReadonlySet<number>;
}

/** What a word counts for: short ones are met by chance. */
const WORD = 30;
const WORD_LETTER = 10;
const MOST_LETTERS = 7;
/** Costs beside the words' own weight; leaving out many words is still one slip (see align.ts). */
const SUBSTITUTION_OPEN = 20;
const ADDITION_OPEN = 40;
const OMISSION_OPEN = 50;
const OMITTED_SHARE = 0.1;
/** A word that is written twice costs this share of another. */
const DOUBLED_SHARE = 0.3;
const OMISSION_ACROSS = 60;
const STATED_OMISSION = 5;
/** A word that looks like the one it stands for costs less by up to this share. */
const LIKENESS = 0.7;
/** A single word so many words away from the rest, for each of its letters, is a coincidence, at either end. */
const FAR_WORDS = 1;
/** Larger windows are cut at their longest common stretch of so many words at least. */
const MOST_CELLS = 40_000;
const SHORTEST_CUT = 3;

/**
 * Equal words of the document's words and positions [b0, b1) of the index, as runs of letters; undefined where the
 * words are not mainly of a script that parts them.
 */
export function alignWords(words: Words, b0: number, b1: number, library: SourceLibrary): Run[] | undefined {
  if (!isMainlySpaced(words)) return undefined;
  const pair = pairOf(words, b0, b1, library);
  const { a, b } = pair;
  const found: Run[] = [];
  solve(pair, 0, a.numbers.length, 0, b.numbers.length, true, true, found);
  const equal = withoutStrays(mergeRuns(found), pair).map((run) => ({
    a: a.starts[run.a],
    b: b.starts[run.b],
    length: a.starts[run.a + run.length] - a.starts[run.a],
  }));
  return mergeRuns(withSameLetters(equal, a, b));
}

/** How many letters are looked at to tell the script. */
const SAMPLE = 24;

function isMainlySpaced({ codes, from, to }: Words): boolean {
  const step = Math.max(1, Math.floor((to - from) / SAMPLE));
  let spaced = 0;
  let seen = 0;
  for (let i = from; i < to; i += step, seen++) if (isSpaced(codes[i])) spaced++;
  return spaced * 2 > seen;
}

function pairOf(words: Words, b0: number, b1: number, library: SourceLibrary): WordPair {
  const numbers = new Map<string, number>();
  const starts = [words.from, ...words.breaks.filter((i) => i > words.from && i < words.to), words.to];
  const a = listOf(starts, words.codes, numbers);
  const b = listOf(sourceStarts(library, b0, b1), library.index.letters, numbers);
  const statedAt = new Set<number>();
  for (const at of words.statedAt) if (starts.includes(at)) statedAt.add(starts.indexOf(at));
  return { a, b, statedAt, borders: bordersOf(b, library.index) };
}

/** The first letters of the words that positions [from, to) of the index are of, and the end of the last of them. */
function sourceStarts(library: SourceLibrary, from: number, to: number): number[] {
  const { letters, base } = sourceText(library, from, to);
  const isBreak = (i: number) => i <= 0 || i >= letters.length || letters.starts[i] !== letters.ends[i - 1];
  let [first, last] = [from - base, to - base];
  while (!isBreak(first)) first--;
  while (!isBreak(last)) last++;
  const found: number[] = [];
  for (let i = first; i <= last; i++) if (i === first || i === last || isBreak(i)) found.push(base + i);
  return found;
}

function bordersOf({ starts }: WordList, index: CorpusIndex): Set<number> {
  const borders = new Set<number>();
  const unitOf = (word: number): number => unitAt(index, starts[word]);
  const last = starts.length - 2;
  if (last < 1 || unitOf(0) === unitOf(last)) return borders;
  for (let i = 1; i <= last; i++) if (unitOf(i) !== unitOf(i - 1)) borders.add(i);
  return borders;
}

function listOf(starts: readonly number[], codes: Uint16Array, known: Map<string, number>): WordList {
  const numbers = new Uint16Array(Math.max(0, starts.length - 1));
  const weights: number[] = [];
  for (let i = 0; i < numbers.length; i++) {
    const word = String.fromCharCode(...codes.subarray(starts[i], starts[i + 1]));
    let number = known.get(word);
    if (number === undefined) known.set(word, (number = known.size + 1));
    numbers[i] = number;
    weights.push(WORD + WORD_LETTER * Math.min(word.length, MOST_LETTERS));
  }
  return { starts, codes, numbers, weights };
}

/** Aligns words a[a0, a1) with b[b0, b1); at a free end of the window the words of `b` may be left over. */
function solve(
  pair: WordPair,
  a0: number,
  a1: number,
  b0: number,
  b1: number,
  freeStart: boolean,
  freeEnd: boolean,
  found: Run[],
): void {
  if (a0 >= a1 || b0 >= b1) return;
  if ((a1 - a0) * (b1 - b0) <= MOST_CELLS) {
    solveExactly(pair, a0, a1, b0, b1, freeStart, freeEnd, found);
    return;
  }
  const common = longestCommon(pair, a0, a1, b0, b1);
  if (!common) return;
  solve(pair, a0, common.a, b0, common.b, freeStart, false, found);
  found.push(common);
  solve(pair, common.a + common.length, a1, common.b + common.length, b1, false, freeEnd, found);
}

function longestCommon(
  { a: { numbers: a }, b: { numbers: b } }: WordPair,
  a0: number,
  a1: number,
  b0: number,
  b1: number,
): Run | undefined {
  let best: Run | undefined;
  let before = new Uint16Array(b1 - b0 + 1);
  let now = new Uint16Array(b1 - b0 + 1);
  for (let i = a0; i < a1; i++) {
    for (let j = b0; j < b1; j++) {
      const length = a[i] === b[j] ? before[j - b0] + 1 : 0;
      now[j - b0 + 1] = length;
      if (length >= SHORTEST_CUT && length > (best?.length ?? 0)) {
        best = { a: i + 1 - length, b: j + 1 - length, length };
      }
    }
    [before, now] = [now, before];
  }
  return best;
}

const enum From {
  Pair = 0,
  Addition = 1,
  Omission = 2,
}

const INFINITY = 1e9;

/** The cheapest alignment of a window, word by word (Gotoh 1982). */
function solveExactly(
  pair: WordPair,
  a0: number,
  a1: number,
  b0: number,
  b1: number,
  freeStart: boolean,
  freeEnd: boolean,
  found: Run[],
): void {
  const { a, b, statedAt, borders } = pair;
  const m = a1 - a0;
  const n = b1 - b0;
  const width = n + 1;
  // For each cell three layers: the last step paired two words, added one (in a alone), or left one out (in b alone).
  const cost = new Int32Array((m + 1) * width * 3).fill(INFINITY);
  const from = new Uint8Array((m + 1) * width * 3);
  const reach = (to: number, layer: From, cell: number, more: readonly [number, number, number]): void => {
    for (let f = 0; f < 3; f++) {
      const sum = cost[cell * 3 + f] + more[f];
      if (sum < cost[to * 3 + layer]) {
        cost[to * 3 + layer] = sum;
        from[to * 3 + layer] = f;
      }
    }
  };
  cost[0] = 0;
  for (let i = 0; i <= m; i++) {
    const stated = i > 0 && statedAt.has(a0 + i);
    const free = (freeStart && i === 0) || (freeEnd && i === m);
    for (let j = 0; j <= n; j++) {
      const cell = i * width + j;
      if (freeStart && i === 0) cost[cell * 3] = 0;
      if (j > 0 && !(freeStart && i === 0)) {
        const crossed = borders.has(b0 + j - 1) ? OMISSION_ACROSS : 0;
        const word = free ? 0 : stated ? 0 : b.weights[b0 + j - 1] * OMITTED_SHARE + crossed;
        const open = free ? 0 : stated ? STATED_OMISSION : OMISSION_OPEN;
        reach(cell, From.Omission, cell - 1, [word + open, word + open, word]);
      }
      if (i === 0) continue;
      const isDoubled = i > 1 && a.numbers[a0 + i - 1] === a.numbers[a0 + i - 2];
      const weight = a.weights[a0 + i - 1] * (isDoubled ? DOUBLED_SHARE : 1);
      reach(cell, From.Addition, cell - width, [weight + ADDITION_OPEN, weight, weight + ADDITION_OPEN]);
      if (j === 0) continue;
      const isSame = a.numbers[a0 + i - 1] === b.numbers[b0 + j - 1];
      const change = isSame ? 0 : changeCost(pair, a0 + i - 1, b0 + j - 1);
      reach(cell, From.Pair, cell - width - 1, [change, change, change]);
    }
  }
  const last = m * width + n;
  let layer: From = From.Pair;
  for (const other of [From.Addition, From.Omission]) {
    if (cost[last * 3 + other] < cost[last * 3 + layer]) layer = other;
  }
  const equal: Run[] = [];
  for (let i = m, j = n; i > 0 && (i > 0 || j > 0);) {
    const next: From = from[(i * width + j) * 3 + layer];
    if (layer === From.Pair) {
      i--;
      j--;
      if (a.numbers[a0 + i] === b.numbers[b0 + j]) equal.push({ a: a0 + i, b: b0 + j, length: 1 });
    } else if (layer === From.Addition) {
      i--;
    } else {
      j--;
    }
    layer = next;
  }
  found.push(...equal.reverse());
}

/** What it costs to take word i of the document for word j of the source. */
function changeCost({ a, b }: WordPair, i: number, j: number): number {
  const alike = likeness(
    a.codes.subarray(a.starts[i], a.starts[i + 1]),
    b.codes.subarray(b.starts[j], b.starts[j + 1]),
  );
  return SUBSTITUTION_OPEN + a.weights[i] * (1 - LIKENESS * alike) + b.weights[j] * OMITTED_SHARE;
}

/** Drops single words far from the rest at either end: they are coincidences. */
function withoutStrays(runs: Run[], { a, statedAt }: WordPair): Run[] {
  const kept = [...runs];
  const isStray = (run: Run, x: Run, y: Run): boolean => {
    for (let i = x.a + x.length; i <= y.a; i++) if (statedAt.has(i)) return false;
    const docGap = y.a - x.a - x.length;
    const sourceGap = y.b - x.b - x.length;
    const far = FAR_WORDS * (a.starts[run.a + 1] - a.starts[run.a]);
    return run.length === 1 && (sourceGap - docGap > far || docGap > far);
  };
  while (kept.length > 1 && isStray(kept[0], kept[0], kept[1])) kept.shift();
  for (let last = kept.length - 1; last > 0 && isStray(kept[last], kept[last - 1], kept[last]); last--) {
    kept.pop();
  }
  return kept;
}

/** Between equal words also those that are only parted otherwise (can not, cannot; battle-field, battlefield). */
function withSameLetters(equal: readonly Run[], a: WordList, b: WordList): Run[] {
  const docStarts = new Set(a.starts);
  const ownStarts = new Set(b.starts);
  const result: Run[] = [];
  let previous: Run | undefined;
  for (const run of equal) {
    if (previous) {
      const a0 = previous.a + previous.length;
      const b0 = previous.b + previous.length;
      const most = Math.min(run.a - a0, run.b - b0);
      let head = 0;
      for (let n = 0; n < most && a.codes[a0 + n] === b.codes[b0 + n];) {
        n++;
        if (docStarts.has(a0 + n) && ownStarts.has(b0 + n)) head = n;
      }
      let tail = 0;
      for (let n = 0; n < most - head && a.codes[run.a - 1 - n] === b.codes[run.b - 1 - n];) {
        n++;
        if (docStarts.has(run.a - n) && ownStarts.has(run.b - n)) tail = n;
      }
      if (head) result.push({ a: a0, b: b0, length: head });
      if (tail) result.push({ a: run.a - tail, b: run.b - tail, length: tail });
    }
    result.push(run);
    previous = run;
  }
  return result;
}
