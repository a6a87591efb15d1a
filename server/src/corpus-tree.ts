// The corpus as a tree that is walked level by level: nothing of a level is worked out before somebody opens it.
import type { Owners } from './corpus-owners.ts';
import { search } from './engine/index.ts';
import type { Library, Passage, PinyinReadings } from './engine/index.ts';
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

interface Part {
  readonly kind: CorpusTreeNode['kind'];
  readonly keyOf: (library: Library, index: number, owners: Owners) => string;
  readonly compare: (a: TreeGroup, b: TreeGroup, owners: Owners) => number;
}

const byKey = (a: TreeGroup, b: TreeGroup): number => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0);
const noneLast = (a: TreeGroup, b: TreeGroup): number => Number(a.key === NONE) - Number(b.key === NONE);
const largest = (a: TreeGroup, b: TreeGroup): number => b.passages.length - a.passages.length;
const passageOf = (library: Library, index: number): Passage => library.passages[index];
const asInFile = (): number => 0;

/** Where all workspace folders have the same there is but one group, which is left out. */
const FOLDER: Part = {
  kind: 'folder',
  keyOf: (library, index, owners) => owners.keyOf(library.articles[library.articleOf[index]].file),
  compare: (a, b, owners) => owners.compare(a.key, b.key),
};
const ARTICLE: Part = {
  kind: 'article',
  keyOf: (library, index) => library.articles[library.articleOf[index]].id,
  compare: asInFile,
};
const SECTION: Part = {
  kind: 'section',
  keyOf: (library, index) => passageOf(library, index).section ?? NONE,
  compare: asInFile,
};
const YEAR: Part = {
  kind: 'year',
  keyOf: (library, index) => /^-?\d{4,}/.exec(passageOf(library, index).date ?? '')?.[0] ?? NONE,
  compare: (a, b) => noneLast(a, b) || byKey(b, a),
};
const MONTH: Part = {
  kind: 'month',
  keyOf: (library, index) => /^\d{4}-\d{2}/.exec(passageOf(library, index).date ?? '')?.[0] ?? NONE,
  compare: (a, b) => noneLast(a, b) || byKey(b, a),
};
const SPEAKER: Part = {
  kind: 'speaker',
  keyOf: (library, index) => passageOf(library, index).speaker ?? NONE,
  compare: (a, b) => noneLast(a, b) || largest(a, b) || byKey(a, b),
};
const OCCASION: Part = {
  kind: 'occasion',
  keyOf: (library, index) => passageOf(library, index).occasionKind ?? NONE,
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
    const groups = new Map<string, number[]>();
    for (const index of passages) {
      const key = first.keyOf(library, index, owners);
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [index]);
      else group.push(index);
    }
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

/** The quotations inside a passage: they follow it in the list. */
function within({ passages }: Library, outer: number): number[] {
  const inner: number[] = [];
  for (let i = outer + 1; i < passages.length && passages[i].within !== null; i++)
    if (passages[i].within?.passage === outer) inner.push(i);
  return inner;
}
