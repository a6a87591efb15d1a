import { buildLibrary, type CorpusFile, type Library } from '../../server/src/engine/index.ts';

/** How people of a corpus are quoted, and in which language the text around the quotations is written. */
export type Voice = 'statesman' | 'classical' | 'english' | 'japanese' | 'arabic' | 'tibetan';

export interface Corpus {
  readonly name: string;
  readonly voice: Voice;
  readonly files: readonly CorpusFile[];
  readonly library: Library;
  /** Words of the corpus' own speakers that it lacks. */
  readonly lacking: readonly { readonly speaker: string; readonly words: string }[];
  /** Which half of the ways to say whose words they are: one to work with, one kept back to see whether it carries over. */
  readonly leadIns?: 'usual' | 'other';
  readonly near: Nearest;
  /** The letters of each passage. */
  readonly letters: readonly string[];
  /** The smallest edit distance between the words and any stretch of the passage. */
  readonly distance: (words: string, passage: number) => number;
}

export interface Near {
  readonly passage: number;
  /** Letters inserted, lost or changed between the words and the best stretch of the passage. */
  readonly distance: number;
}

export type Nearest = (words: string, most: number) => Near[];

export function newCorpus(
  name: string,
  voice: Voice,
  files: readonly CorpusFile[],
  lacking: readonly { speaker: string; words: string }[] = [],
): Corpus {
  const library = buildLibrary(files);
  const letters = library.passages.map((p) => lettersOf(p.text));
  const codes = letters.map(codesOf);
  const distance = (words: string, passage: number) =>
    semiGlobal(codesOf(lettersOf(words)), codes[passage], Infinity);
  return { name, voice, files, library, letters, near: newNearest(codes), distance, lacking };
}

/** Letters and digits only: what of a text is wording and not punctuation; Arabic vowel signs may be left out. */
export function lettersOf(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}]|[\u064b-\u065f\u0670]/gu, '');
}

/**
 * Brute force, so that it owes the engine nothing: for every passage the smallest edit distance between the words and
 * any stretch of it. Passages that share too few pairs of letters to be within `most` are left out (q-gram lemma).
 */
function newNearest(letters: readonly (readonly number[])[]): Nearest {
  const pairs = new Map<number, number[]>();
  letters.forEach((codes, passage) => {
    const seen = new Set<number>();
    for (let i = 0; i + 1 < codes.length; i++) {
      const pair = codes[i] * 0x200000 + codes[i + 1];
      if (seen.has(pair)) continue;
      seen.add(pair);
      const list = pairs.get(pair);
      if (list) list.push(passage);
      else pairs.set(pair, [passage]);
    }
  });
  const shared = new Uint16Array(letters.length);
  return (words, most) => {
    const own = codesOf(lettersOf(words));
    const touched: number[] = [];
    for (let i = 0; i + 1 < own.length; i++) {
      for (const passage of pairs.get(own[i] * 0x200000 + own[i + 1]) ?? []) {
        if (shared[passage]++ === 0) touched.push(passage);
      }
    }
    const least = Math.max(1, own.length - 1 - 2 * most);
    const found: Near[] = [];
    for (const passage of touched) {
      const count = shared[passage];
      shared[passage] = 0;
      if (count < least) continue;
      const distance = semiGlobal(own, letters[passage], most);
      if (distance <= most) found.push({ passage, distance });
    }
    return found.sort((a, b) => a.distance - b.distance || a.passage - b.passage);
  };
}

const codesOf = (letters: string) => [...letters].map((c) => c.codePointAt(0)!);

/** Sellers: the smallest edit distance of `words` to any stretch of `text`, or more than `most`. */
function semiGlobal(words: readonly number[], text: readonly number[], most: number): number {
  const column = new Int32Array(words.length + 1);
  for (let i = 0; i <= words.length; i++) column[i] = i;
  let best = words.length;
  for (const letter of text) {
    let diagonal = column[0];
    for (let i = 1; i <= words.length; i++) {
      const up = column[i];
      column[i] = Math.min(diagonal + (words[i - 1] === letter ? 0 : 1), up + 1, column[i - 1] + 1);
      diagonal = up;
    }
    if (column[words.length] < best) best = column[words.length];
    if (best === 0) break;
  }
  return best <= most ? best : most + 1;
}
