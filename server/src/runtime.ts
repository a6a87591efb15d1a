import type { ImportSource } from './engine/index.ts';

/** Something that can be given up. */
export interface Disposable {
  dispose(): void;
}

/** Why a folder or file could not be had. */
export type FileTrouble =
  | 'missing'
  | 'unreadable'
  | 'binary'
  | 'encoding'
  | 'too-large'
  /** A link that leads out of its folder. */
  | 'outside'
  /** No pack, a damaged one, or one of another version. */
  | 'pack';

/** A listing or a text, or why there is none. Never an exception: every caller has to say what then. */
export type Outcome<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly trouble: FileTrouble };

/** A file in a folder; `stamp` differs when its content may differ. */
export interface FileEntry {
  readonly uri: string;
  readonly stamp: string;
  /** Bytes, where the machine says. */
  readonly size?: number;
}

/** Which files of a folder are wanted. */
export interface FileFilter {
  /** Endings of names, with the dot, in lower case. */
  readonly endings: readonly string[];
  /** At most this many. */
  readonly limit: number;
  /** Told of links that lead out of the folder; they are not followed. */
  readonly onOutside?: (uri: string) => void;
}

/** A saved library as it lies on the disk: the first `length` bytes of the buffer, which are sound. */
export interface SavedFile {
  readonly stamp: string;
  readonly buffer: ArrayBuffer;
  readonly length: number;
}

/** A library that is to be built from articles and saved. */
export interface BuildJob {
  /** Where it is to lie. */
  readonly target: string;
  readonly files: readonly { readonly uri: string; readonly stamp: string; readonly layer: number }[];
  /** Packs whose articles it is to have, too. */
  readonly packs: readonly { readonly uri: string; readonly layer: number }[];
}

/** A library that is being built. */
export interface Build {
  /** Whether it is there now; null where it was given up. */
  readonly done: Promise<boolean | null>;
  readonly cancel: () => void;
}

/** Why a file cannot be read as an article. Its wording lives with the interface that shows it. */
export interface SourceTrouble {
  readonly code: string;
  readonly values: Readonly<Record<string, string>>;
}

/** A file that is to become an article, or why it is none. */
export type SourceOutcome =
  | { readonly ok: true; readonly value: ImportSource }
  | { readonly ok: false; readonly trouble: SourceTrouble };

/** What the server needs of the machine it runs on. All names are URIs. */
export interface Runtime {
  /** Folder of the corpus that comes with Verbatim; null where there is none. */
  readonly bundledCorpus: string | null;
  /**
   * That folder is as it was packed, and cannot be listed: its saved library says what is in it. Missing where it can be
   * listed, and may have changed.
   */
  readonly sealed?: boolean;
  /** The page that explains each rule under a heading of its name; null where there is none. */
  readonly rulesPage: string | null;
  /** The user's own folder, which `~` stands for; null or missing where there is none. */
  readonly home?: string | null;
  /** Language of the machine, for clients that state none. */
  readonly locale: string | null;
  /** Files under a folder, sorted by name; hidden folders and node_modules are left out. */
  list(folder: string, filter: FileFilter): Promise<Outcome<readonly FileEntry[]>>;
  /** A file's text, decoded. */
  read(file: string): Promise<Outcome<string>>;
  /** A file's bytes, and the text that such bytes are: `read` in two steps. */
  readBytes(file: string): Promise<Outcome<ArrayBuffer>>;
  decode(bytes: ArrayBuffer): Promise<Outcome<string>>;
  /** Reads a file of any format that can become an article; missing where the host has no readers. */
  readSource?(file: string): Promise<SourceOutcome>;
  /** One file's entry; null where there is no such file. Where this is missing, folders are listed anew. */
  entry?(file: string): Promise<FileEntry | null>;
  /** A library that was saved; `known` is the stamp of one that need not be read again: then null. */
  readSaved?(file: string, known?: string): Promise<Outcome<SavedFile | null>>;
  /** The bytes of an article in a pack. */
  readPacked?(pack: string, name: string): Promise<Outcome<ArrayBuffer>>;
  /** Builds a library in a process of its own and saves it; `onProgress` gets what is done, from 0 to 1. */
  build?(job: BuildJob, onProgress: (done: number) => void): Build;
  /**
   * Calls `onChange` when something in one of the folders changed, appeared or went, with the file's name where it is
   * known; folders may not exist yet.
   */
  watch(folders: readonly string[], onChange: (uri?: string) => void): Disposable;
  /**
   * Told that the client has the answer to `initialize`: from now on it may be asked. `bundledCorpus` is where it says that
   * is.
   */
  initialized?(bundledCorpus: string | null): void;
  /** Told that a hover was answered: what a start needs has run. */
  answered?(): void;
  /** For the developers' log. Never a user's text. */
  log(level: 'error' | 'info', message: string): void;
  readonly timer: {
    /** Milliseconds, only for differences. */
    now(): number;
    after(milliseconds: number, run: () => void): Disposable;
    /** Lets waiting messages and cancellations in. */
    breathe(): Promise<void>;
  };
}

/** Files that may be articles of a corpus. */
export const ARTICLE_FILES: FileFilter = { endings: ['.md', '.markdown'], limit: 10_000 };

/** Ending of a pack: articles and their index in one file. */
export const PACK_ENDING = '.verbatim';

/** Whether a corpus is named by a pack, not by a folder. */
export function isPack(uri: string): boolean {
  return uri.toLowerCase().endsWith(PACK_ENDING);
}

/** A README beside the articles tells people about them and is none. */
export function isArticleFile(name: string): boolean {
  const lower = name.toLowerCase();
  return (
    ARTICLE_FILES.endings.some((ending) => lower.endsWith(ending)) &&
    !/^(readme|changelog|license)\b/.test(lower)
  );
}
