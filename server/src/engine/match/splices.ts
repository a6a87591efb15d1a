// Words that no single source explains, but several one after the other: parts of two speeches put together.
import { orderOf } from '../corpus/index.ts';
import type { Stretch } from './candidates.ts';
import { explain, type Explanation, type Words } from './sources.ts';
import type { SourceLibrary } from './source-text.ts';

/** Shortest part of a splice, in letters; one of them may be a short clause to the letter (患难见真情). */
const SHORTEST_PART = 7;
const SHORTEST_CLAUSE = 5;
const MOST_PARTS = 4;
/** How much of the words the parts must have from their sources; alike stretches alone must cover nearly as much. */
const LEAST_EXPLAINED_BY_PARTS = 0.85;
const LEAST_COVERED_BY_PARTS = 0.7;
/** What joining two sources costs, in letters, against explaining the words by one. */
export const JOINT_COST = 3;

/**
 * For each part of words that several sources, or places of one, explain one after the other, its explanations; undefined
 * where that covers too little.
 */
export function explainSpliced(
  words: Words,
  library: SourceLibrary,
  stretches: readonly Stretch[],
): Explanation[][] | undefined {
  const length = words.to - words.from;
  const isEdge = (i: number) => i === words.from || i === words.to || words.breaks.includes(i);
  const isShort = (s: { from: number; to: number }) => s.to - s.from < SHORTEST_PART;
  const parts = stretches
    .map((s) => ({ ...s, from: Math.max(s.docStart, words.from), to: Math.min(s.docEnd, words.to) }))
    .filter((s) =>
      isShort(s)
        ? s.errors === 0 && s.to - s.from >= SHORTEST_CLAUSE && isEdge(s.from) && isEdge(s.to)
        : s.errors <= (s.to - s.from) * 0.2,
    )
    .sort(
      (a, b) => a.to - b.to || orderOf(library.index, a.corpusStart) - orderOf(library.index, b.corpusStart),
    );
  // best[i]: the most letters explained by parts ending with part i.
  const value: number[] = [];
  const previous: number[] = [];
  const count: number[] = [];
  const hasShort: boolean[] = [];
  let top = -1;
  const limit = Math.min(parts.length, 600);
  for (let i = 0; i < limit; i++) {
    const p = parts[i];
    value[i] = p.to - p.from - 2 * p.errors;
    previous[i] = -1;
    count[i] = 1;
    hasShort[i] = isShort(p);
    for (let j = 0; j < i; j++) {
      const t = parts[j];
      const overlap = Math.max(0, t.to - p.from);
      if (t.from >= p.from || count[j] >= MOST_PARTS) continue;
      if (overlap > 0 && (isShort(p) || isShort(t))) continue;
      if (Math.min(p.to - p.from, t.to - t.from) - overlap < (overlap > 0 ? SHORTEST_PART : SHORTEST_CLAUSE))
        continue;
      if (isShort(p) && hasShort[j]) continue;
      const total = value[j] + p.to - p.from - overlap - 2 * p.errors - JOINT_COST;
      if (total > value[i]) {
        value[i] = total;
        previous[i] = j;
        count[i] = count[j] + 1;
        hasShort[i] = isShort(p) || hasShort[j];
      }
    }
    if (top < 0 || value[i] > value[top]) top = i;
  }
  if (top < 0 || previous[top] < 0) return undefined;
  const chosen: (typeof parts)[number][] = [];
  for (let i = top; i >= 0; i = previous[i]) chosen.unshift(parts[i]);
  const covered = chosen.reduce((sum, p, i) => sum + p.to - Math.max(p.from, chosen[i - 1]?.to ?? p.from), 0);
  if (covered < length * LEAST_COVERED_BY_PARTS) return undefined;
  // Every letter belongs to one part: an overlap goes to the earlier, a gap to the part it is nearer.
  const explanations: Explanation[][] = [];
  let explained = 0;
  let from = words.from;
  for (const [i, part] of chosen.entries()) {
    const next = chosen[i + 1];
    const to = next ? cutBetween(words, part.to, next.from) : words.to;
    const own: Words = { ...words, from, to };
    const candidates = explain(own, library);
    if (!candidates.length) return undefined;
    explanations.push(candidates);
    explained += candidates[0].equal;
    if (explained + words.to - to < length * LEAST_EXPLAINED_BY_PARTS) return undefined;
    from = to;
  }
  return explanations;
}

/** The explanations of each part of words that are cut before the letters `cuts`; undefined where one has none. */
export function explainApart(
  words: Words,
  library: SourceLibrary,
  cuts: readonly number[],
): Explanation[][] | undefined {
  const ends = [...cuts, words.to];
  const parts = ends.map((to, i) =>
    explain({ ...words, from: i === 0 ? words.from : ends[i - 1], to }, library),
  );
  return parts.every((part) => part.length > 0) ? parts : undefined;
}

/** Where one part ends and the next begins, between two letters: a stated omission or the earlier part's end. */
function cutBetween(words: Words, end: number, start: number): number {
  const [low, high] = end < start ? [end, start] : [start, end];
  for (const at of words.statedAt) if (at >= low && at <= high) return at;
  return words.breaks.find((at) => at >= low && at <= high) ?? Math.min(end, high);
}
