// Aligns the parts of a text with the parts of its translation by their lengths (Gale and Church, A Program for Aligning
// Sentences in Bilingual Corpora, Computational Linguistics 19, 1993), helped by what is the same in both: numbers, names
// in Latin letters, questions. How sure a border is comes from all alignments together (forward–backward), not from the
// best one alone.

/** A part of a text, as far as aligning looks at it. */
export interface Measured {
  /** Letters. */
  readonly length: number;
  /** What a translation leaves as it is; see {@link anchorsOf}. */
  readonly anchors: readonly string[];
}

/** How long translations are: letters for a letter of the source, and the variance of that for a letter. */
export interface LengthModel {
  readonly ratio: number;
  readonly variance: number;
}

/** Parts a[a0, a1) are the translation of parts b[b0, b1). */
export interface Bead {
  readonly a0: number;
  readonly a1: number;
  readonly b0: number;
  readonly b1: number;
  /** How sure it is that a border of beads is here, from 0 to 1. */
  readonly sureStart: number;
  readonly sureEnd: number;
}

/**
 * How many parts of either side make a bead, and how often (Gale and Church, table 5; three to one is rarer still, and
 * a paragraph left out is more frequent than a sentence).
 */
const KINDS: readonly (readonly [a: number, b: number, probability: number])[] = [
  [1, 1, 0.89],
  [1, 0, 0.02],
  [0, 1, 0.02],
  [2, 1, 0.0445],
  [1, 2, 0.0445],
  [2, 2, 0.011],
  [3, 1, 0.004],
  [1, 3, 0.004],
];
const SHARED_ANCHOR = 2;
const LOST_ANCHOR = -0.5;
const LINKED = 8;
/** Longer lists are aligned in windows of so many parts, and the last quarter of each window anew. */
const WINDOW = 200;

/** A first guess where there is too little to measure: an alphabet's letters for a Chinese character. */
export const DEFAULT_RATIO = 3.2;

/** A model from pairs of lengths; `fallback` is the ratio where there are none. */
export function lengthModel(
  pairs: readonly { readonly a: number; readonly b: number }[],
  fallback: number = DEFAULT_RATIO,
): LengthModel {
  const sum = pairs.reduce((all, { a, b }) => ({ a: all.a + a, b: all.b + b }), { a: 0, b: 0 });
  const ratio = sum.a > 0 && sum.b > 0 ? sum.b / sum.a : fallback;
  // Before there are enough pairs the spread is assumed: a fourth of a sentence of thirty characters.
  const usual = 2 * ratio * ratio;
  if (pairs.length < 30) return { ratio, variance: usual };
  const measured =
    pairs.reduce((all, { a, b }) => all + (b - a * ratio) ** 2 / Math.max(a, 1), 0) / pairs.length;
  return { ratio, variance: Math.min(Math.max(measured, usual / 4), usual * 4) };
}

/** What of a text its translation has too: numbers, names in Latin letters, the mark of a question. */
export function anchorsOf(text: string): string[] {
  const found = text.match(/\d+(?:[.,]\d+)*|\b[A-Z][A-Z\d]+\b|[?？]/g) ?? [];
  return found.map((one) => (one === '？' ? '?' : /^\d/.test(one) ? one.replaceAll(',', '') : one));
}

/**
 * The most likely alignment, in order; every part is in exactly one bead. `linked` tells of parts that are known to
 * belong together.
 */
export function alignParts(
  a: readonly Measured[],
  b: readonly Measured[],
  model: LengthModel,
  linked: (i: number, j: number) => boolean = () => false,
): Bead[] {
  const beads: Bead[] = [];
  let a0 = 0;
  let b0 = 0;
  for (;;) {
    const restA = a.length - a0;
    const restB = b.length - b0;
    const isLast = restA <= WINDOW && restB <= WINDOW;
    // Windows go on where the last one has become unsure; both sides run out together.
    const share = isLast ? 1 : WINDOW / Math.max(restA, restB);
    const a1 = a0 + Math.min(restA, Math.max(Math.ceil(restA * share), 1));
    const b1 = b0 + Math.min(restB, Math.max(Math.ceil(restB * share), 1));
    const found = alignWindow(a.slice(a0, a1), b.slice(b0, b1), model, (i, j) => linked(a0 + i, b0 + j));
    const kept = isLast ? found : found.slice(0, Math.max(1, Math.floor(found.length * 0.75)));
    for (const bead of kept)
      beads.push({ ...bead, a0: bead.a0 + a0, a1: bead.a1 + a0, b0: bead.b0 + b0, b1: bead.b1 + b0 });
    if (isLast) return beads;
    const last = beads[beads.length - 1];
    [a0, b0] = [last.a1, last.b1];
  }
}

function alignWindow(
  a: readonly Measured[],
  b: readonly Measured[],
  model: LengthModel,
  linked: (i: number, j: number) => boolean,
): Bead[] {
  const [m, n] = [a.length, b.length];
  const width = n + 1;
  const size = (m + 1) * width;
  const best = new Float64Array(size).fill(-Infinity);
  const from = new Int8Array(size).fill(-1);
  /** Logarithms of the sums over all alignments of what stands before, and of what stands behind. */
  const before = new Float64Array(size).fill(-Infinity);
  const behind = new Float64Array(size).fill(-Infinity);
  const weights = new Float64Array(size * KINDS.length).fill(-Infinity);
  best[0] = 0;
  before[0] = 0;
  for (let i = 0; i <= m; i++) {
    for (let j = 0; j <= n; j++) {
      const cell = i * width + j;
      for (let k = 0; k < KINDS.length; k++) {
        const [da, db] = KINDS[k];
        if (i < da || j < db) continue;
        const last = cell - da * width - db;
        if (before[last] === -Infinity) continue;
        const weight = likelihood(a, i - da, i, b, j - db, j, k, model, linked);
        weights[cell * KINDS.length + k] = weight;
        before[cell] = logSum(before[cell], before[last] + weight);
        if (best[last] + weight > best[cell]) {
          best[cell] = best[last] + weight;
          from[cell] = k;
        }
      }
    }
  }
  behind[size - 1] = 0;
  for (let i = m; i >= 0; i--) {
    for (let j = n; j >= 0; j--) {
      const cell = i * width + j;
      if (behind[cell] === -Infinity) continue;
      for (let k = 0; k < KINDS.length; k++) {
        const weight = weights[cell * KINDS.length + k];
        if (weight === -Infinity) continue;
        const last = cell - KINDS[k][0] * width - KINDS[k][1];
        behind[last] = logSum(behind[last], behind[cell] + weight);
      }
    }
  }
  const sure = (i: number, j: number): number =>
    Math.min(1, Math.exp(before[i * width + j] + behind[i * width + j] - before[size - 1]));
  const beads: Bead[] = [];
  for (let i = m, j = n; i > 0 || j > 0;) {
    const [da, db] = KINDS[from[i * width + j]];
    beads.push({
      a0: i - da,
      a1: i,
      b0: j - db,
      b1: j,
      sureStart: sure(i - da, j - db),
      sureEnd: sure(i, j),
    });
    i -= da;
    j -= db;
  }
  return beads.reverse();
}

/** Logarithm of how likely it is that these parts belong together. */
function likelihood(
  a: readonly Measured[],
  a0: number,
  a1: number,
  b: readonly Measured[],
  b0: number,
  b1: number,
  kind: number,
  { ratio, variance }: LengthModel,
  linked: (i: number, j: number) => boolean,
): number {
  let [lengthA, lengthB] = [0, 0];
  for (let i = a0; i < a1; i++) lengthA += a[i].length;
  for (let j = b0; j < b1; j++) lengthB += b[j].length;
  let sum = Math.log(KINDS[kind][2]);
  // What was left out or put in has any length: there is nothing to compare it with.
  if (a1 > a0 && b1 > b0) {
    const mean = (lengthA + lengthB / ratio) / 2;
    const delta = Math.abs(lengthB - lengthA * ratio) / Math.sqrt(Math.max(mean, 1) * variance);
    sum += Math.log(Math.max(tail(delta), 1e-30));
  }
  for (let i = a0; i < a1; i++) for (let j = b0; j < b1; j++) if (linked(i, j)) sum += LINKED;
  const left: string[] = [];
  for (let j = b0; j < b1; j++) left.push(...b[j].anchors);
  for (let i = a0; i < a1; i++) {
    for (const anchor of a[i].anchors) {
      const at = left.indexOf(anchor);
      if (at >= 0) left.splice(at, 1);
      sum += at >= 0 ? SHARED_ANCHOR : LOST_ANCHOR;
    }
  }
  return sum + left.length * LOST_ANCHOR;
}

/** Two-sided tail of the normal distribution, 2(1 − Φ(x)) (Abramowitz and Stegun 7.1.26). */
function tail(x: number): number {
  const z = x / Math.SQRT2;
  const t = 1 / (1 + 0.3275911 * z);
  const polynomial =
    t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
  return polynomial * Math.exp(-z * z);
}

function logSum(a: number, b: number): number {
  if (a === -Infinity) return b;
  if (b === -Infinity) return a;
  return Math.max(a, b) + Math.log1p(Math.exp(-Math.abs(a - b)));
}
