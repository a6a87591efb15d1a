import { DEFAULT_SETTINGS, readSettings } from './engine/index.ts';
import type { Settings, SettingProblem } from './engine/index.ts';
import { expandFolder, uriKey } from './uris.ts';

/** Where a corpus comes from. */
export interface CorpusSources {
  readonly bundled: boolean;
  readonly folders: readonly {
    readonly uri: string;
    /** Named by the user: its absence is worth a word. The default folder may well not exist. */
    readonly explicit: boolean;
  }[];
}

/** The same for the workspace: each folder's own, as its settings say, and all together. */
export interface WorkspaceSources {
  readonly all: CorpusSources;
  readonly roots: readonly { readonly root: string; readonly sources: CorpusSources }[];
}

export interface Configuration {
  /** Settings for a document, or for none; asked of the client once, until they change. */
  of(uri: string | undefined): Promise<Settings>;
  /** Corpus folders of the workspace folders. */
  corpusSources(workspaceFolders: readonly string[]): Promise<WorkspaceSources>;
  /** A document's settings as far as they are known without asking: at the start, what the client brought along. */
  known(uri: string): Settings;
  /** The folders as the settings that the client brought along say. */
  initialSources(workspaceFolders: readonly string[]): WorkspaceSources;
  /** Forgets a closed document's settings. */
  forget(uri: string): void;
  /** Forgets everything; `pushed` is what a client that cannot be asked sent along. */
  changed(pushed: unknown): void;
}

/**
 * Settings per resource. `ask` is null for clients that cannot be asked; `report` gets each wrong setting once
 * until the settings change.
 */
export function newConfiguration(
  initial: unknown,
  ask: ((scopeUri: string | undefined) => Promise<unknown>) | null,
  report: (problem: SettingProblem) => void,
  home: string | null = null,
): Configuration {
  const cached = new Map<string, Promise<Settings>>();
  const answered = new Map<string, Settings>();
  const interned = new Map<string, Settings>();
  /** One object for equal settings, so that work done under them is found again. */
  const intern = (settings: Settings): Settings => {
    const key = JSON.stringify(settings);
    const known = interned.get(key) ?? settings;
    interned.set(key, known);
    return known;
  };
  const brought = intern(readSettings(initial ?? {}).settings);
  const reported = new Set<string>();
  let pushed: unknown = initial;

  const accept = (value: unknown): Settings => {
    const { settings, problems } = readSettings(value ?? {});
    for (const problem of problems) {
      if (reported.has(problem.setting)) continue;
      reported.add(problem.setting);
      report(problem);
    }
    return intern(settings);
  };
  const fetchFor = (scope: string | undefined): Promise<Settings> => {
    const key = scope ?? '';
    const known = cached.get(key);
    if (known !== undefined) return known;
    // The promise is kept, not its value: requests that come together ask once.
    const fresh = ask === null ? Promise.resolve(pushed) : ask(scope).catch(() => pushed);
    const settings = fresh.then(accept);
    cached.set(key, settings);
    void settings.then((value) => cached.get(key) === settings && answered.set(key, value));
    return settings;
  };
  return {
    known: (uri) => answered.get(uri) ?? brought,
    initialSources: (workspaceFolders) =>
      workspaceSources(
        foldersOf(workspaceFolders).map((folder) => ({ folder, settings: brought })),
        home,
      ),
    of: (uri) => fetchFor(uri),
    async corpusSources(workspaceFolders) {
      const all = foldersOf(workspaceFolders).map(async (folder) => ({
        folder,
        settings: await fetchFor(folder ?? undefined),
      }));
      return workspaceSources(await Promise.all(all), home);
    },
    forget(uri) {
      cached.delete(uri);
      answered.delete(uri);
    },
    changed(settings) {
      cached.clear();
      answered.clear();
      reported.clear();
      if (settings !== undefined && settings !== null) pushed = settings;
    },
  };
}

/** What settings are asked for: each workspace folder; null where there is none. */
const foldersOf = (workspaceFolders: readonly string[]): readonly (string | null)[] =>
  workspaceFolders.length > 0 ? workspaceFolders : [null];

interface FolderSettings {
  readonly folder: string | null;
  readonly settings: Settings;
}

function workspaceSources(all: readonly FolderSettings[], home: string | null): WorkspaceSources {
  return {
    all: mergeSources(all, home),
    roots: all.flatMap((one) =>
      one.folder === null ? [] : [{ root: one.folder, sources: mergeSources([one], home) }],
    ),
  };
}

/** The folders of several workspace folders' settings, each once, in order. */
function mergeSources(all: readonly FolderSettings[], home: string | null): CorpusSources {
  const folders = new Map<string, { uri: string; explicit: boolean }>();
  for (const { folder, settings } of all) {
    for (const written of settings.corpus.folders) {
      const uri = expandFolder(written, folder, home);
      if (uri === null) continue;
      const explicit = !DEFAULT_SETTINGS.corpus.folders.includes(written);
      const key = uriKey(uri);
      const before = folders.get(key);
      folders.set(key, { uri: before?.uri ?? uri, explicit: explicit || (before?.explicit ?? false) });
    }
  }
  return { bundled: all.some(({ settings }) => settings.corpus.bundled), folders: [...folders.values()] };
}
