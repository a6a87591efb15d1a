// The lists of ignored quotations that hold for a document: the user's own, and those of its folder and the folders above
// it, up to the workspace's. Each is read once and again when it has changed.
import { readIgnoreList } from './ignore-list.ts';
import type { IgnoreList, ListedEntry } from './ignore-list.ts';
import { IGNORE_LIST } from './ignored.ts';
import type { IgnoreListsResult } from './protocol.ts';
import type { Runtime } from './runtime.ts';
import { isInside, relativePath, uriKey } from './uris.ts';

/** A list, and the file that it stands in. */
export interface ReadList extends IgnoreList {
  readonly uri: string;
  readonly text: string;
}

/** An entry with the list that it stands in. */
export interface FoundEntry extends ListedEntry {
  readonly list: ReadList;
}

export interface IgnoreLists {
  /** Entries that hold for a document. The same array as long as nothing has changed. */
  for(uri: string, workspaceFolders: readonly string[]): Promise<readonly FoundEntry[]>;
  /** Lists that hold for a document, or for every document of the workspace, whether they exist or not. */
  all(uri: string | null, workspaceFolders: readonly string[]): Promise<IgnoreListsResult>;
  /** Every list that has been read. */
  known(): Promise<readonly ReadList[]>;
  /** Where an entry for a document goes: the list nearest to it, else that of its workspace folder. */
  home(uri: string, workspaceFolders: readonly string[]): Promise<string | null>;
  /** The user's own list; null where the host has no place for one. */
  readonly own: string | null;
  /** Forgets a list that has changed, or those in a folder that has; gives their files. */
  changed(uri: string): readonly string[];
}

export function newIgnoreLists(runtime: Pick<Runtime, 'read' | 'home'>): IgnoreLists {
  const lists = new Map<string, Promise<ReadList | null>>();
  const answers = new Map<string, Promise<readonly FoundEntry[]>>();
  const own = typeof runtime.home === 'string' ? `${runtime.home.replace(/\/$/, '')}/${IGNORE_LIST}` : null;

  const read = (uri: string): Promise<ReadList | null> => {
    const key = uriKey(uri);
    let list = lists.get(key);
    if (list === undefined) {
      list = runtime
        .read(uri)
        .then((file) => (file.ok ? { uri, text: file.value, ...readIgnoreList(file.value) } : null));
      lists.set(key, list);
    }
    return list;
  };
  const namesFor = (uri: string, folders: readonly string[]): string[] => {
    const names = foldersAbove(uri, folders).map((folder) => `${folder}/${IGNORE_LIST}`);
    const unique = own === null || names.some((name) => uriKey(name) === uriKey(own)) ? [] : [own];
    return [...names, ...unique];
  };
  const collect = async (uri: string, folders: readonly string[]): Promise<readonly FoundEntry[]> => {
    const found = await Promise.all(namesFor(uri, folders).map(read));
    return found.flatMap((list) => {
      if (list === null || list.entries.length === 0) return [];
      const path = relativePath(uri, folderOf(list.uri));
      return list.entries.filter(({ file }) => file === null || file === path).map((e) => ({ ...e, list }));
    });
  };
  return {
    own,
    for(uri, folders) {
      const key = `${uri}\n${folders.join('\n')}`;
      const answer = answers.get(key) ?? collect(uri, folders);
      answers.set(key, answer);
      return answer;
    },
    async all(uri, folders) {
      const names =
        uri === null
          ? [
              ...folders.map((folder) => `${folder.replace(/\/+$/, '')}/${IGNORE_LIST}`),
              ...(own ? [own] : []),
            ]
          : namesFor(uri, folders);
      return Promise.all(
        [...new Set(names)].map(async (name) => {
          const list = await read(name);
          const scope = name === own ? ('user' as const) : ('workspace' as const);
          return { uri: name, scope, exists: list !== null, entries: list?.entries.length ?? 0 };
        }),
      );
    },
    async known() {
      return (await Promise.all(lists.values())).filter((list) => list !== null);
    },
    async home(uri, folders) {
      const names = foldersAbove(uri, folders).map((folder) => `${folder}/${IGNORE_LIST}`);
      for (const name of names) if ((await read(name)) !== null) return name;
      return names.at(-1) ?? null;
    },
    changed(uri) {
      const key = uriKey(uri);
      const gone = [...lists.keys()].filter((list) => isInside(list, uri));
      if (gone.length === 0 && !key.endsWith(`/${IGNORE_LIST}`)) return gone;
      for (const list of gone) lists.delete(list);
      answers.clear();
      return gone.length === 0 ? [key] : gone;
    },
  };
}

/** The folder that a list belongs to. */
export function folderOf(list: string): string {
  return list.slice(0, -IGNORE_LIST.length - 1);
}

/** Folders from a document's own up to its workspace folder; none for a document outside. */
function foldersAbove(uri: string, workspaceFolders: readonly string[]): string[] {
  const roots = workspaceFolders.filter((folder) => isInside(uri, folder));
  if (roots.length === 0) return [];
  // The outermost one, where workspace folders lie in one another.
  // One slash only: the root of a file system keeps its others.
  const root = roots.reduce((a, b) => (uriKey(a).length <= uriKey(b).length ? a : b)).replace(/\/$/, '');
  const folders: string[] = [];
  for (let at = uri.lastIndexOf('/'); at > 0; at = uri.lastIndexOf('/', at - 1)) {
    const folder = uri.slice(0, at);
    if (uriKey(folder) === uriKey(root)) break;
    folders.push(folder);
  }
  return [...folders, root];
}
