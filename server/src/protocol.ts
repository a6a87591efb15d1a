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
  /** URI of the folder of the corpus that comes with Verbatim; the host knows a default. */
  readonly bundledCorpus?: string;
}

/** Notification, client → server: where the cursor is; sent when it moves in a checked document. */
export const CURSOR = 'verbatim/cursor';
export interface CursorParams {
  readonly uri: string;
  readonly position: ProtocolPosition;
}

/** Request: a person's search over words, speaker, occasion, article and date. */
export const SEARCH = 'verbatim/search';
export interface SearchParams {
  readonly query: string;
  /** At most this many; 50 unless told. */
  readonly limit?: number;
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
  /** The source, ready to stand after the quotation: `（习近平，2020年3月12日，同联合国秘书长古特雷斯通话）`. */
  readonly citation: string;
}
export type SearchResult = readonly SearchItem[];

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
