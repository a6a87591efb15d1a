// What is to be left alone, for the server: reads comments and lists for each checked document, answers what the client
// asks of the lists, and tells it what of them is stale.
import type { Connection } from 'vscode-languageserver';
import type { CheckedDocument } from './document-checker.ts';
import type { IgnorePlaces } from './features/ignore-actions.ts';
import { describeError, guarded, refuse } from './guard.ts';
import { asEntry, withEntry, withoutEntry } from './ignore-list.ts';
import { folderOf, newIgnoreLists } from './ignore-lists.ts';
import type { FoundEntry, IgnoreLists } from './ignore-lists.ts';
import { entryKey, newIgnoreReports } from './ignore-reports.ts';
import type { IgnoreReports } from './ignore-reports.ts';
import { ignoredIn } from './ignored.ts';
import { ADD_IGNORED, IGNORE_COMMAND, IGNORE_LISTS, REMOVE_IGNORED } from './protocol.ts';
import type {
  AddIgnoredParams,
  AddIgnoredResult,
  IgnoreListsParams,
  IgnoreListsResult,
  InitializationOptions,
  RemoveIgnoredParams,
  RemoveIgnoredResult,
} from './protocol.ts';
import type { Disposable, Runtime } from './runtime.ts';
import { relativePath } from './uris.ts';

/** Watching is not needed for the first answers. */
const WATCH_DELAY_MS = 1000;

export interface Ignoring {
  /** Notes what the client can do. */
  client(options: Partial<InitializationOptions>): void;
  /** A checked document with what its comments and the lists say; the same object for the same. */
  readonly apply: (checked: CheckedDocument) => Promise<CheckedDocument>;
  /** The same for an answer that is wanted at once, and from which no list is judged. */
  soon(checked: CheckedDocument): Promise<CheckedDocument>;
  /** Where entries for a document go; null where the client cannot write any. */
  places(uri: string): Promise<IgnorePlaces | null>;
  /** A file has changed; whether it is a list. */
  changed(uri: string): boolean;
  dispose(): void;
  /** Every document of the workspace has been checked; these entries (see `entryKey`) held for something. */
  workspaceChecked(used: ReadonlySet<string>): Promise<void>;
}

export function newIgnoring(
  connection: Connection,
  runtime: Runtime,
  workspaceFolders: () => readonly string[],
  refresh: () => void,
  log: (message: string) => void,
): Ignoring {
  const reportsOf = (of: IgnoreLists): IgnoreReports =>
    newIgnoreReports(of, (uri, diagnostics) => void connection.sendDiagnostics({ uri, diagnostics }));
  let lists = newIgnoreLists(runtime);
  let reports = reportsOf(lists);
  const applied = new WeakMap<
    CheckedDocument,
    { readonly entries: readonly FoundEntry[]; readonly checked: CheckedDocument }
  >();
  let canWrite = false;
  let watching: Disposable | null = null;

  const changed = (uri: string): boolean => {
    const gone = lists.changed(uri);
    for (const list of gone) reports.changed(list);
    return gone.length > 0;
  };
  const entriesFor = ({ document }: CheckedDocument): Promise<readonly FoundEntry[]> =>
    lists.for(document.uri, workspaceFolders());
  const joined = (checked: CheckedDocument, entries: readonly FoundEntry[]): CheckedDocument => {
    const text = { text: checked.document.getText(), languageId: checked.document.languageId };
    return { ...checked, ignored: ignoredIn(text, entries) };
  };
  /** The client watches the workspace; the user's own list lies elsewhere, and another window may write it. */
  const watchOwn = (): void => {
    const { own } = lists;
    if (own === null || watching !== null) return;
    watching = runtime.timer.after(WATCH_DELAY_MS, () => {
      watching = runtime.watch([own.slice(0, own.lastIndexOf('/'))], () => {
        if (changed(own)) refresh();
      });
    });
  };

  connection.onRequest(
    ADD_IGNORED,
    guarded<Partial<AddIgnoredParams>, AddIgnoredResult>('addIgnored', null, log, (params) => {
      const entry = asEntry(params?.entry) ?? refuse('entry');
      const date = typeof params.date === 'string' ? params.date : refuse('date');
      const before = typeof params.text === 'string' ? params.text : null;
      const written = withEntry(before, { ...entry, reason: '', date }, params.scope === 'user');
      if (written === null) return null;
      return { text: written.text, line: written.text.slice(0, written.offset).split('\n').length - 1 };
    }),
  );
  connection.onRequest(
    REMOVE_IGNORED,
    guarded<Partial<RemoveIgnoredParams>, RemoveIgnoredResult>('removeIgnored', null, log, (params) => {
      const entry = asEntry(params?.entry) ?? refuse('entry');
      const text = typeof params.text === 'string' ? params.text : refuse('text');
      const left = withoutEntry(text, entry);
      return left === null ? null : { text: left };
    }),
  );
  connection.onRequest(
    IGNORE_LISTS,
    guarded<Partial<IgnoreListsParams>, IgnoreListsResult>('ignoreLists', [], log, (params) =>
      lists.all(typeof params?.uri === 'string' ? params.uri : null, workspaceFolders()),
    ),
  );

  return {
    client({ commands, storage }) {
      canWrite = Array.isArray(commands) && commands.includes(IGNORE_COMMAND);
      if (lists.own !== null || typeof storage !== 'string') return;
      // In a browser the user has no folder of their own, but the editor keeps one for each extension.
      lists = newIgnoreLists({ ...runtime, home: storage });
      reports = reportsOf(lists);
    },
    async apply(checked) {
      watchOwn();
      const entries = await entriesFor(checked);
      const before = applied.get(checked);
      if (before?.entries === entries) return before.checked;
      const result = joined(checked, entries);
      applied.set(checked, { entries, checked: result });
      reports.checked(result, entries);
      void reports.send().catch((error: unknown) => log(describeError(error)));
      return result;
    },
    async soon(checked) {
      const entries = await entriesFor(checked);
      const before = applied.get(checked);
      return before?.entries === entries ? before.checked : joined(checked, entries);
    },
    async places(uri) {
      if (!canWrite) return null;
      const list = await lists.home(uri, workspaceFolders());
      const path = list === null ? null : relativePath(uri, folderOf(list));
      return { folder: list === null || path === null ? null : { list, path }, user: lists.own };
    },
    changed,
    dispose: () => watching?.dispose(),
    async workspaceChecked(used) {
      const known = await lists.known();
      // The user's own list holds for other workspaces, too.
      const all = known
        .filter(({ uri }) => uri !== lists.own)
        .flatMap((list) => list.entries.map(({ span }) => entryKey({ list, span })));
      reports.workspaceChecked(used, new Set(all));
      await reports.send();
    },
  };
}
