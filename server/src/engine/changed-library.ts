import type { Article, Problem } from './corpus/article.ts';
import { changedIndex, type AddedArticle } from './corpus/changed-index.ts';
import { gramBitsFor, layOut, type ArticleLetters } from './corpus/index.ts';
import type { Passage } from './corpus/passages.ts';
import { movedBy } from './corpus/saved-passages.ts';
import type { Library, ReadFile } from './library.ts';

/** What a library is to hold, in order. */
export interface Contents {
  readonly articles: readonly { readonly article: Article; readonly read: ReadFile }[];
  readonly problems: readonly Problem[];
}

export interface ChangeLimits {
  /** A smaller index, in letters, is made anew as fast. */
  readonly leastBase: number;
  /** So many letters may come and go before a large index is better made anew. */
  readonly mostChanged: number;
}

export const CHANGE_LIMITS: ChangeLimits = { leastBase: 250_000, mostChanged: 1_000_000 };

/**
 * Passages and index of a library, as changes to the index of one that holds most of its articles; null where it is
 * better made anew. What is found with it is the same as if it were.
 */
export function changedLibrary(
  base: Library,
  { articles }: Contents,
  { leastBase, mostChanged }: ChangeLimits = CHANGE_LIMITS,
): Pick<Library, 'passages' | 'articleOf' | 'index' | 'base'> | null {
  if (base.base !== null || base.index.letters.length < leastBase) return null;
  const { numbers, firsts, starts, isOuter } = placesOf(base);
  const kept = new Uint8Array(base.articles.length);
  let last = -1;
  let changed = base.index.letters.length;
  for (const { article, read } of articles) {
    const number = numbers.get(article);
    if (number === undefined) {
      changed += lettersOf(read).codes.length;
      continue;
    }
    // Articles that are kept must be in the order in which they were.
    if (number < last) return null;
    last = number;
    kept[number] = 1;
    changed -= starts[number + 1] - starts[number];
  }
  if (changed > mostChanged) return null;

  let count = 0;
  for (const { article, read } of articles) {
    const number = numbers.get(article);
    count += number === undefined ? read.passages.length : firsts[number + 1] - firsts[number];
  }
  // Made as large as they will be: there may be half a million.
  const passages = new Array<Passage>(count);
  const articleOf = new Int32Array(count);
  const passageOf = new Int32Array(base.passages.length).fill(-1);
  const added: AddedArticle[] = [];
  const anchors: number[] = [];
  for (let i = articles.length - 1, anchor = base.index.letters.length; i >= 0; i--) {
    const number = numbers.get(articles[i].article);
    if (number === undefined) anchors[i] = anchor;
    else anchor = starts[number];
  }
  let next = 0;
  for (const [at, { article, read }] of articles.entries()) {
    const number = numbers.get(article);
    const offset = next;
    if (number === undefined) {
      added.push({ letters: lettersOf(read), anchor: anchors[at], passage: offset });
      for (const passage of read.passages)
        passages[next++] = passage.within ? movedBy(passage, offset) : passage;
    } else {
      const by = offset - firsts[number];
      for (let i = firsts[number]; i < firsts[number + 1]; i++) {
        const passage = base.passages[i];
        passageOf[i] = next;
        passages[next++] = by === 0 || isOuter[i] === 1 ? passage : movedBy(passage, by);
      }
    }
    articleOf.fill(at, offset, next);
  }
  const gone: [number, number][] = [];
  kept.forEach((isKept, number) => {
    if (isKept === 0 && starts[number + 1] > starts[number]) gone.push([starts[number], starts[number + 1]]);
  });
  const length = added.reduce((sum, { letters }) => sum + letters.codes.length, base.index.letters.length);
  const size = gone.reduce((sum, [start, end]) => sum - (end - start), length);
  // Of another size the index would hash grams otherwise.
  if (gramBitsFor(size) !== base.index.gramBits) return null;
  return {
    passages,
    articleOf,
    index: changedIndex(base.index, { added, gone, passageOf }),
    base,
  };
}

const lettersKnown = new WeakMap<ReadFile, ArticleLetters>();

function lettersOf(read: ReadFile): ArticleLetters {
  let letters = lettersKnown.get(read);
  if (letters === undefined) lettersKnown.set(read, (letters = layOut(read.passages)));
  return letters;
}

/** Where the articles of a library as it was built begin. */
interface Places {
  readonly numbers: ReadonlyMap<Article, number>;
  /** For each article its first passage and the position of its first letter; then what is behind the last. */
  readonly firsts: Int32Array;
  readonly starts: Int32Array;
  /** For each passage 1 where it stands in no other. */
  readonly isOuter: Uint8Array;
}

const placesKnown = new WeakMap<Library, Places>();

function placesOf(library: Library): Places {
  const known = placesKnown.get(library);
  if (known) return known;
  const { articles, articleOf, passages, index } = library;
  const firsts = new Int32Array(articles.length + 1);
  const starts = new Int32Array(articles.length + 1);
  const isOuter = new Uint8Array(passages.length);
  firsts.fill(-1);
  starts.fill(-1);
  for (let i = passages.length - 1; i >= 0; i--) firsts[articleOf[i]] = i;
  for (let unit = index.units.length - 1; unit >= 0; unit--) {
    isOuter[index.units[unit]] = 1;
    starts[articleOf[index.units[unit]]] = index.unitStarts[unit];
  }
  firsts[articles.length] = passages.length;
  starts[articles.length] = index.letters.length;
  // An article without passages begins where the next one does.
  for (let number = articles.length - 1; number >= 0; number--) {
    if (firsts[number] < 0) firsts[number] = firsts[number + 1];
    if (starts[number] < 0) starts[number] = starts[number + 1];
  }
  const places: Places = {
    numbers: new Map(articles.map((article, number) => [article, number])),
    firsts,
    starts,
    isOuter,
  };
  placesKnown.set(library, places);
  return places;
}
