// Words that changed places are told as whole items of their list: 有能力、有信心, not 能力、有信心.
import type { Region } from './moves.ts';
import { documentGap, sourceGap, type Setting } from './setting.ts';

const ITEM_END = /[、，；,;]/;
/** So many letters at either end of items that changed places may be the same: 有能力、有信心, not 能力、有信心. */
const MOST_SHARED = 2;

/** Words that changed places with the letters of their first and last item that stand as they were; see {@link toItems}. */
export function withItemsWhole(setting: Setting, region: Region): Region {
  const { letters, source, from, to } = setting;
  const isSame = (a: number, b: number): boolean =>
    a >= from && a < to && letters.codes[a] === source.letters.codes[b];
  let head = 0;
  while (
    head < MOST_SHARED &&
    documentGap(setting, region.a0 - head) === '' &&
    sourceGap(source, region.b0 - head) === '' &&
    isSame(region.a0 - head - 1, region.b0 - head - 1)
  )
    head++;
  let tail = 0;
  while (
    tail < MOST_SHARED &&
    documentGap(setting, region.a1 + tail) === '' &&
    sourceGap(source, region.b1 + tail) === '' &&
    isSame(region.a1 + tail, region.b1 + tail)
  )
    tail++;
  const { a0, a1, b0, b1 } = region;
  return { ...region, a0: a0 - head, a1: a1 + tail, b0: b0 - head, b1: b1 + tail };
}

/** How many letters of an item that all items begin with (step -1) or end with lie next to what changed places. */
function sharedByItems(beside: string, items: readonly string[], step: 1 | -1): number {
  const parts = beside.split(ITEM_END);
  const shared = step < 0 ? parts[parts.length - 1] : parts[0];
  if (shared === '' || shared.length > MOST_SHARED || items.length < 2 || /\s/.test(shared)) return 0;
  return items.every((item) => (step < 0 ? item.startsWith(shared) : item.endsWith(shared)))
    ? shared.length
    : 0;
}

/** How many characters at the ends of words that changed places are told as unchanged: none of an item of a list. */
export function toItems(characters: readonly string[], prefix: number, suffix: number): [number, number] {
  const items = characters
    .join('')
    .split(ITEM_END)
    .filter((item) => item !== '');
  return [
    prefix - sharedByItems(characters.slice(0, prefix).join(''), items, -1),
    suffix - sharedByItems(characters.slice(characters.length - suffix).join(''), items, 1),
  ];
}
