import { isSpaced } from '../text/visible.ts';

/** Letters [a0, a1) of the document stand for letters [b0, b1) of the source, and are not the same. */
export interface Region {
  readonly a0: number;
  readonly a1: number;
  readonly b0: number;
  readonly b1: number;
  /** The two hold the same words in another order. */
  readonly moved?: boolean;
}

/** The longest stretch, in letters, that is looked at for words that changed places. */
const LONGEST_MOVE = 160;

/** Joins neighbouring regions that together are two stretches in each other's place (X M Y for Y M X). */
export function joinMoves(regions: readonly Region[], a: Uint16Array, b: Uint16Array): Region[] {
  const result: Region[] = [];
  for (let i = 0; i < regions.length; i++) {
    let merged: Region | undefined;
    for (let j = Math.min(regions.length - 1, i + 3); j >= i && !merged; j--) {
      const zone = { a0: regions[i].a0, a1: regions[j].a1, b0: regions[i].b0, b1: regions[j].b1 };
      if (isNothing(regions[i]) || isNothing(regions[j])) continue;
      const length = zone.a1 - zone.a0;
      if (length < 2 || length > LONGEST_MOVE || length !== zone.b1 - zone.b0) continue;
      if (isReordered(a.subarray(zone.a0, zone.a1), b.subarray(zone.b0, zone.b1))) {
        merged = { ...zone, moved: true };
        i = j;
      }
    }
    result.push(merged ?? regions[i]);
  }
  return result;
}

function isNothing({ a0, a1, b0, b1 }: Region): boolean {
  return a0 === a1 && b0 === b1;
}

/** Items of a list that changed places have so many letters at least, and there are so many of them at most. */
const SHORTEST_ITEM = 2;
const MOST_ITEMS = 6;

/** Whether two stretches of one length hold the same words in another order. */
export function isReordered(a: Uint16Array, b: Uint16Array): boolean {
  let difference = 0;
  for (let i = 0; i < a.length; i++) difference += a[i] - b[i];
  return difference === 0 && (isBlockSwap(a, b) || (isWrittenInWords(a) && areSameItems(a, b)));
}

/** From here on a letter is a word, or nearly; letters of an alphabet in another order are mere chance. */
const FIRST_IDEOGRAPH = 0x2e80;

/** Whether letters are of a script in which two of them are a word. */
export function isWrittenInWords(letters: Uint16Array): boolean {
  const isWord = (code: number): boolean => code >= FIRST_IDEOGRAPH && !isSpaced(code);
  return letters.length > 0 && isWord(letters[0]) && isWord(letters[letters.length - 1]);
}

/** Whether a is made of a few stretches that fill b in another order, each taken as long as can be. */
function areSameItems(a: Uint16Array, b: Uint16Array): boolean {
  const n = a.length;
  if (n < 2 * SHORTEST_ITEM) return false;
  const isTaken = new Uint8Array(n);
  let items = 0;
  for (let i = 0; i < n; items++) {
    let longest = 0;
    let at = 0;
    for (let j = 0; j < n; j++) {
      let length = 0;
      while (i + length < n && j + length < n && !isTaken[j + length] && a[i + length] === b[j + length])
        length++;
      if (length > longest) [longest, at] = [length, j];
    }
    if (longest < SHORTEST_ITEM || items === MOST_ITEMS) return false;
    isTaken.fill(1, at, at + longest);
    i += longest;
  }
  return true;
}

/** Whether a is X M Y and b is Y M X, X and Y not empty. */
function isBlockSwap(a: Uint16Array, b: Uint16Array): boolean {
  const n = a.length;
  const same = (i: number, j: number, length: number): boolean => {
    for (let k = 0; k < length; k++) if (a[i + k] !== b[j + k]) return false;
    return true;
  };
  for (let x = 1; x < n; x++) {
    if (!same(0, n - x, x)) continue;
    for (let y = 1; x + y <= n; y++) {
      if (same(n - y, 0, y) && same(x, y, n - x - y)) return true;
    }
  }
  return false;
}
