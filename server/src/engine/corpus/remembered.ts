import { copied } from '../text/copied.ts';

// Remembers what pure functions of short strings said: names, occasions and titles return by the hundred.

/** Longer strings are worked out anew each time. */
const LONGEST = 120;

/** `work`, with the results of the last `most` different words kept. It must depend on the words alone. */
export function remembered<T>(work: (words: string) => T, most = 1000): (words: string) => T {
  let known = new Map<string, T>();
  let before = new Map<string, T>();
  return (words) => {
    const found = known.get(words);
    if (found !== undefined) return found;
    if (words.length > LONGEST) return work(words);
    // Two generations: what was asked for since the last change stays.
    if (known.size >= most >> 1) {
      before = known;
      known = new Map();
    }
    let result = before.get(words);
    const key = copied(words);
    if (result === undefined) result = work(key);
    known.set(key, result);
    return result;
  };
}

/** As {@link remembered}, for two strings. */
export function rememberedPair<T>(
  work: (a: string, b: string) => T,
  most?: number,
): (a: string, b: string) => T {
  const kept = remembered((both) => {
    const at = both.indexOf(BETWEEN);
    return work(both.slice(0, at), both.slice(at + 1));
  }, most);
  return (a, b) => (a.includes(BETWEEN) || b.includes(BETWEEN) ? work(a, b) : kept(`${a}${BETWEEN}${b}`));
}

const BETWEEN = '\uFDD0';
