import { TextDocuments } from 'vscode-languageserver';
import type { Connection, TextDocumentContentChangeEvent } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { offsetOf } from './features/ranges.ts';
import { clauseAt } from './features/typing.ts';
import type { Disposable, Runtime } from './runtime.ts';
import type { ProtocolPosition } from './protocol.ts';
import { uriKey } from './uris.ts';

/** A document as it stands in the editor. */
export interface OpenDocument {
  /** A snapshot of the present version. */
  readonly document: TextDocument;
  /** Ends of the last edits, while the writer is still at them; offsets into the snapshot. */
  readonly typing: readonly number[];
  /** The version last opened or saved, or checked by command. */
  readonly settledVersion: number;
  /** The same as long as the document stays open: closed and opened anew, its versions begin anew. */
  readonly opening: object;
}

export interface OpenDocuments {
  get(uri: string): OpenDocument | undefined;
  all(): readonly OpenDocument[];
  /** The text of an open document whatever the spelling of its URI. */
  readonly text: (uri: string) => string | null;
  cursor(uri: string, position: ProtocolPosition): void;
  /** Marks the present version as one to be checked though `check.when` says otherwise. */
  settle(uri: string): void;
}

export interface OpenDocumentEvents {
  opened(document: OpenDocument): void;
  changed(document: OpenDocument): void;
  saved(document: OpenDocument): void;
  closed(uri: string): void;
  /** The writer has left what was being typed. */
  rested(uri: string): void;
}

/** Without a keystroke for so long, what stands there is meant. */
const REST_MS = 2000;
/** Edits in more places than these are not typing. */
const MAX_PLACES = 8;

interface Entry {
  live: TextDocument;
  snapshot: TextDocument | null;
  typing: number[];
  settledVersion: number;
  rest: Disposable | null;
}

/** Keeps the editor's documents, and where in them the writer is at work. */
export function newOpenDocuments(
  connection: Connection,
  timer: Runtime['timer'],
  events: OpenDocumentEvents,
): OpenDocuments {
  const entries = new Map<string, Entry>();

  const rest = (uri: string, entry: Entry): void => {
    entry.rest?.dispose();
    entry.rest = null;
    if (entry.typing.length === 0) return;
    entry.typing = [];
    events.rested(uri);
  };
  const typed = (uri: string, entry: Entry, places: number[]): void => {
    entry.typing = places.slice(-MAX_PLACES);
    entry.rest?.dispose();
    entry.rest = places.length === 0 ? null : timer.after(REST_MS, () => rest(uri, entry));
  };
  const shown = (entry: Entry): OpenDocument => {
    const { live } = entry;
    if (entry.snapshot === null || entry.snapshot.version !== live.version)
      entry.snapshot = TextDocument.create(live.uri, live.languageId, live.version, live.getText());
    return {
      document: entry.snapshot,
      typing: entry.typing,
      settledVersion: entry.settledVersion,
      opening: entry,
    };
  };

  const documents = new TextDocuments<TextDocument>({
    create: (uri, languageId, version, content) => TextDocument.create(uri, languageId, version, content),
    update(document, changes, version) {
      const entry = entries.get(document.uri);
      const places = applyChanges(document, changes, version, entry?.typing ?? []);
      if (entry !== undefined) typed(document.uri, entry, places);
      return document;
    },
  });
  documents.onDidOpen(({ document }) => {
    entries.get(document.uri)?.rest?.dispose();
    const entry: Entry = {
      live: document,
      snapshot: null,
      typing: [],
      settledVersion: document.version,
      rest: null,
    };
    entries.set(document.uri, entry);
    events.opened(shown(entry));
  });
  documents.onDidChangeContent(({ document }) => {
    const entry = entries.get(document.uri);
    if (entry === undefined) return;
    entry.live = document;
    events.changed(shown(entry));
  });
  documents.onDidSave(({ document }) => {
    const entry = entries.get(document.uri);
    if (entry === undefined) return;
    entry.settledVersion = document.version;
    rest(document.uri, entry);
    events.saved(shown(entry));
  });
  documents.onDidClose(({ document }) => {
    entries.get(document.uri)?.rest?.dispose();
    entries.delete(document.uri);
    events.closed(document.uri);
  });
  documents.listen(connection);

  return {
    get(uri) {
      const entry = entries.get(uri);
      return entry === undefined ? undefined : shown(entry);
    },
    all: () => [...entries.values()].map(shown),
    text(uri) {
      const direct = entries.get(uri);
      if (direct !== undefined) return direct.live.getText();
      const key = uriKey(uri);
      for (const entry of entries.values()) if (uriKey(entry.live.uri) === key) return entry.live.getText();
      return null;
    },
    cursor(uri, position) {
      const entry = entries.get(uri);
      if (entry === undefined || entry.typing.length === 0) return;
      const text = entry.live.getText();
      const at = offsetOf(entry.live, position);
      const inside = entry.typing.some((place) => {
        const clause = clauseAt(text, place);
        return clause.start <= at && at <= clause.end;
      });
      if (!inside) rest(uri, entry);
    },
    settle(uri) {
      const entry = entries.get(uri);
      if (entry !== undefined) entry.settledVersion = entry.live.version;
    },
  };
}

/**
 * Applies the changes one by one and follows the places of writing through them. A change of the whole text, or
 * of many places at once, is not typing.
 */
function applyChanges(
  document: TextDocument,
  changes: readonly TextDocumentContentChangeEvent[],
  version: number,
  before: readonly number[],
): number[] {
  let places = [...before];
  for (const change of changes) {
    if (!('range' in change)) {
      TextDocument.update(document, [change], version);
      places = [];
      continue;
    }
    const start = offsetOf(document, change.range.start);
    const end = offsetOf(document, change.range.end);
    TextDocument.update(document, [change], version);
    const shift = change.text.length - (end - start);
    places = places.filter((place) => place < start || place > end);
    places = places.map((place) => (place > end ? place + shift : place));
    places.push(start + change.text.length);
  }
  return changes.length > MAX_PLACES ? [] : places;
}
