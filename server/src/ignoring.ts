// What is to be left alone, for the server: reads comments and lists for each checked document, answers what the client
// asks of the lists, and tells it what of them is stale.
import type { Connection } from 'vscode-languageserver';
import type { CheckedDocument } from './document-checker.ts';
import type { IgnorePlaces } from './features/ignore-actions.ts';
import { describeError, guarded, refuse } from './guard.ts';
import { asEntry, withEntry } from './ignore-list.ts';
import { folderOf, newIgnoreLists } from './ignore-lists.ts';
import type { FoundEntry } from './ignore-lists.ts';
import { newIgnoreReports } from './ignore-reports.ts';
import type { IgnoreReports } from './ignore-reports.ts';
import { ignoredIn } from './ignored.ts';
import { ADD_IGNORED, IGNORE_COMMAND, IGNORE_LISTS } from './protocol.ts';
import type {
  AddIgnoredParams,
  AddIgnoredResult,
  IgnoreListsParams,
  IgnoreListsResult,
  InitializationOptions,
} from './protocol.ts';
import type { Runtime } from './runtime.ts';
import { relativePath } from './uris.ts';

export interface Ignoring {
  /** Notes what the client can do. */
  client(options: Partial<InitializationOptions>): void;
  /** A checked document with what its comments and the lists say; the same object for the same. */
  readonly apply: (checked: CheckedDocument) => Promise<CheckedDocument>;
  /** Entries of the lists that hold for a document. */
  entriesFor(uri: string): Promise<readonly FoundEntry[]>;
  /** Where entries for a document go; null where the client cannot write any. */
  places(uri: string): Promise<IgnorePlaces | null>;
  /** A file has changed; whether it is a list. */
  changed(uri: string): boolean;
  readonly reports: IgnoreReports;
  /** Entries of all lists of the workspace that have been read. */
  known(): Promise<readonly FoundEntry[]>;
}

export function newIgnoring(
  connection: Connection,
  runtime: Runtime,
  workspaceFolders: () => readonly string[],
  log: (message: string) => void,
): Ignoring {
  const lists = newIgnoreLists(runtime);
  const reports = newIgnoreReports(
    lists,
    (uri, diagnostics) => void connection.sendDiagnostics({ uri, diagnostics }),
  );
  const applied = new WeakMap<
    CheckedDocument,
    { readonly entries: readonly FoundEntry[]; readonly checked: CheckedDocument }
  >();
  let canWrite = false;

  connection.onRequest(
    ADD_IGNORED,
    guarded<Partial<AddIgnoredParams>, AddIgnoredResult>('addIgnored', null, log, (params) => {
      const entry = asEntry(params?.entry) ?? refuse('entry');
      const date = typeof params.date === 'string' ? params.date : refuse('date');
      const before = typeof params.text === 'string' ? params.text : null;
      const written = withEntry(before, { ...entry, reason: '', date });
      if (written === null) return null;
      return { text: written.text, line: written.text.slice(0, written.offset).split('\n').length - 1 };
    }),
  );
  connection.onRequest(
    IGNORE_LISTS,
    guarded<Partial<IgnoreListsParams>, IgnoreListsResult>('ignoreLists', [], log, (params) =>
      lists.all(typeof params?.uri === 'string' ? params.uri : null, workspaceFolders()),
    ),
  );

  return {
    reports,
    client({ commands }) {
      canWrite = Array.isArray(commands) && commands.includes(IGNORE_COMMAND);
    },
    async apply(checked) {
      const { document } = checked;
      const entries = await lists.for(document.uri, workspaceFolders());
      const before = applied.get(checked);
      if (before?.entries === entries) return before.checked;
      const text = { text: document.getText(), languageId: document.languageId };
      const result = { ...checked, ignored: ignoredIn(text, entries) };
      applied.set(checked, { entries, checked: result });
      reports.checked(result, entries);
      void reports.send().catch((error: unknown) => log(describeError(error)));
      return result;
    },
    entriesFor: (uri) => lists.for(uri, workspaceFolders()),
    async places(uri) {
      if (!canWrite) return null;
      const list = await lists.home(uri, workspaceFolders());
      const path = list === null ? null : relativePath(uri, folderOf(list));
      return { folder: list === null || path === null ? null : { list, path }, user: lists.own };
    },
    changed(uri) {
      if (!lists.changed(uri)) return false;
      reports.changed(uri);
      return true;
    },
    async known() {
      const all = await lists.known();
      return all.flatMap((list) => list.entries.map((entry) => ({ ...entry, list })));
    },
  };
}
