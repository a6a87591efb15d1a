/** `length` letters are equal from `a` in the document's letters and from `b` in the corpus's. */
export interface Run {
  readonly a: number;
  readonly b: number;
  readonly length: number;
}

/** Two sequences of letters, and where an omission costs nothing because the document states it. */
export interface Pair {
  readonly a: Uint16Array;
  readonly b: Uint16Array;
  /** statedAt[i]: an omission mark stands before letter i of `a`. */
  readonly statedAt: ReadonlySet<number>;
}

/** A window of the pair: [a0, a1) × [b0, b1). */
interface Window {
  a0: number;
  a1: number;
  b0: number;
  b1: number;
  /** Whether letters of `b` before / after the window's match may be left out freely. */
  freeStart: boolean;
  freeEnd: boolean;
}

/** Up to so many cells a window is solved exactly; larger ones are first cut at their longest common stretch. */
const EXACT_CELLS = 2_500;
const MOST_CELLS = 40_000;
/** Letters beside a fixed end that are looked at beyond as many as are to be placed. */
const NEAR = 12;
const SUBSTITUTION = 10;
/** Opening a gap costs something, so that among the shortest edits the fewest pieces win. */
const ADDITION_OPEN = 4;
const ADDITION_LETTER = 10;
/** Leaving out a clause is one slip, not as many as it has letters. */
const OMISSION_OPEN = 9;
const OMISSION_LETTER = 2;
/** A stated one costs next to nothing: only that the nearest place is taken. */
const STATED_OMISSION = 1;

/**
 * Aligns all letters of a[a0, a1) with a stretch of b[b0, b1): equal runs in order, as long as can be, then as few
 * pieces of difference as can be. Longest common stretches first (Ratcliff/Obershelp), and between them the exact
 * affine-gap alignment (Gotoh 1982).
 */
export function align(pair: Pair, a0: number, a1: number, b0: number, b1: number): Run[] {
  const runs: Run[] = [];
  solve(pair, { a0, a1, b0, b1, freeStart: true, freeEnd: true }, runs, 0);
  return mergeRuns(runs);
}

/** Aligns two windows whose both ends correspond. */
export function alignBetween(pair: Pair, a0: number, a1: number, b0: number, b1: number): Run[] {
  const runs: Run[] = [];
  solve(pair, { a0, a1, b0, b1, freeStart: false, freeEnd: false }, runs, 0);
  return mergeRuns(runs);
}

/** Joins runs that touch on both sides. */
export function mergeRuns(runs: readonly Run[]): Run[] {
  const merged: Run[] = [];
  for (const run of runs) {
    const last = merged[merged.length - 1];
    if (last && last.a + last.length === run.a && last.b + last.length === run.b) {
      merged[merged.length - 1] = { ...last, length: last.length + run.length };
    } else {
      merged.push(run);
    }
  }
  return merged;
}

function solve(pair: Pair, window: Window, runs: Run[], depth: number): void {
  let { a0, a1, b0, b1 } = window;
  const { a, b } = pair;
  if (a0 >= a1 || b0 >= b1) return;
  if (!window.freeStart) {
    const from = a0;
    while (a0 < a1 && b0 < b1 && a[a0] === b[b0]) {
      a0++;
      b0++;
    }
    if (a0 > from) runs.push({ a: from, b: b0 - (a0 - from), length: a0 - from });
  }
  let tail = 0;
  if (!window.freeEnd) {
    while (a0 < a1 && b0 < b1 && a[a1 - 1] === b[b1 - 1]) {
      a1--;
      b1--;
      tail++;
    }
  }
  const m = a1 - a0;
  const n = b1 - b0;
  if (m > 0 && n > 0) {
    const inner: Window = { ...window, a0, a1, b0, b1 };
    const hasFreeEnd = window.freeStart || window.freeEnd;
    // Far from a fixed end only a real stretch counts; without one, the letters stand for those next to that end.
    const roomy = hasFreeEnd && n > m + NEAR;
    const common =
      (roomy || m * n > EXACT_CELLS) && depth < 60 ? longestCommon(a, a0, a1, b, b0, b1, window) : undefined;
    if (common) {
      solve(pair, { ...inner, a1: common.a, b1: common.b, freeEnd: false }, runs, depth + 1);
      runs.push(common);
      const rest = { ...inner, a0: common.a + common.length, b0: common.b + common.length, freeStart: false };
      solve(pair, rest, runs, depth + 1);
    } else if (roomy && window.freeStart !== window.freeEnd) {
      const clipped = window.freeStart ? { ...inner, b0: b1 - m - NEAR } : { ...inner, b1: b0 + m + NEAR };
      if (m * (m + NEAR) <= MOST_CELLS) alignExactly(pair, clipped, runs);
    } else if (m * n <= MOST_CELLS) {
      alignExactly(pair, inner, runs);
    }
  }
  if (tail) runs.push({ a: a1, b: b1, length: tail });
}

/** Shortest common stretch that may cut a window in two. */
const SHORTEST_CUT = 3;

/** Places of each pair of letters in a window, as chains in a hash table; kept from call to call. */
let pairFirst = new Int32Array(1 << 9);
let pairNext = new Int32Array(1 << 8);

/** Empties the table of pairs for a window of so many letters; the bits of a slot's number. */
function roomForPairs(letters: number): number {
  if (pairNext.length < letters) pairNext = new Int32Array(2 * letters);
  const bits = Math.max(6, 32 - Math.clz32(letters));
  if (pairFirst.length < 1 << bits) pairFirst = new Int32Array(1 << bits);
  pairFirst.fill(-1, 0, 1 << bits);
  return bits;
}

function pairSlot(first: number, second: number, bits: number): number {
  return (Math.imul(first, 0x2c1b3c6d) ^ Math.imul(second, 0x9e3779b1)) >>> (32 - bits);
}

/** The longest stretch that both windows share, the one nearest to the diagonal of a fixed end among equals. */
function longestCommon(
  a: Uint16Array,
  a0: number,
  a1: number,
  b: Uint16Array,
  b0: number,
  b1: number,
  window: Window,
): Run | undefined {
  const bits = roomForPairs(b1 - b0);
  // From the back, so that each chain of places ascends.
  for (let j = b1 - 2; j >= b0; j--) {
    const slot = pairSlot(b[j], b[j + 1], bits);
    pairNext[j - b0] = pairFirst[slot];
    pairFirst[slot] = j;
  }
  // Where one end is fixed, a stretch far from it would tear the alignment: the nearer wins among equals.
  const distance = (i: number, j: number): number =>
    window.freeStart && window.freeEnd
      ? j - b0
      : window.freeStart
        ? Math.abs(b1 - j - (a1 - i))
        : Math.abs(j - b0 - (i - a0));
  let best: Run | undefined;
  let bestDistance = 0;
  for (let i = a0; i + 1 < a1; i++) {
    for (let j = pairFirst[pairSlot(a[i], a[i + 1], bits)]; j >= 0; j = pairNext[j - b0]) {
      if (b[j] !== a[i] || b[j + 1] !== a[i + 1]) continue;
      if (i > a0 && j > b0 && a[i - 1] === b[j - 1]) continue;
      let length = 2;
      while (i + length < a1 && j + length < b1 && a[i + length] === b[j + length]) length++;
      if (length < SHORTEST_CUT) continue;
      const far = distance(i, j);
      if (!best || length > best.length || (length === best.length && far < bestDistance)) {
        best = { a: i, b: j, length };
        bestDistance = far;
      }
    }
  }
  return best;
}

const enum From {
  Pair = 0,
  Addition = 1,
  Omission = 2,
}

const INFINITY = 1e9;
/** Working memory, kept from call to call. */
let traceMemory = new Uint8Array(3 * EXACT_CELLS);
let costs = Array.from({ length: 6 }, () => new Int32Array(256));

function room(size: number): Uint8Array {
  if (traceMemory.length < size) traceMemory = new Uint8Array(size);
  return traceMemory;
}

/** The cheapest alignment of a window, cell by cell. */
function alignExactly(pair: Pair, window: Window, runs: Run[]): void {
  const { a, b, statedAt } = pair;
  const { a0, a1, b0, b1, freeStart, freeEnd } = window;
  const m = a1 - a0;
  const n = b1 - b0;
  const width = n + 1;
  // Three layers: the last step paired two letters, added one (in a alone), or omitted one (in b alone).
  const trace = room((m + 1) * width * 3);
  if (costs[0].length < width) costs = costs.map(() => new Int32Array(width * 2));
  let [paired, added, omitted, pairedNext, addedNext, omittedNext] = costs;
  paired.fill(INFINITY, 0, width);
  added.fill(INFINITY, 0, width);
  omitted.fill(INFINITY, 0, width);
  const letterCost = (i: number) => (statedAt.has(a0 + i) ? 0 : OMISSION_LETTER);
  const openCost = (i: number) => (statedAt.has(a0 + i) ? STATED_OMISSION : OMISSION_OPEN);
  paired[0] = 0;
  for (let j = 1; j <= n; j++) {
    if (freeStart) {
      paired[j] = 0;
    } else {
      omitted[j] = openCost(0) + letterCost(0) * j;
      trace[j * 3 + From.Omission] = j === 1 ? From.Pair : From.Omission;
    }
  }
  for (let i = 1; i <= m; i++) {
    const last = freeEnd && i === m;
    const perLetter = last ? 0 : letterCost(i);
    const perGap = last ? 0 : openCost(i);
    for (let j = 0; j <= n; j++) {
      const cell = (i * width + j) * 3;
      // addition
      const fromPair = paired[j] + ADDITION_OPEN + ADDITION_LETTER;
      const fromAdded = added[j] + ADDITION_LETTER;
      const fromOmitted = omitted[j] + ADDITION_OPEN + ADDITION_LETTER;
      let cost = fromAdded;
      let from: From = From.Addition;
      if (fromPair < cost) {
        cost = fromPair;
        from = From.Pair;
      }
      if (fromOmitted < cost) {
        cost = fromOmitted;
        from = From.Omission;
      }
      addedNext[j] = cost;
      trace[cell + From.Addition] = from;
      if (j === 0) {
        pairedNext[0] = INFINITY;
        omittedNext[0] = INFINITY;
        continue;
      }
      // pair
      const equal = a[a0 + i - 1] === b[b0 + j - 1];
      let before = paired[j - 1];
      from = From.Pair;
      if (omitted[j - 1] < before) {
        before = omitted[j - 1];
        from = From.Omission;
      }
      if (added[j - 1] < before) {
        before = added[j - 1];
        from = From.Addition;
      }
      pairedNext[j] = before + (equal ? 0 : SUBSTITUTION);
      trace[cell + From.Pair] = from;
      // omission
      cost = omittedNext[j - 1] + perLetter;
      from = From.Omission;
      const opened = perGap + perLetter;
      if (pairedNext[j - 1] + opened < cost) {
        cost = pairedNext[j - 1] + opened;
        from = From.Pair;
      }
      if (addedNext[j - 1] + opened < cost) {
        cost = addedNext[j - 1] + opened;
        from = From.Addition;
      }
      omittedNext[j] = cost;
      trace[cell + From.Omission] = from;
    }
    [paired, pairedNext] = [pairedNext, paired];
    [added, addedNext] = [addedNext, added];
    [omitted, omittedNext] = [omittedNext, omitted];
  }
  let layer: From = From.Pair;
  if (added[n] < paired[n]) layer = From.Addition;
  if (omitted[n] < Math.min(paired[n], added[n])) layer = From.Omission;
  const found: Run[] = [];
  for (let i = m, j = n; i > 0 || j > 0;) {
    if (i === 0 && freeStart) break;
    const from: From = trace[(i * width + j) * 3 + layer];
    if (layer === From.Pair) {
      if (i === 0) break;
      if (a[a0 + i - 1] === b[b0 + j - 1]) found.push({ a: a0 + i - 1, b: b0 + j - 1, length: 1 });
      i--;
      j--;
    } else if (layer === From.Addition) {
      i--;
    } else {
      j--;
    }
    layer = from;
  }
  runs.push(...mergeRuns(found.reverse()));
}
