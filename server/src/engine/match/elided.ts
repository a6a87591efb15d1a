// Words that are left out with a mark between parts that stand to the letter and in this order in one source: what
// parallel passages have in common must not draw a part to a place where it would differ.
import { GRAM, gramHash, postingsOf, runAt, unitAt } from '../corpus/index.ts';
import type { Run } from './align.ts';
import { isSpaced } from '../text/visible.ts';
import { sourceBreaks } from './source-breaks.ts';
import type { SourceLibrary } from './source-text.ts';
import type { Explanation, Words } from './sources.ts';

/** A part between two marks has so many letters at least. */
const SHORTEST_PART = 2;
const MOST_PARTS = 12;
/** How far, in letters, words may be left out with a mark. */
const FARTHEST = 3000;
/** So many places of the rarest three letters are looked at. */
const MOST_PLACES = 256;
const MOST_FOUND = 24;
/** What a stated omission costs, and one that reaches into another passage. */
const STATED = 0.01;
const STATED_ACROSS = 0.02;

/** Letters [from, to) of the document between two marks. */
interface Part {
  readonly from: number;
  readonly to: number;
}

/** Explanations of words with stated omissions by sources that have each part to the letter, in order. */
export function explainElided(words: Words, library: SourceLibrary): Explanation[] {
  const { codes, from, to } = words;
  const { index } = library;
  const { letters, gramBits } = index;
  const parts = partsOf(words);
  if (parts.length < 2 || parts.length > MOST_PARTS) return [];
  if (parts.some((p) => p.to - p.from < SHORTEST_PART)) return [];
  let rarest = -1;
  let fewest = MOST_PLACES + 1;
  let [anchor, offset] = [0, 0];
  parts.forEach((part, k) => {
    for (let i = part.from; i + GRAM <= part.to; i++) {
      const gram = gramHash(codes[i], codes[i + 1], codes[i + 2], gramBits);
      const { count } = postingsOf(index, gram, 0);
      if (count < fewest) [rarest, fewest, anchor, offset] = [gram, count, k, i - part.from];
    }
  });
  if (rarest < 0) return [];
  const breakBefore = sourceBreaks(library);
  const standsAt = (part: Part, b: number): boolean => {
    for (let i = part.from; i < part.to; i++) if (codes[i] !== letters[b + i - part.from]) return false;
    const end = b + part.to - part.from;
    return isEdge(codes[part.from], b, breakBefore) && isEdge(codes[part.to - 1], end, breakBefore);
  };
  const found = new Map<number, Explanation>();
  const { list, begin, end } = postingsOf(index, rarest, Infinity);
  for (let k = begin; k < end && found.size < MOST_FOUND; k++) {
    const place = list[k] - offset;
    const run = runAt(index, list[k]);
    if (place < run.start || place + parts[anchor].to - parts[anchor].from > run.end) continue;
    if (!standsAt(parts[anchor], place)) continue;
    const runs = placed(parts, anchor, place, run, standsAt);
    if (!runs) continue;
    const cost = runs.reduce(
      (sum, { b }, i) =>
        sum + (i === 0 ? 0 : unitAt(index, runs[i - 1].b) === unitAt(index, b) ? STATED : STATED_ACROSS),
      0,
    );
    const known = found.get(run.run);
    if (known && known.cost <= cost) continue;
    found.set(run.run, { run: run.run, from, to, runs, equal: to - from, cost });
  }
  return [...found.values()].sort((x, y) => x.cost - y.cost);
}

function partsOf({ from, to, statedAt }: Words): Part[] {
  const cuts = [...statedAt].filter((at) => at > from && at < to).sort((x, y) => x - y);
  return [from, ...cuts].map((start, i) => ({ from: start, to: cuts[i] ?? to }));
}

/** A part of a script that parts its words ends with one. */
function isEdge(code: number, position: number, breakBefore: (position: number) => string): boolean {
  return !isSpaced(code) || breakBefore(position) !== 'none';
}

/** All parts placed around the one that stands at `place`, each as near to the one before as can be. */
function placed(
  parts: readonly Part[],
  anchor: number,
  place: number,
  bounds: { readonly start: number; readonly end: number },
  standsAt: (part: Part, b: number) => boolean,
): Run[] | undefined {
  const runOf = (part: Part, b: number): Run => ({ a: part.from, b, length: part.to - part.from });
  const runs: Run[] = [runOf(parts[anchor], place)];
  for (let k = anchor - 1; k >= 0; k--) {
    const length = parts[k].to - parts[k].from;
    let b = runs[0].b - length - 1;
    const least = Math.max(bounds.start, b - FARTHEST);
    while (b >= least && !standsAt(parts[k], b)) b--;
    if (b < least) return undefined;
    runs.unshift(runOf(parts[k], b));
  }
  for (let k = anchor + 1; k < parts.length; k++) {
    const last = runs[runs.length - 1];
    let b = last.b + last.length + 1;
    const most = Math.min(bounds.end - (parts[k].to - parts[k].from), b + FARTHEST);
    while (b <= most && !standsAt(parts[k], b)) b++;
    if (b > most) return undefined;
    runs.push(runOf(parts[k], b));
  }
  return runs;
}

/** Whether every part is so short that it may be met by chance: only what the text says ties it to the source. */
export function isElidedToScraps({ statedAt }: Words, { runs }: Explanation, longest: number): boolean {
  return statedAt.size > 0 && runs.length > 1 && runs.every(({ length }) => length < longest);
}
