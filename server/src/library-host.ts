import type { CorpusSources } from './configuration.ts';
import { buildLibrary, bytesHash, changeLibrary, openLibrary, passageOfId } from './engine/index.ts';
import type { CorpusFile, Library, ReadFile, UnchangedFile } from './engine/index.ts';
import { articleLines } from './features/ranges.ts';
import type { ArticleLines } from './features/ranges.ts';
import { describeError } from './guard.ts';
import { newLibraryBases } from './library-bases.ts';
import type { Base, BuildNotice } from './library-bases.ts';
import { isArticleFile, isPack } from './runtime.ts';
import type { Disposable, FileEntry, FileTrouble, Outcome, Runtime } from './runtime.ts';
import { newSharedLibraries } from './shared-libraries.ts';
import type { SharedLibraries } from './shared-libraries.ts';
import { CORPUS_FILES, partedFiles } from './translation/corpus-files.ts';
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

/** A folder, pack or file of the corpus that could not be had. */
export interface SourceTrouble {
  readonly uri: string;
  readonly what: 'folder' | 'file' | 'pack';
  readonly trouble: FileTrouble;
}

export interface CorpusState {
  readonly loading: boolean;
  /** Large folders are being indexed; the rest is there. */
  readonly building: boolean;
  /** Folders and packs. */
  readonly folders: readonly string[];
  readonly troubles: readonly SourceTrouble[];
}

export interface LibraryHost {
  /** The corpus as it is now; empty before the first load. */
  view(): CorpusView;
  /** Resolves with the first corpus that was loaded, or the present one. */
  ready(): Promise<CorpusView>;
  state(): CorpusState;
  /** Files of translations beside the articles, as they were last listed. */
  translations(): readonly FileEntry[];
  /** Uses these folders from now on. Resolves when they are loaded. */
  use(sources: CorpusSources): Promise<void>;
  /** Resolves when nothing more is to be loaded or built. */
  complete(): Promise<CorpusView>;
  /** Something changed on disk or in an open document: this file, or nobody knows what. Loads again after a pause. */
  changed(uri?: string): void;
  /** Whether the file is an article of the corpus, or would be. */
  isArticle(uri: string): boolean;
  dispose(): void;
}

/** A file larger than this, in bytes, is no article. */
const LARGEST_ARTICLE = 64 * 1024 * 1024;
/** Editors write a file in several steps: wait for the last. */
const SETTLE_MS = 200;
/** Watchers may fail or be slow to start; nothing waits for them. */
const WATCH_DELAY_MS = 300;

/** Folders with so many bytes of articles are indexed in a process of their own, and their library is kept. */
const LARGE_BYTES = 1_500_000;
/** So many bytes of changed articles are read here and now; beyond, they wait for the next library that is built. */
const MOST_READ_BYTES = 3_000_000;
/** When so many bytes have changed since a library was built, it is built again in the background. */
const REBUILD_BYTES = 300_000;
/** A pack with so many characters is the library that the others are added to. */
const LARGE_PACK = 250_000;

interface Source {
  readonly uri: string;
  readonly explicit: boolean;
}

/** What a source has; of a pack its library. */
interface Listed {
  readonly source: Source;
  readonly entries: readonly FileEntry[];
  /** Files of translations. */
  readonly translations: readonly FileEntry[];
  /** Folders in it whose documents are no articles. */
  readonly projects: readonly string[];
  readonly pack: Base | null;
  readonly troubles: readonly SourceTrouble[];
}

export interface HostOptions {
  /** Folder where libraries of large folders may be kept; null where there is none. */
  readonly storage?: string | null;
  /** Told when a library begins to be built. */
  readonly notice?: (cancel: () => void) => BuildNotice;
  /** What it shares with other hosts. */
  readonly shared?: SharedLibraries;
}

/**
 * Loads the corpus through the runtime and loads it again when it changes. An article that is open in the editor
 * is taken from there. What cannot be read is reported and leaves the rest alone. Large folders are indexed in the
 * background and kept; until that is done, the rest answers.
 */
export function newLibraryHost(
  runtime: Runtime,
  bundledCorpus: string | null,
  openText: (uri: string) => string | null,
  onChange: (view: CorpusView, libraryChanged: boolean) => void,
  {
    storage = null,
    notice = () => ({ report: () => {}, end: () => {} }),
    shared = newSharedLibraries(),
  }: HostOptions = {},
): LibraryHost {
  let view = viewOf(buildLibrary([]));
  let state: CorpusState = { loading: true, building: false, folders: [], troubles: [] };
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
  const bases = newLibraryBases(runtime, storage, notice, shared);
  /** The state in which each file was read last, and the files of each folder. */
  const stamps = new Map<string, string>();
  const listings = new Map<string, readonly FileEntry[]>();
  /** Files that changed; null where all folders must be looked through. */
  let dirty: Set<string> | null = null;
  let listed: readonly Listed[] = [];
  let previousBase: Base | null = null;
  let bundledFiles: Library['files'] = new Map();
  /** What was built last, and of which files: the same is not built twice. */
  let built = '';
  /** The other process did not do it: large folders are read here. */
  let cannotBuild = false;

  /** What came with Verbatim and cannot be listed: once its saved library is there, that is what it has. */
  const isSealed = ({ uri }: Source): boolean => uri === bundledCorpus && runtime.sealed === true;
  const list = async (source: Source): Promise<Listed> => {
    const troubles: SourceTrouble[] = [];
    const nothing = { source, entries: [], translations: [], projects: [], pack: null, troubles };
    if (isPack(source.uri)) {
      const opened = await bases.pack(source.uri);
      if (opened.ok) return { ...nothing, pack: opened.value };
      if (source.explicit || opened.trouble !== 'missing')
        troubles.push({ uri: source.uri, what: 'pack', trouble: opened.trouble });
      return nothing;
    }
    if (isSealed(source)) return { ...nothing, entries: listings.get(source.uri) ?? [] };
    const onOutside = (uri: string): void => {
      troubles.push({ uri, what: 'file', trouble: 'outside' });
    };
    const found = await runtime.list(source.uri, { ...CORPUS_FILES, onOutside });
    if (found.ok) {
      const { articles: all, translations, projects } = partedFiles(found.value);
      const articles = all.filter(({ uri, size }) => {
        if (size === undefined || size <= LARGEST_ARTICLE) return true;
        // Told before anything reads it, in whichever process the rest is read.
        troubles.push({ uri, what: 'file', trouble: 'too-large' });
        return false;
      });
      listings.set(source.uri, articles);
      return { ...nothing, entries: articles, translations, projects };
    }
    const seen = listings.get(source.uri);
    if (source.explicit || seen !== undefined || found.trouble !== 'missing')
      troubles.push({ uri: source.uri, what: 'folder', trouble: found.trouble });
    // What is gone is gone; what cannot be read just now stays as it was last read.
    return { ...nothing, entries: found.trouble === 'missing' ? [] : (seen ?? []) };
  };
  /** The folders as they were, with the files that are known to have changed looked at; null where that is not enough. */
  const relisted = async (changes: ReadonlySet<string>): Promise<readonly Listed[] | null> => {
    if (runtime.entry === undefined) return null;
    const fresh = new Map<string, FileEntry>();
    for (const uri of changes) {
      const key = uriKey(uri);
      const known = listed.flatMap(({ entries }) => entries).find((entry) => uriKey(entry.uri) === key);
      const entry = known === undefined ? null : await runtime.entry(known.uri);
      if (entry === null) return null;
      fresh.set(entry.uri, entry);
    }
    return listed.map((one) => {
      if (!one.entries.some(({ uri }) => fresh.has(uri))) return one;
      const entries = one.entries.map((entry) => fresh.get(entry.uri) ?? entry);
      listings.set(one.source.uri, entries);
      return { ...one, entries };
    });
  };
  const readArticle = async (
    { uri, stamp }: FileEntry,
    layer: number,
    known: (uri: string) => ReadFile | undefined,
    troubles: SourceTrouble[],
  ): Promise<ArticleFile | null> => {
    const unchanged = (): ArticleFile | null => {
      const read = known(uri);
      return read === undefined || read.leftOut ? null : { file: uri, text: null, hash: read.hash, layer };
    };
    const open = openText(uri);
    if (open !== null) {
      stamps.delete(uri);
      return { file: uri, text: open, hash: bytesHash(new TextEncoder().encode(open).slice().buffer), layer };
    }
    const before = stamps.get(uri) === stamp ? unchanged() : null;
    if (before !== null) return before;
    const bytes = await runtime.readBytes(uri);
    const now = unchanged();
    const hash = bytes.ok ? bytesHash(bytes.value) : '';
    if (now !== null && now.hash === hash) {
      stamps.set(uri, stamp);
      return now;
    }
    const read = bytes.ok ? await runtime.decode(bytes.value) : bytes;
    if (read.ok) {
      stamps.set(uri, stamp);
      return { file: uri, text: read.value, hash, layer };
    }
    if (read.trouble === 'missing') return null;
    troubles.push({ uri, what: 'file', trouble: read.trouble });
    return now;
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
  /** The articles of a saved library, which are as they were saved. */
  const sealed = async (
    source: Source,
    saved: Library | null,
    bytes: Promise<Outcome<ArrayBuffer>>,
  ): Promise<Listed> => {
    if (saved === null) {
      const read = await bytes;
      const trouble = read.ok ? ('pack' as const) : read.trouble;
      const troubles = [{ uri: source.uri, what: 'folder' as const, trouble }];
      return { source, entries: [], translations: [], projects: [], pack: null, troubles };
    }
    const entries = [...saved.files].flatMap(([uri, { hash, leftOut }]) =>
      leftOut === true ? [] : [{ uri, stamp: hash }],
    );
    for (const { uri, stamp } of entries) stamps.set(uri, stamp);
    listings.set(source.uri, entries);
    return { source, entries, translations: [], projects: [], pack: null, troubles: [] };
  };
  /** The saved library that the others are added to, and what should be built for one. */
  const baseOf = async (
    all: readonly Listed[],
  ): Promise<{ base: Base | null; waiting: readonly Listed[]; key: string }> => {
    const isLarge = ({ source, entries }: Listed): boolean =>
      source.uri !== bundledCorpus && bytesOf(entries) >= LARGE_BYTES;
    const folders = all.filter(isLarge);
    const packs = all.filter(({ pack }) => pack !== null && pack.library.characters >= LARGE_PACK);
    if (folders.length === 0 && packs.length <= 1)
      return { base: packs[0]?.pack ?? null, waiting: [], key: '' };
    const large = all.filter((one) => folders.includes(one) || packs.includes(one));
    const key = large.map(({ source }) => source.uri).join('\n');
    if (cannotBuild || bases.placeOf(key) === null)
      return { base: packs[0]?.pack ?? null, waiting: [], key: '' };
    return { base: await bases.kept(key), waiting: large, key };
  };
  const build = (
    files: readonly ArticleFile[],
    previous: Library,
    known: readonly Library['files'][],
  ): Library => {
    try {
      return buildLibrary(files, previous, { known });
    } catch (error) {
      // A defect of ours; the last library is better than none.
      runtime.log('error', `corpus: ${describeError(error)}`);
      return view.library;
    }
  };
  const loadOnce = async (): Promise<void> => {
    const now = sources;
    const changes = dirty;
    dirty = new Set();
    const troubles: SourceTrouble[] = [];
    const bundled = now.findIndex(({ uri }) => uri === bundledCorpus);
    const isRead = runtime.sealed === true ? listings.has(bundledCorpus ?? '') : loadedOnce;
    const bytes = isRead || bundled === -1 ? null : runtime.readBytes(`${bundledCorpus}/${SAVED_NAME}`);
    let all =
      (changes === null || !loadedOnce ? null : await relisted(changes)) ??
      (await Promise.all(now.map((source) => list(source))));
    const saved = bytes === null ? null : await bundledLibrary(bytes, all[bundled].entries);
    if (saved !== null) bundledFiles = saved.files;
    if (bytes !== null && isSealed(now[bundled])) {
      const own = await sealed(now[bundled], saved, bytes);
      all = all.map((one, i) => (i === bundled ? own : one));
    }
    listed = all;
    for (const one of all) troubles.push(...one.troubles);
    const { base, waiting, key } = await baseOf(all);
    if (base !== null && base !== previousBase)
      for (const [uri, stamp] of base.stamps) if (!stamps.has(uri)) stamps.set(uri, stamp);
    previousBase = base;
    const previous =
      base === null
        ? (saved ?? view.library)
        : view.library.base === base.library || view.library === base.library
          ? view.library
          : base.library;
    const packFiles = all.flatMap(({ pack }) => (pack === null ? [] : [pack.library.files]));
    const known = [view.library.files, bundledFiles, ...packFiles];
    const knownFile = (uri: string): ReadFile | undefined =>
      view.library.files.get(uri) ?? base?.library.files.get(uri) ?? bundledFiles.get(uri);

    const own = new Set(
      all.flatMap(({ entries }, i) => (i === bundled ? [] : entries.map(({ uri }) => baseName(uri)))),
    );
    const isChanged = ({ uri, stamp }: FileEntry): boolean =>
      stamps.get(uri) !== stamp || knownFile(uri) === undefined;
    const changedBytes = bytesOf(waiting.flatMap(({ entries }) => entries.filter(isChanged)));
    const leftForLater = waiting.length > 0 && changedBytes > MOST_READ_BYTES;
    const files: (ArticleFile | null)[] = [];
    for (const [layer, one] of all.entries()) {
      if (one.pack !== null) {
        // A pack among those that are built into one waits with them.
        if (waiting.includes(one) && base === null) continue;
        for (const [file, { hash, leftOut }] of one.pack.library.files)
          if (leftOut !== true) files.push({ file, text: null, hash, layer });
        continue;
      }
      const wanted =
        layer === bundled ? one.entries.filter(({ uri }) => !own.has(baseName(uri))) : one.entries;
      const later = leftForLater && waiting.includes(one);
      const read = await Promise.all(
        wanted.map((entry) =>
          later && isChanged(entry) && openText(entry.uri) === null
            ? Promise.resolve(null)
            : readArticle(entry, layer, knownFile, troubles),
        ),
      );
      for (const file of read) files.push(file);
    }
    const entries = all.flatMap((one) => one.entries);
    const present = new Set(entries.map(({ uri }) => uri));
    for (const uri of stamps.keys()) if (!present.has(uri)) stamps.delete(uri);
    if (disposed) return;
    const articles = withoutCopies(files.filter((file) => file !== null));
    const changed = base === null ? null : changeLibrary(articles, previous, { known });
    // Too much has changed to be made anew here: what there is answers until it has been.
    const isTooMuch = base !== null && changed === null && waiting.length > 0;
    const library = shared.same(changed ?? (isTooMuch ? previous : build(articles, previous, known)));
    const libraryChanged = library.revision !== view.library.revision || !loadedOnce;
    if (library !== view.library) view = viewOf(library);
    const wantsBuild = isTooMuch || (waiting.length > 0 && (base === null || changedBytes > REBUILD_BYTES));
    if (wantsBuild) buildFor(key, waiting, all);
    state = {
      loading: false,
      building: bases.building(),
      folders: now.map(({ uri }) => uri),
      troubles,
    };
    loadedOnce = true;
    announceReady(view);
    watch(now.map(({ uri }) => uri));
    onChange(view, libraryChanged);
  };
  const buildFor = (key: string, waiting: readonly Listed[], all: readonly Listed[]): void => {
    const target = bases.placeOf(key);
    const files = waiting.flatMap((one) =>
      one.entries.map(({ uri, stamp }) => ({ uri, stamp, layer: all.indexOf(one) })),
    );
    const what = JSON.stringify([key, files]);
    if (target === null || what === built || bases.building()) return;
    built = what;
    const packs = waiting.flatMap((one) =>
      one.pack === null ? [] : [{ uri: one.source.uri, layer: all.indexOf(one) }],
    );
    bases.build({ target, files, packs }, (worked) => {
      state = { ...state, building: false };
      if (disposed) return;
      if (worked === false) cannotBuild = true;
      if (worked !== null) {
        dirty = dirty ?? new Set();
        void load().catch((error: unknown) => runtime.log('error', `corpus: ${describeError(error)}`));
      } else onChange(view, false);
    });
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

  const changed = (uri?: string): void => {
    if (uri === undefined) dirty = null;
    else dirty?.add(uri);
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
    translations: () => listed.flatMap(({ translations }) => translations),
    async complete() {
      await firstLoad;
      while (running !== null || bases.building()) {
        await bases.rest();
        await running;
      }
      return view;
    },
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
      dirty = null;
      return load();
    },
    changed(uri) {
      const touches = (source: Source): boolean =>
        uri === undefined || isInside(uri, source.uri) || isInside(source.uri, uri);
      if (sources.some(touches)) changed(uri);
    },
    isArticle: (uri) =>
      view.article(uri) !== null ||
      (isArticleFile(baseName(uri)) &&
        sources.some((source) => isInside(uri, source.uri)) &&
        !listed.some(({ projects }) => projects.some((project) => isInside(uri, project)))),
    dispose() {
      disposed = true;
      // Whoever waits for a corpus that nobody wants any more is not to wait for ever.
      announceReady(view);
      bases.dispose();
      settle?.dispose();
      watcher?.dispose();
    },
  };
}

const bytesOf = (entries: readonly FileEntry[]): number =>
  entries.reduce((sum, { size = 0 }) => sum + size, 0);

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
    passageIndex: (id) => passageOfId(library, id),
  };
}
