import type { Library } from '../library.ts';
import { passagesOf } from './at.ts';

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

function idsOf(library: Library, article: string): Ids {
  const own = library.articles.find(({ id }) => id === article);
  return new Map(own ? passagesOf(library, own.file).map((i) => [library.passages[i].id, i]) : []);
}
