import type { CorpusSources } from './configuration.ts';
import { buildLibrary, bytesHash, openLibrary } from './engine/index.ts';
import type { CorpusFile, Library, UnchangedFile } from './engine/index.ts';
import { articleLines } from './features/ranges.ts';
import type { ArticleLines } from './features/ranges.ts';
import { describeError } from './guard.ts';
import { isArticleFile, ARTICLE_FILES } from './runtime.ts';
import type { Disposable, FileEntry, FileTrouble, Outcome, Runtime } from './runtime.ts';
import { baseName, isInside, uriKey } from './uris.ts';

/** Name of the file beside the bundled articles that holds their library as it was when Verbatim was built. */
export const SAVED_NAME = 'library.bin';

/** A library with the lines of its files, so that places in articles can be shown. Immutable. */
export interface CorpusView {
  readonly library: Library;
  /** The lines of an article's file; null for a file that is not part of the corpus. */
  readonly article: (file: string) => ArticleLines | null;
  /** Passage index by stable id. */
  readonly passageIndex: (id: string) => number | null;
}

/** A folder or file of the corpus that could not be had. */
export interface SourceTrouble {
  readonly uri: string;
  readonly what: 'folder' | 'file';
  readonly trouble: FileTrouble;
}

export interface CorpusState {
  readonly loading: boolean;
  readonly folders: readonly string[];
  readonly troubles: readonly SourceTrouble[];
}

export interface LibraryHost {
  /** The corpus as it is now; empty before the first load. */
  view(): CorpusView;
  /** Resolves with the first corpus that was loaded, or the present one. */
  ready(): Promise<CorpusView>;
  state(): CorpusState;
  /** Uses these folders from now on. Resolves when they are loaded. */
  use(sources: CorpusSources): Promise<void>;
  /** Something changed on disk or in an open document; loads again after a pause. */
  changed(uri?: string): void;
  /** Whether the file is an article of the corpus, or would be. */
  isArticle(uri: string): boolean;
  dispose(): void;
}

/** Editors write a file in several steps: wait for the last. */
const SETTLE_MS = 200;
/** Watchers may fail or be slow to start; nothing waits for them. */
const WATCH_DELAY_MS = 300;

interface Source {
  readonly uri: string;
  readonly explicit: boolean;
}

/**
 * Loads the corpus through the runtime and loads it again when it changes. An article that is open in the editor
 * is taken from there. What cannot be read is reported and leaves the rest alone.
 */
export function newLibraryHost(
  runtime: Runtime,
  bundledCorpus: string | null,
  openText: (uri: string) => string | null,
  onChange: (view: CorpusView, libraryChanged: boolean) => void,
): LibraryHost {
  let view = viewOf(buildLibrary([]));
  let state: CorpusState = { loading: true, folders: [], troubles: [] };
  let sources: Source[] = [];
  let running: Promise<void> | null = null;
  let again = false;
  let settle: Disposable | null = null;
  let watcher: Disposable | null = null;
  let watched = '';
  let disposed = false;
  let announceReady: (view: CorpusView) => void = () => {};
  let loadedOnce = false;
  const firstLoad = new Promise<CorpusView>((resolve) => (announceReady = resolve));
  /** The state in which each file was read last, and the files of each folder. */
  const stamps = new Map<string, string>();
  const listings = new Map<string, readonly FileEntry[]>();

  const entriesOf = async (source: Source, troubles: SourceTrouble[]): Promise<readonly FileEntry[]> => {
    const listed = await runtime.list(source.uri, ARTICLE_FILES);
    if (listed.ok) {
      const articles = listed.value.filter(({ uri }) => isArticleFile(baseName(uri)));
      listings.set(source.uri, articles);
      return articles;
    }
    const seen = listings.get(source.uri);
    if (source.explicit || seen !== undefined || listed.trouble !== 'missing')
      troubles.push({ uri: source.uri, what: 'folder', trouble: listed.trouble });
    // What is gone is gone; what cannot be read just now stays as it was last read.
    return listed.trouble === 'missing' ? [] : (seen ?? []);
  };
  const readArticle = async (
    { uri, stamp }: FileEntry,
    previous: Promise<Library>,
    troubles: SourceTrouble[],
  ): Promise<ArticleFile | null> => {
    const unchanged = async (): Promise<ArticleFile | null> => {
      const known = (await previous).files.get(uri);
      return known === undefined || known.leftOut ? null : { file: uri, text: null, hash: known.hash };
    };
    const open = openText(uri);
    if (open !== null) {
      stamps.delete(uri);
      return { file: uri, text: open, hash: bytesHash(new TextEncoder().encode(open).slice().buffer) };
    }
    const before = stamps.get(uri) === stamp ? await unchanged() : null;
    if (before !== null) return before;
    const bytes = await runtime.readBytes(uri);
    const known = await unchanged();
    const hash = bytes.ok ? bytesHash(bytes.value) : '';
    if (known !== null && known.hash === hash) {
      stamps.set(uri, stamp);
      return known;
    }
    const read = bytes.ok ? await runtime.decode(bytes.value) : bytes;
    if (read.ok) {
      stamps.set(uri, stamp);
      return { file: uri, text: read.value, hash };
    }
    if (read.trouble === 'missing') return null;
    troubles.push({ uri, what: 'file', trouble: read.trouble });
    return known;
  };

  /** The library that was saved when Verbatim was built, to begin with; what changed since is read again. */
  const bundledLibrary = async (
    bytes: Promise<Outcome<ArrayBuffer>>,
    entries: readonly FileEntry[],
  ): Promise<Library | null> => {
    const read = await bytes;
    if (!read.ok) return null;
    const byKey = new Map(entries.map(({ uri }) => [uriKey(uri), uri]));
    const named = (name: string): string => `${bundledCorpus}/${name}`;
    return openLibrary(read.value, (name) => byKey.get(uriKey(named(name))) ?? named(name))?.library ?? null;
  };
  const build = (files: readonly ArticleFile[], previous: Library): Library => {
    try {
      return buildLibrary(files, previous);
    } catch (error) {
      // A defect of ours; the last library is better than none.
      runtime.log('error', `corpus: ${describeError(error)}`);
      return view.library;
    }
  };
  const loadOnce = async (): Promise<void> => {
    const now = sources;
    const troubles: SourceTrouble[] = [];
    const bundled = now.findIndex(({ uri }) => uri === bundledCorpus);
    const bytes = loadedOnce || bundled === -1 ? null : runtime.readBytes(`${bundledCorpus}/${SAVED_NAME}`);
    const listed = await Promise.all(now.map((source) => entriesOf(source, troubles)));
    const saved = bytes === null ? Promise.resolve(null) : bundledLibrary(bytes, listed[bundled]);
    const previous = saved.then((library) => library ?? view.library);
    const own = new Set(
      listed.flatMap((entries, i) => (i === bundled ? [] : entries.map(({ uri }) => baseName(uri)))),
    );
    const entries = listed.flatMap((some, i) =>
      i === bundled ? some.filter(({ uri }) => !own.has(baseName(uri))) : some,
    );
    const read = await Promise.all(entries.map((entry) => readArticle(entry, previous, troubles)));
    const files = withoutCopies(read.filter((file) => file !== null));
    const present = new Set([...listings.values()].flatMap((some) => some.map(({ uri }) => uri)));
    for (const uri of stamps.keys()) if (!present.has(uri)) stamps.delete(uri);
    if (disposed) return;
    const library = build(files, await previous);
    const libraryChanged = library.revision !== view.library.revision || !loadedOnce;
    if (libraryChanged) view = viewOf(library);
    state = { loading: false, folders: now.map(({ uri }) => uri), troubles };
    loadedOnce = true;
    announceReady(view);
    watch(now.map(({ uri }) => uri));
    onChange(view, libraryChanged);
  };

  const load = (): Promise<void> => {
    if (running !== null) {
      again = true;
      return running;
    }
    running = (async () => {
      do {
        again = false;
        await loadOnce();
      } while (again && !disposed);
    })().finally(() => (running = null));
    return running;
  };

  const changed = (): void => {
    settle?.dispose();
    settle = runtime.timer.after(SETTLE_MS, () => {
      settle = null;
      if (!disposed)
        void load().catch((error: unknown) => runtime.log('error', `corpus: ${describeError(error)}`));
    });
  };

  const watch = (folders: readonly string[]): void => {
    const key = folders.join('\n');
    if (key === watched) return;
    watched = key;
    watcher?.dispose();
    // Not before the first answers are out.
    let real: Disposable | null = null;
    const delay = runtime.timer.after(WATCH_DELAY_MS, () => (real = runtime.watch(folders, changed)));
    watcher = {
      dispose() {
        delay.dispose();
        real?.dispose();
      },
    };
  };

  return {
    view: () => view,
    ready: () => (loadedOnce ? Promise.resolve(view) : firstLoad),
    state: () => state,
    use(wanted) {
      const next: Source[] = [
        ...wanted.folders,
        ...(wanted.bundled && bundledCorpus !== null ? [{ uri: bundledCorpus, explicit: true }] : []),
      ];
      // The corpus of Verbatim's own repository may be named twice.
      const unique = next.filter(
        (source, i) => next.findIndex((s) => uriKey(s.uri) === uriKey(source.uri)) === i,
      );
      if (JSON.stringify(unique) === JSON.stringify(sources) && (loadedOnce || running !== null))
        return running ?? Promise.resolve();
      sources = unique;
      return load();
    },
    changed(uri) {
      if (uri === undefined || sources.some((source) => isInside(uri, source.uri))) changed();
    },
    isArticle: (uri) =>
      view.article(uri) !== null ||
      (sources.some((source) => isInside(uri, source.uri)) && isArticleFile(baseName(uri))),
    dispose() {
      disposed = true;
      settle?.dispose();
      watcher?.dispose();
    },
  };
}

type ArticleFile = (CorpusFile | UnchangedFile) & { readonly hash: string };

/**
 * The user's own folders come first: a file of the same name takes the bundled one's place, and a copy of an article
 * that is there already adds nothing.
 */
function withoutCopies(files: readonly ArticleFile[]): ArticleFile[] {
  const keys = new Set<string>();
  const contents = new Set<string>();
  return files.filter(({ file, hash }) => {
    const key = uriKey(file);
    if (keys.has(key) || contents.has(hash)) return false;
    keys.add(key);
    contents.add(hash);
    return true;
  });
}

function viewOf(library: Library): CorpusView {
  let byKey: Map<string, string> | null = null;
  let ids: Map<string, number> | null = null;
  const fileOf = (name: string): string | undefined => {
    if (library.files.has(name)) return name;
    byKey ??= new Map([...library.files.keys()].map((file) => [uriKey(file), file]));
    return byKey.get(uriKey(name));
  };
  return {
    library,
    article(name) {
      const file = fileOf(name);
      const read = file === undefined ? undefined : library.files.get(file);
      return file === undefined || read === undefined ? null : articleLines(file, read.lineStarts);
    },
    passageIndex(id) {
      ids ??= new Map(library.passages.map((passage, i) => [passage.id, i]));
      return ids.get(id) ?? null;
    },
  };
}
