// Cuts what lies between equal letters into regions, each of them one difference at its best place.
import type { Run } from './align.ts';
import { lostFromLastWord } from './edges.ts';
import type { Region } from './moves.ts';
import { documentGap, isWordLetter, sourceGap, type Setting } from './setting.ts';
import type { SourceText } from './source-text.ts';

/**
 * Which letters of the source the words stand for, where their first or last letters match nothing: as many as there
 * are, or the rest of the clause if that is about as long; none where the clause begins or ends just there.
 */
export function outerBounds(setting: Setting, equal: readonly Run[]): { start: number; end: number } {
  const { source, from, to } = setting;
  const first = equal[0];
  const last = equal[equal.length - 1];
  const before = first.a - from;
  const behind = to - (last.a + last.length);
  const wordsOf = (a: number, letters: number): number => {
    let count = 1;
    for (let i = a + 1; i < a + letters; i++) if (documentGap(setting, i) !== '') count++;
    return count;
  };
  const end0 = last.b + last.length;
  let start = first.b;
  let end = end0;
  if (before) start -= restOfClause(source, first.b, -1, before, wordsOf(from, before));
  if (behind) end += restOfClause(source, end0, 1, behind, wordsOf(to - behind, behind));
  else end += lostFromLastWord(setting, end0);
  // Where words are parted by spaces the source is never cut in the middle of one.
  const isInWord = (b: number): boolean =>
    b > 0 &&
    b < source.letters.length &&
    sourceGap(source, b) === '' &&
    isWordLetter(source.text[source.letters.starts[b]]) &&
    isWordLetter(source.text[source.letters.starts[b - 1]]);
  for (let n = 0; n < LONGEST_WORD && isInWord(start); n++) start--;
  for (let n = 0; n < LONGEST_WORD && isInWord(end); n++) end++;
  return { start, end };
}

/**
 * A clause may be so much longer than the words that stand for it: letters, but no more than these have, or words where
 * spaces part them.
 */
const LONGER_CLAUSE = { letters: 2, words: 0 } as const;

/** How many letters of the source behind letter b (step 1) or before it stand for letters that match nothing. */
function restOfClause(source: SourceText, b: number, step: 1 | -1, letters: number, words: number): number {
  const { length, starts } = source.letters;
  const next = source.text[starts[step > 0 ? b : b - 1]];
  const [wanted, longest] = isWordLetter(next)
    ? [words, words + LONGER_CLAUSE.words]
    : [letters, letters + Math.min(letters, LONGER_CLAUSE.letters)];
  let size = 0;
  let enough = 0;
  for (let count = 0; ; count++) {
    const at = b + step * count;
    const gap = at <= 0 || at >= length ? '\n' : sourceGap(source, at);
    if (count > 0 && (gap !== '' || !isWordLetter(next))) {
      size++;
      if (size <= wanted) enough = count;
      if (size > longest) return enough;
    }
    if (/[^ '’\-‐]/.test(gap)) return count;
  }
}

const SENTENCE_END = /[。！？!?\n]/;
/** So many letters at an edge that stand in another sentence of the source are a coincidence … */
const LONGEST_STRAY = 2;
/** … and a few more, where so many times as many are left out between. */
const LONGEST_FAR_STRAY = 5;
const FAR = 4;

/** Equal letters without those at either end that stand in another sentence of the source than the rest. */
export function withoutOtherSentences(setting: Setting, equal: readonly Run[]): readonly Run[] {
  const isAcross = (x: Run, y: Run): boolean => {
    for (let b = x.b + x.length; b <= y.b; b++) {
      if (SENTENCE_END.test(sourceGap(setting.source, b))) return !isCut(x, y);
    }
    return false;
  };
  const isCut = (x: Run, y: Run): boolean => {
    for (let a = x.a + x.length; a <= y.a; a++) if (SENTENCE_END.test(documentGap(setting, a))) return true;
    return false;
  };
  const isStray = ({ length }: Run, x: Run, y: Run): boolean => {
    const left = y.b - x.b - x.length - (y.a - x.a - x.length);
    const isFew = length <= LONGEST_STRAY || (length <= LONGEST_FAR_STRAY && left > FAR * length);
    return isFew && isAcross(x, y);
  };
  let [from, to] = [0, equal.length];
  while (to - from > 1 && isStray(equal[from], equal[from], equal[from + 1])) from++;
  while (to - from > 1 && isStray(equal[to - 1], equal[to - 2], equal[to - 1])) to--;
  return equal.slice(from, to);
}

/** A changed word may keep a letter in its middle (世卫, 世界卫生): so many letters beside it at the most. */
const LONGEST_WORD_PART = 3;

/** Equal letters without those that stand alone inside one changed word. */
export function withoutLoneLetters(setting: Setting, equal: readonly Run[]): Run[] {
  return equal.filter((run, i) => {
    const [before, behind] = [equal[i - 1], equal[i + 1]];
    if (run.length !== 1 || !before || !behind) return true;
    const [a0, b0] = [run.a - before.a - before.length, run.b - before.b - before.length];
    const [a1, b1] = [behind.a - run.a - 1, behind.b - run.b - 1];
    const isOneSlip = (a0 === 0 && a1 === 0) || (b0 === 0 && b1 === 0);
    const punctuation =
      documentGap(setting, run.a) +
      documentGap(setting, run.a + 1) +
      sourceGap(setting.source, run.b) +
      sourceGap(setting.source, run.b + 1);
    return !isOneSlip || Math.max(a0, b0, a1, b1) > LONGEST_WORD_PART || punctuation !== '';
  });
}

/** A word of an alphabet is at most so long. */
const LONGEST_WORD = 24;

export function regionsBetween(
  setting: Setting,
  equal: readonly Run[],
  bounds: { start: number; end: number },
): Region[] {
  const regions: Region[] = [];
  let a = setting.from;
  let b = bounds.start;
  for (const run of [...equal, { a: setting.to, b: bounds.end, length: 0 }]) {
    if (run.a > a || run.b > b) regions.push({ a0: a, a1: run.a, b0: b, b1: run.b });
    a = run.a + run.length;
    b = run.b + run.length;
  }
  return regions;
}

/** How far a pure omission or addition is moved to find its best place, in letters. */
const FARTHEST_SLIDE = 40;

/**
 * A pure omission or addition may stand in several places (AB|AB): it is set where the punctuation around agrees best,
 * and among equals where a clause begins or ends.
 */
export function slide(setting: Setting, region: Region): Region {
  const { text, letters, source, from, to } = setting;
  const omission = region.a0 === region.a1;
  if (omission === (region.b0 === region.b1)) return region;
  // The text that has the letters, and the other: s0 … s1 are too many in `long`, and stand at t in `short`.
  const [longText, longLetters] = omission ? [source.text, source.letters] : [text, letters];
  const long = longLetters.codes;
  const short = omission ? letters.codes : source.letters.codes;
  const [longGap, shortGap] = omission
    ? [(i: number) => sourceGap(source, i), (i: number) => documentGap(setting, i)]
    : [(i: number) => documentGap(setting, i), (i: number) => sourceGap(source, i)];
  const [s0, s1, t] = omission ? [region.b0, region.b1, region.a0] : [region.a0, region.a1, region.b0];
  const [longFrom, longTo, shortFrom, shortTo] = omission
    ? [0, long.length, from, to]
    : [from, to, 0, short.length];
  let least = 0;
  while (
    least > -FARTHEST_SLIDE && s0 + least > longFrom && t + least > shortFrom &&
    long[s0 + least - 1] === long[s1 + least - 1] && short[t + least - 1] === long[s0 + least - 1]
  ) least--; // prettier-ignore
  let most = 0;
  while (
    most < FARTHEST_SLIDE && s1 + most < longTo && t + most < shortTo &&
    long[s0 + most] === long[s1 + most] && short[t + most] === long[s1 + most]
  ) most++; // prettier-ignore
  if (least === most) return region;
  // The same letters may be written otherwise (That, that).
  const isWritten = (x: number, s: number): boolean => {
    const [i, j] = omission ? [t + x, s + x] : [s + x, t + x];
    return (
      text.slice(letters.starts[i], letters.ends[i]) ===
      source.text.slice(source.letters.starts[j], source.letters.ends[j])
    );
  };
  const isInWord = (i: number): boolean =>
    longGap(i) === '' &&
    isWordLetter(longText[longLetters.starts[i]]) &&
    isWordLetter(longText[longLetters.starts[i - 1]]);
  const isStated = (i: number): boolean => omission && hasElision(setting, i);
  let best = 0;
  let bestCost = Infinity;
  for (let k = least; k <= most; k++) {
    let cost = 0;
    for (let x = least; x <= most; x++) {
      if (x !== k && shortGap(t + x) !== longGap((x < k ? s0 : s1) + x)) cost += 4;
      if (x < most && !isWritten(x, x < k ? s0 : s1)) cost += 2;
    }
    const [own, left, right] = [shortGap(t + k), longGap(s0 + k), longGap(s1 + k)];
    if (isStated(t + k)) cost -= 8;
    else if (own !== left && own !== right) cost += 4;
    if (isInWord(s0 + k) || isInWord(s1 + k)) cost += 4;
    cost -= (left ? 1 : 0) + (right ? 1 : 0);
    // Among equals the last: what was left out begins with a word of its own more often than it ends with one.
    if (cost <= bestCost) {
      bestCost = cost;
      best = k;
    }
  }
  return omission
    ? { a0: region.a0 + best, a1: region.a1 + best, b0: s0 + best, b1: s1 + best }
    : { a0: s0 + best, a1: s1 + best, b0: region.b0 + best, b1: region.b1 + best };
}

/** Whether an omission mark stands before letter i of the document. */
function hasElision({ letters, elisions, from, to }: Setting, i: number): boolean {
  if (i <= from || i >= to) return false;
  return elisions.some((e) => e.start >= letters.ends[i - 1] && e.end <= letters.starts[i]);
}

/** So much of two words must be alike at their ends to be taken for one another. */
const ALIKE = 0.5;

/** Words that differ side by side, one by one where it is plain which stands for which. */
export function splitWords(setting: Setting, region: Region): Region[] {
  const { letters, source } = setting;
  const doc = wordStarts(region.a0, region.a1, (i) => documentGap(setting, i));
  const own = wordStarts(region.b0, region.b1, (i) => sourceGap(source, i));
  const isWords = isWordLetter(setting.text[letters.starts[region.a0]]);
  if (region.moved || !isWords || doc.length < 2 || own.length < 2 || doc.length + own.length === 4) {
    return [region];
  }
  const canCut = (i: number, j: number) => documentGap(setting, i) === sourceGap(source, j);
  const areOneByOne =
    doc.length === own.length && doc.every((i, k) => k === 0 || k === doc.length - 1 || canCut(i, own[k]));
  const isAlike = (k: number, l: number) =>
    likeness(letters.codes.subarray(doc[k], doc[k + 1]), source.letters.codes.subarray(own[l], own[l + 1])) >=
    ALIKE;
  const result: Region[] = [];
  // [k, m) and [l, n) are the words that are left.
  let [k, l, m, n] = [0, 0, doc.length - 1, own.length - 1];
  const isPair = () => m - k === 1 && n - l === 1;
  while (!isPair() && k < m && l < n && (areOneByOne || (isAlike(k, l) && canCut(doc[k + 1], own[l + 1])))) {
    result.push({ a0: doc[k], a1: doc[++k], b0: own[l], b1: own[++l] });
  }
  const tail: Region[] = [];
  while (!isPair() && k < m && l < n && isAlike(m - 1, n - 1) && canCut(doc[m - 1], own[n - 1])) {
    tail.unshift({ a0: doc[--m], a1: doc[m + 1], b0: own[--n], b1: own[n + 1] });
  }
  if (k < m || l < n) result.push({ a0: doc[k], a1: doc[m], b0: own[l], b1: own[n] });
  return [...result, ...tail];
}

/** The first letters of the words that letters [from, to) are of, and their end. */
function wordStarts(from: number, to: number, gap: (i: number) => string): number[] {
  const starts = [from];
  for (let i = from + 1; i < to; i++) if (gap(i) !== '') starts.push(i);
  if (to > from) starts.push(to);
  return starts;
}

/** The part of two words that they share at their beginning and their end. */
export function likeness(a: Uint16Array, b: Uint16Array): number {
  const shortest = Math.min(a.length, b.length);
  let head = 0;
  while (head < shortest && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < shortest - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  return (head + tail) / Math.max(a.length, b.length);
}
