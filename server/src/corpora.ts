// The corpora of the workspace. Each workspace folder has its own, as its settings say; what lies in none of them (an
// untitled document, a file from elsewhere) and what is asked of no document has all of them together. Folders whose
// corpora are the same share one library host: usually there is one for everything.
import type { CorpusSources, WorkspaceSources } from './configuration.ts';
import type { CorpusState, CorpusView, LibraryHost } from './library-host.ts';
import { innermost } from './uris.ts';

export interface Corpora {
  /** All folders' corpora together. */
  all(): LibraryHost;
  /** The corpus that a document is checked against, or that an article is of. */
  of(uri: string): LibraryHost;
  /** The corpora of the workspace folders, each once. */
  own(): readonly CorpusView[];
  /** The workspace folders in their order, and the corpus that each has. */
  roots(): readonly { readonly root: string; readonly corpus: CorpusView }[];
  /** The hosts of all of them, each once. */
  hosts(): readonly LibraryHost[];
  /** A corpus that has a passage, by its stable id; all together where none has. */
  having(id: string): Promise<CorpusView>;
  /** What can be said of all of them. */
  state(): CorpusState;
  /** Uses these folders from now on; a host that is not needed any more is given up. Resolves when all are loaded. */
  use(sources: WorkspaceSources): Promise<void>;
  /** Something changed on disk or in an open document: this file, or nobody knows what. */
  changed(uri?: string): void;
  /** Whether the file is an article of one of them, or would be. */
  isArticle(uri: string): boolean;
  dispose(): void;
}

/** Who uses a host: a workspace folder, or all together. */
interface Place {
  /** Null for all together. */
  readonly root: string | null;
  readonly key: string;
  readonly host: LibraryHost;
}

export function newCorpora(newHost: () => LibraryHost): Corpora {
  const first = newHost();
  let places: readonly Place[] = [{ root: null, key: '', host: first }];
  let hosts: readonly LibraryHost[] = [first];

  const all = (): LibraryHost => places[0].host;
  const of = (uri: string): LibraryHost => {
    if (hosts.length === 1) return hosts[0];
    const inner = innermost(uri, places) ?? places[0];
    // An article may lie in another folder than the one whose settings name it.
    return all().isArticle(uri) && !inner.host.isArticle(uri) ? all() : inner.host;
  };
  const ownHosts = (): readonly LibraryHost[] => {
    const own = new Set(places.filter(({ root }) => root !== null).map(({ host }) => host));
    return own.size === 0 ? [all()] : [...own];
  };
  return {
    all,
    of,
    hosts: () => hosts,
    own: () => ownHosts().map((host) => host.view()),
    roots: () => places.flatMap(({ root, host }) => (root === null ? [] : [{ root, corpus: host.view() }])),
    async having(id) {
      const together = await all().ready();
      return (
        [together, ...hosts.map((host) => host.view())].find((view) => view.passageIndex(id) !== null) ??
        together
      );
    },
    state() {
      const states = hosts.map((host) => host.state());
      return {
        ...all().state(),
        loading: states.some(({ loading }) => loading),
        building: states.some(({ building }) => building),
      };
    },
    async use({ all: together, roots }) {
      const wanted: { root: string | null; key: string; sources: CorpusSources }[] = [
        { root: null, sources: together },
        ...roots,
      ].map((one) => ({ ...one, key: JSON.stringify(one.sources) }));
      const spare = new Set(hosts);
      const byKey = new Map<string, LibraryHost>();
      const take = (key: string, host: LibraryHost): void => {
        byKey.set(key, host);
        spare.delete(host);
      };
      for (const { key } of wanted) {
        const same = places.find((place) => place.key === key);
        if (same !== undefined) take(key, same.host);
      }
      for (const { root, key } of wanted) {
        if (byKey.has(key)) continue;
        // What a folder had before answers until what it has now is loaded.
        const before = places.find((place) => place.root === root)?.host;
        take(key, before !== undefined && spare.has(before) ? before : newHost());
      }
      places = wanted.map(({ root, key }) => ({ root, key, host: byKey.get(key)! }));
      hosts = [...byKey.values()];
      for (const host of spare) host.dispose();
      await Promise.all(
        [...byKey].map(([key, host]) => host.use(wanted.find((one) => one.key === key)!.sources)),
      );
    },
    changed(uri) {
      for (const host of hosts) host.changed(uri);
    },
    isArticle: (uri) => all().isArticle(uri),
    dispose() {
      for (const host of hosts) host.dispose();
    },
  };
}
