// Finds what a pattern matches by trying it only at the characters that a match can begin with.

/** A pattern with the flag `y`, and what is known of its matches, so that it is tried where one can be. */
export interface Pattern {
  readonly sticky: RegExp;
  /** Every character that a match can begin with. */
  readonly firsts: string;
  /** Every match has one of these characters, no further than `within` units behind its first. */
  readonly has?: { readonly one: string; readonly within: number };
}

/** Patterns to be tried in one pass over a text. */
export interface Patterns {
  readonly sticky: readonly RegExp[];
  /** By UTF-16 unit a bit for each pattern that can begin with it. */
  readonly firsts: Uint32Array;
  /** By pattern which units it has one of, and how far off; null where nothing is known. */
  readonly has: readonly ({ readonly units: Uint8Array; readonly within: number } | null)[];
}

/** Up to 32 patterns. */
export function patternsOf(...patterns: readonly Pattern[]): Patterns {
  const units = new Uint32Array(0x10000);
  patterns.forEach(({ firsts }, p) => {
    for (let i = 0; i < firsts.length; i++) units[firsts.charCodeAt(i)] |= 1 << p;
  });
  return {
    sticky: patterns.map(({ sticky }) => sticky),
    firsts: units,
    has: patterns.map(({ has }) => (has ? { units: unitsOf(has.one), within: has.within } : null)),
  };
}

/** For each pattern what `text.matchAll` would find of it without the flag, in one pass. */
export function matchesOf(text: string, { sticky, firsts, has }: Patterns): RegExpExecArray[][] {
  const found: RegExpExecArray[][] = sticky.map(() => []);
  const next = sticky.map(() => 0);
  // Where the next character is that a match must have.
  const ahead = sticky.map(() => -1);
  for (let i = 0; i < text.length; i++) {
    for (let bits = firsts[text.charCodeAt(i)]; bits !== 0; bits &= bits - 1) {
      const p = 31 - Math.clz32(bits & -bits);
      if (i < next[p]) continue;
      const needed = has[p];
      if (needed !== null) {
        if (ahead[p] < i) {
          let at = i;
          while (at < text.length && needed.units[text.charCodeAt(at)] === 0) at++;
          ahead[p] = at < text.length ? at : Infinity;
        }
        if (ahead[p] > i + needed.within) continue;
      }
      const pattern = sticky[p];
      pattern.lastIndex = i;
      const match = pattern.exec(text);
      if (match === null) continue;
      found[p].push(match);
      next[p] = i + match[0].length;
    }
  }
  return found;
}

/** By UTF-16 unit, whether it is one of some characters. */
export function unitsOf(characters: string): Uint8Array {
  const units = new Uint8Array(0x10000);
  for (let i = 0; i < characters.length; i++) units[characters.charCodeAt(i)] = 1;
  return units;
}

/** Words by their first two characters, the longest first. */
export interface WordIndex {
  readonly words: ReadonlyMap<number, readonly string[]>;
  /** By a hash of two characters, whether a word can begin with them. */
  readonly pairs: Uint8Array;
}

/** An index of words of two characters and more; shorter ones are left out. */
export function indexWords(list: Iterable<string>): WordIndex {
  const words = new Map<number, string[]>();
  const pairs = new Uint8Array(PAIRS);
  for (const word of list) {
    if (word.length < 2) continue;
    const pair = pairOf(word, 0);
    const known = words.get(pair);
    if (!known) words.set(pair, [word]);
    else if (!known.includes(word)) known.push(word);
    pairs[hashOf(word.charCodeAt(0), word.charCodeAt(1))] = 1;
  }
  for (const known of words.values()) known.sort((a, b) => b.length - a.length);
  return { words, pairs };
}

/** The longest word of the index that stands at a place of a text; null where none does. */
export function wordAt(text: string, at: number, { words, pairs }: WordIndex): string | null {
  if (at + 1 >= text.length || pairs[hashOf(text.charCodeAt(at), text.charCodeAt(at + 1))] === 0) return null;
  const list = words.get(pairOf(text, at));
  if (list) for (const word of list) if (text.startsWith(word, at)) return word;
  return null;
}

const PAIRS = 0x4000;

function hashOf(first: number, second: number): number {
  return (first * 31 + second) & (PAIRS - 1);
}

function pairOf(text: string, at: number): number {
  return text.charCodeAt(at) * 0x10000 + text.charCodeAt(at + 1);
}
