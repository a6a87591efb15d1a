import type { Library } from '../library.ts';

/** The passages of one article by their ids: an id is made from the words, which must be read for it. */
type Ids = ReadonlyMap<string, number>;

const known = new WeakMap<Library, Map<string, Ids>>();

/** The index of the passage with an id; null where there is none. Reads the one article that the id names. */
export function passageOfId(library: Library, id: string): number | null {
  const end = id.lastIndexOf('#');
  if (end < 0) return null;
  let articles = known.get(library);
  if (articles === undefined) known.set(library, (articles = new Map<string, Ids>()));
  const article = id.slice(0, end);
  let ids = articles.get(article);
  if (ids === undefined) articles.set(article, (ids = idsOf(library, article)));
  return ids.get(id) ?? null;
}

function idsOf({ articles, articleOf, passages }: Library, article: string): Ids {
  const ids = new Map<string, number>();
  const number = articles.findIndex((one) => one.id === article);
  if (number < 0) return ids;
  for (let i = firstOf(articleOf, number); i < passages.length && articleOf[i] === number; i++)
    ids.set(passages[i].id, i);
  return ids;
}

/** The first passage of an article; they stand article by article. */
function firstOf(articleOf: ArrayLike<number>, article: number): number {
  let low = 0;
  let high = articleOf.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (articleOf[middle] < article) low = middle + 1;
    else high = middle;
  }
  return low;
}
