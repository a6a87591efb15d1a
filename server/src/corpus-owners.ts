// Whose corpus an article is of, where workspace folders have different ones.
import type { Library } from './engine/index.ts';
import { displayName } from './uris.ts';

/** A workspace folder and its corpus. */
export interface FolderCorpus {
  readonly uri: string;
  /** As the editor calls it. */
  readonly name: string;
  readonly library: Library;
}

/** What every folder has. */
export const EVERY = '';

export interface Owners {
  /** Stands for the folders whose corpus has an article, by its file. */
  keyOf(file: string): string;
  /** The folders' names, in the order of the workspace; none for {@link EVERY}. */
  namesOf(key: string): readonly string[];
  /** Those of few folders before those of many, in the order of the workspace; what every folder has comes last. */
  compare(a: string, b: string): number;
}

export function newOwners(folders: readonly FolderCorpus[]): Owners {
  const files = folders.map(({ library }) => new Set(library.articles.map(({ file }) => file)));
  // two folders of one name are told apart by where they lie
  const names = folders.map(({ name, uri }) =>
    folders.filter((one) => one.name === name).length > 1 ? `${name} (${displayName(uri)})` : name,
  );
  const positions = (key: string): number[] => (key === EVERY ? [] : key.split(' ').map(Number));
  return {
    keyOf(file) {
      const owning = folders.flatMap((_, i) => (files[i].has(file) ? [i] : []));
      return owning.length === folders.length ? EVERY : owning.join(' ');
    },
    namesOf: (key) => positions(key).map((i) => names[i]),
    compare(a, b) {
      const [one, other] = [positions(a), positions(b)];
      if (one.length === 0 || other.length === 0) return other.length - one.length;
      return one.length - other.length || one[0] - other[0] || one.join().localeCompare(other.join());
    },
  };
}
