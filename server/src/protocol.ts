/**
 * What the language server and its client say to each other beyond the Language Server Protocol.
 * Imports nothing, so that both sides can use it. Positions are UTF-16, zero-based, as in the protocol.
 */

/** Languages whose documents are checked. */
export const LANGUAGES = ['markdown', 'plaintext', 'latex', 'html', 'restructuredtext', 'asciidoc'] as const;

export interface ProtocolPosition {
  readonly line: number;
  readonly character: number;
}

export interface ProtocolRange {
  readonly start: ProtocolPosition;
  readonly end: ProtocolPosition;
}

/** `initializationOptions` of the client; every field may be missing. */
export interface InitializationOptions {
  /** The settings under `verbatim` as they are at the start: saves a round trip before the first answer. */
  readonly settings?: unknown;
  /** Commands that the client has beyond the protocol. */
  readonly commands?: readonly string[];
  /** The client opens pages of the scheme {@link RULE_SCHEME}. */
  readonly rulePages?: boolean;
  /** URI of the folder of the corpus that comes with Verbatim; the host knows a default. */
  readonly bundledCorpus?: string;
  /** URI of a folder where the server may keep the index of large corpora from one start to the next. */
  readonly storage?: string;
}

/** Scheme of the pages on which a client explains each rule; the rule is the query. */
export const RULE_SCHEME = 'verbatim-rule';

/** Scheme of the articles inside packs; the server has their text ({@link PACKED_TEXT}). */
export const PACK_SCHEME = 'verbatim-pack';

/** Request: the text of an article inside a pack. */
export const PACKED_TEXT = 'verbatim/packedText';
export interface PackedTextParams {
  readonly uri: string;
}
export interface PackedTextResult {
  /** Null where it cannot be had; `message` says why. */
  readonly text: string | null;
  readonly message: string | null;
}
/**
 * Requests, server → client, about files that the server's machine has not: in a browser all of them, elsewhere those of a
 * virtual workspace.
 */
export const LIST_FILES = 'verbatim/listFiles';
export interface ListFilesParams {
  /** URI of a folder; hidden folders and node_modules in it are left out. */
  readonly folder: string;
  /** Endings of names, with the dot, in lower case. */
  readonly endings: readonly string[];
  readonly limit: number;
}
export interface ListedFile {
  readonly uri: string;
  /** Differs when its content may differ. */
  readonly stamp: string;
  /** Bytes. */
  readonly size: number;
}
export type ClientOutcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly trouble: 'missing' | 'unreadable' | 'too-large' };
/** Sorted by name. */
export type ListFilesResult = ClientOutcome<readonly ListedFile[]>;

/** Request, server → client: one file as in {@link LIST_FILES}; null where there is none. */
export const STAT_FILE = 'verbatim/statFile';
export interface FileParams {
  readonly uri: string;
}
export type StatFileResult = ListedFile | null;

/** Request, server → client: a file's bytes in base64. */
export const READ_FILE = 'verbatim/readFile';
export type ReadFileResult = ClientOutcome<string>;

/** Command of a client that can write lists of ignored quotations; its argument is an `IgnoreArgument`. */
export const IGNORE_COMMAND = 'verbatim.ignoreText';
export type IgnoreScope = 'file' | 'workspace' | 'user';
export interface IgnoreArgument {
  /** URI of the list; it may not exist yet. */
  readonly list: string;
  readonly scope: IgnoreScope;
  readonly entry: {
    readonly text: string;
    readonly rule: string | null;
    readonly file: string | null;
    readonly before: string;
    readonly after: string;
    readonly stated: string | null;
  };
  /** The entry is taken out of the list, not put in. */
  readonly remove?: true;
}

/** Request: whether some words are a quotation of the corpus, and of whom. */
export const VERIFY = 'verbatim/verify';
export interface VerifyParams {
  /** The words, with or without quotation marks. */
  readonly text: string;
  /** What is said of their source. */
  readonly speaker?: string;
  /** EDTF or as written. */
  readonly date?: string;
  readonly occasion?: string;
}
export interface VerifiedSource {
  readonly quoteId: string;
  /** The source's own wording. */
  readonly words: string;
  readonly speaker: string | null;
  readonly date: string | null;
  readonly occasion: string | null;
  readonly article: string;
  /** The article is the place of record; else it quotes. */
  readonly placeOfRecord: boolean;
  readonly citation: string;
  readonly uri: string | null;
  /** 1-based. */
  readonly line: number | null;
}
export interface VerifyResult {
  readonly verdict: 'exact' | 'equivalent' | 'elided' | 'variant' | 'misquote' | 'spliced' | 'unsourced';
  /** In the user's language. */
  readonly verdictText: string;
  /** What should stand there; null where nothing like it is in the corpus. */
  readonly canonical: string | null;
  /** Each difference in the user's language. */
  readonly differences: readonly string[];
  readonly attribution: 'consistent' | 'contradicted' | 'unstated';
  readonly conflicts: readonly {
    readonly what: string;
    readonly stated: string;
    readonly expected: string | null;
  }[];
  /** Best first; for `spliced` the source of each part. */
  readonly sources: readonly VerifiedSource[];
  readonly otherSources: number;
}

/** Request (no parameters, can be cancelled): check every document of the workspace. */
export const CHECK_WORKSPACE = 'verbatim/checkWorkspace';
/** Notification, server → client, while that goes on. */
export const CHECK_PROGRESS = 'verbatim/checkProgress';
export interface CheckProgress {
  readonly done: number;
  readonly total: number;
  /** The document that is being read. */
  readonly path: string;
}
/** Notification, client → server: forget what was found in files that are not open. */
export const CLEAR_WORKSPACE = 'verbatim/clearWorkspace';
export interface WorkspaceFileReport {
  readonly uri: string;
  /** From its workspace folder, with forward slashes. */
  readonly path: string;
  /** URI of that folder. */
  readonly folder: string;
  /** How many quotations of each verdict, and of contradicted sources. */
  readonly counts: Readonly<Record<string, number>>;
  readonly items: readonly {
    readonly range: ProtocolRange;
    readonly severity: 'error' | 'warning' | 'information' | 'hint';
    readonly rule: string;
    /** The rule in the user's language; empty where there is none. */
    readonly ruleText: string;
    /** The words concerned, on one line, short. */
    readonly words: string;
    readonly message: string;
  }[];
}
export interface WorkspaceReport {
  /** How many were checked. */
  readonly documents: number;
  readonly counts: Readonly<Record<string, number>>;
  /** Those in which something is pointed out; `more` says how much of it is not listed. */
  readonly files: readonly (WorkspaceFileReport & { readonly more: number })[];
  /** Paths of documents that could not be read. */
  readonly unread: readonly string[];
  /** One line for people. */
  readonly summary: string;
}

/** Request: the text of a list with an entry more; null where the list cannot be read and is left as it is. */
export const ADD_IGNORED = 'verbatim/addIgnored';
export interface AddIgnoredParams {
  /** The list as it stands; null where there is none yet. */
  readonly text: string | null;
  readonly entry: IgnoreArgument['entry'];
  /** Today, ISO 8601. */
  readonly date: string;
  /** Whose list it is: a new one says so at its head. */
  readonly scope?: IgnoreScope;
}
export type AddIgnoredResult = {
  readonly text: string;
  /** Zero-based line of the entry. */
  readonly line: number;
} | null;

/** Request: the text of a list without an entry; null where the list cannot be read and is left as it is. */
export const REMOVE_IGNORED = 'verbatim/removeIgnored';
export interface RemoveIgnoredParams {
  /** The list as it stands. */
  readonly text: string;
  readonly entry: IgnoreArgument['entry'];
}
export type RemoveIgnoredResult = { readonly text: string } | null;

/** Request: where the lists are that hold for a document (null: for none in particular). */
export const IGNORE_LISTS = 'verbatim/ignoreLists';
export interface IgnoreListsParams {
  readonly uri: string | null;
}
export type IgnoreListsResult = readonly {
  readonly uri: string;
  readonly scope: 'workspace' | 'user';
  readonly exists: boolean;
  readonly entries: number;
}[];

/** Notification, client → server: where the cursor is; sent when it moves in a checked document. */
export const CURSOR = 'verbatim/cursor';
export interface CursorParams {
  readonly uri: string;
  readonly position: ProtocolPosition;
}

/**
 * Request: the quotations of an open document, for decorations, the tree view and the way from one to the next.
 * Null where the document is not due (`verbatim.check.when`): what was shown stays.
 */
export const FINDINGS = 'verbatim/findings';
export interface FindingsParams {
  readonly uri: string;
}
/** The verdicts of a finding, and `contradicted` where the wording is settled and what is stated of it is not. */
export const STATES = [
  'misquote',
  'spliced',
  'contradicted',
  'variant',
  'unsourced',
  'equivalent',
  'elided',
  'exact',
] as const;
export type FindingState = (typeof STATES)[number];
export interface FindingItem {
  readonly range: ProtocolRange;
  readonly state: FindingState;
  /** The state in the user's language. */
  readonly stateText: string;
  /** Inside quotation marks. */
  readonly quoted: boolean;
  /** How severe the most severe rule is that it falls under; null where nothing is pointed out. */
  readonly severity: 'error' | 'warning' | 'information' | 'hint' | null;
  /** The words, on one line, short. */
  readonly words: string;
  /** What differs, in the user's language; empty where nothing does. */
  readonly difference: string;
  /** Speaker, date and occasion; null for words that are not in the corpus. */
  readonly source: string | null;
  /** Stable id of the source passage. */
  readonly passage: string | null;
  /** Where else the words stand in the corpus. */
  readonly others: number;
  /** A quick fix restores the wording or what is stated. */
  readonly fixable: boolean;
}
export interface FindingsResult {
  readonly version: number;
  /** In the order of the document; what is being typed is left out. */
  readonly items: readonly FindingItem[];
  /** Those of which all that could be said is ignored; they are none of `items`. */
  readonly ignored: readonly FindingItem[];
  /** Why there are none: the document is no such, or not yet due; null where it was checked. */
  readonly reason: WhyNotReason | null;
  /** One line for people, as in {@link CheckResult}. */
  readonly summary: string;
}

/** Notification, server → client: the answers to {@link FINDINGS} may have changed. */
export const FINDINGS_CHANGED = 'verbatim/findingsChanged';

/** Request: why the quotation at a position is judged as it is. Null where there is none. */
export const EXPLAIN = 'verbatim/explain';
export interface ExplainParams {
  readonly uri: string;
  readonly position: ProtocolPosition;
}
export interface ExplainResult {
  /** A short title for a tab. */
  readonly title: string;
  /** Markdown in the user's language. */
  readonly markdown: string;
}

/** Request: the quotation at a position and its canonical wording as two texts. Null where there is none. */
export const COMPARE = 'verbatim/compare';
export type CompareParams = ExplainParams;
export interface CompareResult {
  /** What the two are, for a tab. */
  readonly title: string;
  /** A sentence on a line, in both. */
  readonly document: string;
  /** Null for words that are not in the corpus. */
  readonly source: string | null;
  /** Speaker, date and occasion. */
  readonly sourceName: string;
  /** Stable id of the passage. */
  readonly passage: string | null;
}

/** Request: a passage with all articles that have its words, variants marked. Null where only one article has them. */
export const COLLATE_PASSAGE = 'verbatim/collatePassage';
export interface CollatePassageParams {
  /** Stable id of the passage. */
  readonly id: string;
}
export type CollatePassageResult = ExplainResult;

/** Request: what stands under a node of the corpus's tree; asked level by level, page by page. */
export const CORPUS_TREE = 'verbatim/corpusTree';
export const TREE_ORDERS = ['article', 'date', 'speaker', 'kind'] as const;
export type TreeOrder = (typeof TREE_ORDERS)[number];
export interface CorpusTreeParams {
  readonly order: TreeOrder;
  /** Keys from the root to the node; empty for the root. */
  readonly path: readonly string[];
  /** Words, speaker, occasion or date, as in a search; empty for everything. */
  readonly filter?: string;
  /** How many of the node's children the client has already. */
  readonly offset?: number;
}
export interface CorpusTreeNode {
  /** Its step in a path. */
  readonly key: string;
  readonly kind: 'folder' | 'article' | 'section' | 'year' | 'month' | 'speaker' | 'occasion' | 'passage';
  readonly label: string;
  /** More about it, on the same line. */
  readonly description: string;
  /** For a passage: its words and source. Where workspace folders have different corpora, whose corpus it is of. */
  readonly tooltip: string;
  /** Passages under it; 0 for a passage that holds no other. */
  readonly count: number;
  /** Stable id of the passage; null for what holds passages. */
  readonly passage: string | null;
  /** Where the article or passage stands. */
  readonly uri: string | null;
  readonly range: ProtocolRange | null;
}
export interface CorpusTreeResult {
  readonly nodes: readonly CorpusTreeNode[];
  /** How many children follow these. */
  readonly more: number;
  /** Passages in the whole tree, and whether a filter has more than could be listed. */
  readonly total: number;
  readonly cut: boolean;
}

/** Request: where the workspace quotes a passage. */
export const USES = 'verbatim/uses';
export interface UsesParams {
  /** Stable id of the passage. */
  readonly id: string;
}
export interface UsesResult {
  /** Where the passage stands; null when it is gone. */
  readonly passage: { readonly uri: string; readonly range: ProtocolRange } | null;
  readonly uses: readonly { readonly uri: string; readonly range: ProtocolRange }[];
}

/** Request: a person's search over words, speaker, occasion, article and date. */
export const SEARCH = 'verbatim/search';
export interface SearchParams {
  readonly query: string;
  /** These passages instead, in this order; those that are gone are left out. */
  readonly ids?: readonly string[];
  /** At most this many; 50 unless told. */
  readonly limit?: number;
  /** The document that they are for: of workspace folders with corpora of their own, that of its folder. */
  readonly uri?: string;
}
export interface SearchItem {
  /** Stable id of the passage. */
  readonly id: string;
  /** The whole passage in its canonical wording. */
  readonly text: string;
  /** One line of at most 80 characters around the first match. */
  readonly snippet: string;
  readonly speaker: string | null;
  /** EDTF, e.g. `2020-03-12` or `2020-03`; null when unknown. */
  readonly date: string | null;
  /** The date as people of the interface's language write it, e.g. `2020年3月12日`. */
  readonly dateText: string | null;
  readonly occasion: string | null;
  readonly articleTitle: string;
  /** The article's file and the passage's place in it. */
  readonly uri: string;
  readonly range: ProtocolRange;
  /** Where the words searched for stand in that file; none where only the source fits. */
  readonly matches: readonly ProtocolRange[];
}
export type SearchResult = readonly SearchItem[];

/**
 * Request: a passage's source. `inText` and `footnote` are for the place behind a quotation in an open document, the
 * others to be copied. Null for a passage that is gone.
 */
export const CITE = 'verbatim/cite';
export const CITATION_FORMS = ['inText', 'footnote', 'reference', 'bibtex', 'biblatex', 'csl-json'] as const;
export type CitationForm = (typeof CITATION_FORMS)[number];
export interface CiteParams {
  /** Stable id of the passage; without it the source of the quotation at the position. */
  readonly id?: string;
  readonly form: CitationForm;
  /** As in the setting `verbatim.citation.style`, which is used where none is named. */
  readonly style?: string;
  /** The document the source goes into; its language decides in which the source is written. */
  readonly uri?: string;
  readonly position?: ProtocolPosition;
}
export interface CiteResult {
  /** What goes in right behind the quotation, or is copied. */
  readonly text: string;
  /** What goes in elsewhere: the note of a footnote. */
  readonly note: { readonly position: ProtocolPosition; readonly text: string } | null;
}

/** Request: what a file would be as an article of the corpus. Nothing is written. */
export const IMPORT = 'verbatim/import';
export interface ImportParams {
  readonly uri: string;
}
export type ImportResult =
  /** Why the file cannot be read, in the user's language. */
  | { readonly problem: string }
  | {
      /** Name for the article's file. */
      readonly name: string;
      /** The whole file as it would be. */
      readonly text: string;
      /** One line for people: kind, passages, how much is to be looked at. */
      readonly summary: string;
      /** What is not certain, with its place in the text. */
      readonly doubts: readonly { readonly message: string; readonly range: ProtocolRange }[];
    };

/**
 * Request: the folders where articles of one's own are kept. Those of the workspace folder that a document lies in, as
 * its settings name them; of an article the one it lies in; those of all where there is no document.
 */
export const ARTICLE_FOLDERS = 'verbatim/articleFolders';
export interface ArticleFoldersParams {
  readonly uri: string | null;
}
/** URIs, each once; they need not exist. */
export type ArticleFoldersResult = readonly string[];

/** Request (no parameters) and notification, server → client, whenever it changes: state of the corpus. */
export const STATUS = 'verbatim/status';
export interface StatusProblem {
  readonly severity: 'error' | 'warning';
  /** In the user's language. */
  readonly message: string;
  /** File or folder; null for a setting. */
  readonly uri: string | null;
  /** 1-based line; null where the whole file is meant. */
  readonly line: number | null;
}
export interface Status {
  readonly state: 'loading' | 'ready' | 'empty';
  /** Changes exactly when the corpus does, or that of a workspace folder. */
  readonly revision: string;
  readonly articles: number;
  readonly passages: number;
  /** Characters of the passages' canonical text. */
  readonly characters: number;
  /** Folders in use, as URIs. */
  readonly folders: readonly string[];
  readonly problems: readonly StatusProblem[];
  /** One line for people, e.g. `5 篇文章，312 个条目`. */
  readonly summary: string;
}

/** Request: check this document now, whatever `verbatim.check.when` says. Null for a document that is not open. */
export const CHECK = 'verbatim/check';
export interface CheckParams {
  readonly uri: string;
}
export interface CheckResult {
  readonly version: number;
  /** How many findings of each verdict, and of contradicted sources. */
  readonly counts: Readonly<Record<string, number>>;
  /** How many diagnostics are shown. */
  readonly flagged: number;
  /** One line for people, e.g. `12 处引文：1 处与原文不一致`. */
  readonly summary: string;
}

/**
 * Request: an article set beside the others that have its words; the whole corpus for a file that is no article. Null
 * where there is nothing to collate.
 */
export const COLLATE = 'verbatim/collate';
export interface CollateParams {
  readonly uri: string | null;
}
export interface CollateResult {
  /** A short title for a tab. */
  readonly title: string;
  /** Markdown in the user's language. */
  readonly markdown: string;
}

/** Request: why a file is not checked. */
export const WHY_NOT = 'verbatim/whyNot';
export interface WhyNotParams {
  readonly uri: string;
  readonly languageId?: string;
}
export type WhyNotReason =
  | 'checked'
  | 'language'
  | 'closed'
  | 'article'
  | 'no-corpus'
  | 'loading'
  | 'all-off'
  | 'when-save'
  | 'when-command';
export interface WhyNotResult {
  readonly checked: boolean;
  readonly reason: WhyNotReason;
  /** In the user's language; says what to do. */
  readonly message: string;
}
