/** Something that can be given up. */
export interface Disposable {
  dispose(): void;
}

/** Why a folder or file could not be had. */
export type FileTrouble = 'missing' | 'unreadable' | 'binary' | 'encoding' | 'too-large';

/** A listing or a text, or why there is none. Never an exception: every caller has to say what then. */
export type Outcome<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly trouble: FileTrouble };

/** A file in a folder; `stamp` differs when its content may differ. */
export interface FileEntry {
  readonly uri: string;
  readonly stamp: string;
}

/** Which files of a folder are wanted. */
export interface FileFilter {
  /** Endings of names, with the dot, in lower case. */
  readonly endings: readonly string[];
  /** At most this many. */
  readonly limit: number;
}

/** What the server needs of the machine it runs on. All names are URIs. */
export interface Runtime {
  /** Folder of the corpus that comes with Verbatim; null where there is none. */
  readonly bundledCorpus: string | null;
  /** The page that explains each rule under a heading of its name; null where there is none. */
  readonly rulesPage: string | null;
  /** Language of the machine, for clients that state none. */
  readonly locale: string | null;
  /** Files under a folder, sorted by name; hidden folders and node_modules are left out. */
  list(folder: string, filter: FileFilter): Promise<Outcome<readonly FileEntry[]>>;
  /** A file's text, decoded. */
  read(file: string): Promise<Outcome<string>>;
  /** A file's bytes, and the text that such bytes are: `read` in two steps. */
  readBytes(file: string): Promise<Outcome<ArrayBuffer>>;
  decode(bytes: ArrayBuffer): Promise<Outcome<string>>;
  /** Calls `onChange` when something in one of the folders changed, appeared or went; folders may not exist yet. */
  watch(folders: readonly string[], onChange: () => void): Disposable;
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

/** A README beside the articles tells people about them and is none. */
export function isArticleFile(name: string): boolean {
  const lower = name.toLowerCase();
  return (
    ARTICLE_FILES.endings.some((ending) => lower.endsWith(ending)) &&
    !/^(readme|changelog|license)\b/.test(lower)
  );
}
