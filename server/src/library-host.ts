import { TextDocument } from 'vscode-languageserver-textdocument';
import type { CorpusSources } from './configuration.ts';
import { PACK_NAME, withPacked } from './corpus-pack.ts';
import { buildLibrary } from './engine/index.ts';
import type { CorpusFile, Library } from './engine/index.ts';
import { describeError } from './guard.ts';
import { isArticleFile, ARTICLE_FILES } from './runtime.ts';
import type { Disposable, FileTrouble, Runtime } from './runtime.ts';
import { baseName, isInside, uriKey } from './uris.ts';

/** A library together with the texts it was built from, so that places in articles can be shown. Immutable. */
export interface CorpusView {
  readonly library: Library;
  /** The article file as a document with lines; null for a file that is not part of the corpus. */
  readonly article: (file: string) => TextDocument | null;
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
  let view = viewOf([], buildLibrary([]));
  let state: CorpusState = { loading: true, folders: [], troubles: [] };
  let sources: Source[] = [];
  let built: readonly CorpusFile[] = [];
  let running: Promise<void> | null = null;
  let again = false;
  let settle: Disposable | null = null;
  let watcher: Disposable | null = null;
  let watched = '';
  let disposed = false;
  let announceReady: (view: CorpusView) => void = () => {};
  let loadedOnce = false;
  const firstLoad = new Promise<CorpusView>((resolve) => (announceReady = resolve));
  /** What was read last: by file, and the files of each folder. */
  const texts = new Map<string, { stamp: string; text: string }>();
  const listings = new Map<string, readonly { uri: string; stamp: string }[]>();

  const filesOf = async (source: Source, troubles: SourceTrouble[]): Promise<CorpusFile[]> => {
    const listed = await runtime.list(source.uri, ARTICLE_FILES);
    let entries = listed.ok ? listed.value : [];
    if (!listed.ok) {
      const seen = listings.has(source.uri);
      if (source.explicit || seen || listed.trouble !== 'missing')
        troubles.push({ uri: source.uri, what: 'folder', trouble: listed.trouble });
      // What is gone is gone; what cannot be read just now stays as it was last read.
      if (listed.trouble !== 'missing') entries = listings.get(source.uri) ?? [];
    } else {
      listings.set(source.uri, entries);
    }
    const files = await Promise.all(
      entries
        .filter((entry) => isArticleFile(baseName(entry.uri)))
        .map(async (entry): Promise<CorpusFile | null> => {
          const open = openText(entry.uri);
          if (open !== null) return { file: entry.uri, text: open };
          const known = texts.get(entry.uri);
          if (known !== undefined && known.stamp === entry.stamp)
            return { file: entry.uri, text: known.text };
          const read = await runtime.read(entry.uri);
          if (read.ok) {
            texts.set(entry.uri, { stamp: entry.stamp, text: read.value });
            return { file: entry.uri, text: read.value };
          }
          if (read.trouble === 'missing') return null;
          troubles.push({ uri: entry.uri, what: 'file', trouble: read.trouble });
          return known === undefined ? null : { file: entry.uri, text: known.text };
        }),
    );
    return files.filter((file) => file !== null);
  };

  const packed = async (): Promise<string | null> => {
    if (bundledCorpus === null || loadedOnce || !sources.some(({ uri }) => uri === bundledCorpus))
      return null;
    const read = await runtime.read(`${bundledCorpus}/${PACK_NAME}`);
    return read.ok ? read.value : null;
  };
  const build = (files: readonly CorpusFile[], pack: string | null): Library => {
    try {
      const previous =
        pack === null || bundledCorpus === null
          ? view.library
          : withPacked(view.library, pack, bundledCorpus, files);
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
    const found = await Promise.all(now.map((source) => filesOf(source, troubles)));
    const own = new Set(
      now.flatMap(({ uri }, i) => (uri === bundledCorpus ? [] : found[i].map(({ file }) => baseName(file)))),
    );
    now.forEach(({ uri }, i) => {
      if (uri === bundledCorpus) found[i] = found[i].filter(({ file }) => !own.has(baseName(file)));
    });
    const files = withoutCopies(found.flat());
    const listed = new Set([...listings].flatMap(([, entries]) => entries.map(({ uri }) => uri)));
    for (const uri of texts.keys()) if (!listed.has(uri)) texts.delete(uri);
    if (disposed) return;
    const same =
      files.length === built.length &&
      files.every(({ file, text }, i) => file === built[i].file && text === built[i].text);
    const library = same ? view.library : build(files, await packed());
    if (disposed) return;
    built = files;
    const libraryChanged = library.revision !== view.library.revision || !loadedOnce;
    if (libraryChanged) view = viewOf(files, library);
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

/**
 * The user's own folders come first: a file of the same name takes the bundled one's place, and a copy of an article
 * that is there already adds nothing.
 */
function withoutCopies(files: readonly CorpusFile[]): CorpusFile[] {
  const keys = new Set<string>();
  const contents = new Set<string>();
  return files.filter(({ file, text }) => {
    const key = uriKey(file);
    if (keys.has(key) || contents.has(text)) return false;
    keys.add(key);
    contents.add(text);
    return true;
  });
}

function viewOf(files: readonly CorpusFile[], library: Library): CorpusView {
  const byKey = new Map(files.map((file) => [uriKey(file.file), file]));
  const documents = new Map<string, TextDocument>();
  let ids: Map<string, number> | null = null;
  return {
    library,
    article(file) {
      const key = uriKey(file);
      const known = documents.get(key);
      if (known !== undefined) return known;
      const source = byKey.get(key);
      if (source === undefined) return null;
      const document = TextDocument.create(source.file, 'markdown', 0, source.text);
      documents.set(key, document);
      return document;
    },
    passageIndex(id) {
      ids ??= new Map(library.passages.map((passage, i) => [passage.id, i]));
      return ids.get(id) ?? null;
    },
  };
}
