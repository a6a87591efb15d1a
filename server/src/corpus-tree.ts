// The corpus as a tree that is walked level by level: nothing of a level is worked out before somebody opens it.
import type { Owners } from './corpus-owners.ts';
import { factColumnsOf, search } from './engine/index.ts';
import type { Library, PinyinReadings } from './engine/index.ts';
import type { CorpusTreeNode, TreeOrder } from './protocol.ts';

/** Passages under one node, and by what the next level parts them. */
export interface TreeLevel {
  /** Groups with their passages, in the order they are shown; empty where passages stand here themselves. */
  readonly groups: readonly TreeGroup[];
  /** The passages themselves, where nothing parts them further. */
  readonly passages: readonly number[];
}

export interface TreeGroup {
  readonly key: string;
  readonly kind: CorpusTreeNode['kind'];
  /** Indexes into `library.passages`. */
  readonly passages: readonly number[];
}

export interface CorpusTree {
  readonly owners: Owners;
  /** Null for a path that leads nowhere: the corpus has changed. */
  level(
    order: TreeOrder,
    path: readonly string[],
    filter: string,
    readings: PinyinReadings | null,
  ): TreeLevel | null;
  /** Passages in the tree, and whether the filter has more than could be listed. */
  size(filter: string, readings: PinyinReadings | null): { readonly total: number; readonly cut: boolean };
}

/** A filter lists the best of what it finds. */
const MOST_FOUND = 500;
/** Levels that are kept: a person opens some, not all. */
const MOST_LEVELS = 300;
/** A key for what has no date, speaker or kind: sorted last. */
const NONE = '';

/** By what a level is parted: for each passage the index of its key. */
interface Keys {
  readonly keys: readonly string[];
  /** -1 for none. */
  readonly of: ArrayLike<number>;
}

type Fact = 'section' | 'speaker' | 'date' | 'occasionKind';

interface Part {
  readonly kind: CorpusTreeNode['kind'];
  readonly keysOf: (library: Library, owners: Owners) => Keys;
  readonly compare: (a: TreeGroup, b: TreeGroup, owners: Owners) => number;
}

const byKey = (a: TreeGroup, b: TreeGroup): number => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0);
const noneLast = (a: TreeGroup, b: TreeGroup): number => Number(a.key === NONE) - Number(b.key === NONE);
const largest = (a: TreeGroup, b: TreeGroup): number => b.passages.length - a.passages.length;
const asInFile = (): number => 0;

const fact =
  (name: Fact, keyOf = (value: string): string => value) =>
  ({ passages }: Library): Keys => {
    const { values, of } = factColumnsOf(passages)[name];
    return { keys: values.map(keyOf), of };
  };

/** Where all workspace folders have the same there is but one group, which is left out. */
const FOLDER: Part = {
  kind: 'folder',
  keysOf: ({ articles, articleOf }, owners) => ({
    keys: articles.map(({ file }) => owners.keyOf(file)),
    of: articleOf,
  }),
  compare: (a, b, owners) => owners.compare(a.key, b.key),
};
const ARTICLE: Part = {
  kind: 'article',
  keysOf: ({ articles, articleOf }) => ({ keys: articles.map(({ id }) => id), of: articleOf }),
  compare: asInFile,
};
const SECTION: Part = { kind: 'section', keysOf: fact('section'), compare: asInFile };
const YEAR: Part = {
  kind: 'year',
  keysOf: fact('date', (date) => /^-?\d{4,}/.exec(date)?.[0] ?? NONE),
  compare: (a, b) => noneLast(a, b) || byKey(b, a),
};
const MONTH: Part = {
  kind: 'month',
  keysOf: fact('date', (date) => /^\d{4}-\d{2}/.exec(date)?.[0] ?? NONE),
  compare: (a, b) => noneLast(a, b) || byKey(b, a),
};
const SPEAKER: Part = {
  kind: 'speaker',
  keysOf: fact('speaker'),
  compare: (a, b) => noneLast(a, b) || largest(a, b) || byKey(a, b),
};
const OCCASION: Part = {
  kind: 'occasion',
  keysOf: fact('occasionKind'),
  compare: (a, b) => noneLast(a, b) || largest(a, b) || byKey(a, b),
};

const PARTS: Readonly<Record<TreeOrder, readonly Part[]>> = {
  article: [FOLDER, ARTICLE, SECTION],
  date: [YEAR, MONTH],
  speaker: [SPEAKER, ARTICLE],
  kind: [OCCASION, YEAR],
};

/** The tree of one library; made anew when the library changes. */
export function newCorpusTree(library: Library, owners: Owners): CorpusTree {
  const levels = new Map<string, TreeLevel | null>();
  const found = new Map<string, readonly number[]>();
  const all = library.passages.map((_, index) => index);

  const matching = (filter: string, readings: PinyinReadings | null): readonly number[] => {
    if (filter === '') return all;
    let known = found.get(filter);
    if (known === undefined) {
      if (found.size > 20) found.clear();
      known = search(library, filter, MOST_FOUND, readings)
        .map(({ passage }) => passage)
        .sort((a, b) => a - b);
      found.set(filter, known);
    }
    return known;
  };
  const part = (passages: readonly number[], parts: readonly Part[]): TreeLevel => {
    const [first, ...rest] = parts;
    if (first === undefined) return { groups: [], passages };
    const groups = grouped(passages, first.keysOf(library, owners));
    // one group that says nothing is a level too many
    if (groups.size === 1 && groups.has(NONE)) return part(passages, rest);
    return {
      groups: [...groups]
        .map(([key, own]) => ({ key, kind: first.kind, passages: own }))
        .sort((a, b) => first.compare(a, b, owners)),
      passages: [],
    };
  };
  const levelOf: CorpusTree['level'] = (order, path, filter, readings) => {
    if (path.length === 0) return part(matching(filter, readings), PARTS[order]);
    const above = level(order, path.slice(0, -1), filter, readings);
    const key = path[path.length - 1];
    const group = above?.groups.find((one) => one.key === key);
    if (group !== undefined) {
      const depth = PARTS[order].findIndex(({ kind }) => kind === group.kind);
      return part(group.passages, PARTS[order].slice(depth + 1));
    }
    const outer = above?.passages.find((index) => library.passages[index].id === key);
    return outer === undefined ? null : { groups: [], passages: within(library, outer) };
  };
  const level: CorpusTree['level'] = (order, path, filter, readings) => {
    const key = JSON.stringify([order, filter, ...path]);
    let known = levels.get(key);
    if (known === undefined) {
      if (levels.size > MOST_LEVELS) levels.clear();
      known = levelOf(order, path, filter, readings);
      levels.set(key, known);
    }
    return known;
  };
  return {
    owners,
    level,
    size(filter, readings) {
      const { length } = matching(filter, readings);
      return { total: length, cut: filter !== '' && length >= MOST_FOUND };
    },
  };
}

/** Passages by key; the keys in the order in which they are first met. */
function grouped(passages: readonly number[], { keys, of }: Keys): Map<string, number[]> {
  const groups = new Map<string, number[]>();
  // Two facts may have one key: days of one year.
  const ofFact: (number[] | undefined)[] = [];
  for (const index of passages) {
    let group = ofFact[of[index] + 1];
    if (group === undefined) {
      const key = keys[of[index]] ?? NONE;
      group = groups.get(key);
      if (group === undefined) groups.set(key, (group = []));
      ofFact[of[index] + 1] = group;
    }
    group.push(index);
  }
  return groups;
}

/** The quotations inside a passage: they follow it in the list. */
function within({ passages }: Library, outer: number): number[] {
  const inner: number[] = [];
  for (let i = outer + 1; i < passages.length && passages[i].within !== null; i++)
    if (passages[i].within?.passage === outer) inner.push(i);
  return inner;
}
