// Checks every document of the workspace on demand, in slices of time between everything else, and keeps what was found
// in files that are not open in step with the disk.
import type { CancellationToken, Connection, Diagnostic } from 'vscode-languageserver';
import type { Corpora } from './corpora.ts';
import type { CheckedDocument, DocumentChecker } from './document-checker.ts';
import { RULES } from './engine/index.ts';
import type { Rule, Settings } from './engine/index.ts';
import { diagnostics } from './features/diagnostics.ts';
import { inUse, staleComments } from './features/stale-ignores.ts';
import { checkResult } from './features/status.ts';
import { translationDiagnostics } from './features/translation-diagnostics.ts';
import { workspaceSummary } from './features/workspace-summary.ts';
import { describeError, guarded, guardedEvent, stopped } from './guard.ts';
import type { Ignoring } from './ignoring.ts';
import { entryKey } from './ignore-reports.ts';
import { clip, oneLine, ruleText } from './messages/wording.ts';
import type { OpenDocument } from './open-documents.ts';
import { CHECK_PROGRESS, CHECK_WORKSPACE, CLEAR_WORKSPACE } from './protocol.ts';
import type { CheckProgress, WorkspaceFileReport, WorkspaceReport } from './protocol.ts';
import type { Runtime } from './runtime.ts';
import { isInside, uriKey } from './uris.ts';
import { documentsIn, readDocument } from './workspace-files.ts';
import type { WorkspaceFile } from './workspace-files.ts';

/** What the check needs of the server. */
export interface WorkspacePorts {
  readonly runtime: Runtime;
  readonly checker: DocumentChecker;
  readonly ignoring: Ignoring;
  /** A checked document with what translations, comments and lists say of it. */
  readonly withAll: (checked: CheckedDocument, token: CancellationToken) => Promise<CheckedDocument>;
  readonly corpora: () => Corpora;
  readonly folders: () => readonly string[];
  /** Where rules are explained. */
  readonly rulesPage: () => string | null;
  readonly settingsOf: (uri: string) => Promise<Settings>;
  /** The document as it stands in the editor, if it is open and of a language that is checked. */
  readonly open: (uri: string) => OpenDocument | undefined;
  /** The check of an open document, on demand: shown from then on whatever `check.when` says. */
  readonly checkOpen: (open: OpenDocument, token: CancellationToken) => Promise<CheckedDocument>;
  readonly log: (message: string) => void;
}

export interface WorkspaceCheck {
  /** A document was opened: from now on the client asks for its diagnostics. Whether it was checked here before. */
  opened(uri: string): boolean;
  /** A document was closed, or its file or a folder above it has changed: what is known of the file is brought up to date. */
  changed(uri: string): void;
}

const PROGRESS_MS = 100;
/** While a document on the screen is being checked, the others wait. */
const WAIT_MS = 10;
/** Characters of the words concerned that the report shows. */
const LONGEST_WORDS = 40;
/** Findings listed in the report; Problems has them all. */
const MOST_LISTED = 3000;
const SEVERITIES = ['error', 'warning', 'information', 'hint'] as const;

export function registerWorkspaceCheck(connection: Connection, ports: WorkspacePorts): WorkspaceCheck {
  const { runtime, checker, ignoring, log } = ports;
  /** What was last told about files that are not open; only those that were checked here are followed. */
  const told = new Map<string, { readonly uri: string; empty: boolean }>();
  let running: { superseded: boolean } | null = null;

  const publish = (uri: string, items: Diagnostic[]): void => {
    const before = told.get(uriKey(uri));
    told.set(uriKey(uri), { uri, empty: items.length === 0 });
    // The client knows of nothing to begin with.
    if (items.length > 0 || before?.empty === false)
      void connection.sendDiagnostics({ uri, diagnostics: items });
  };
  const itemsOf = (checked: CheckedDocument): Diagnostic[] => [
    ...diagnostics(checked, [], ports.rulesPage()).items,
    ...(checked.translated === null ? [] : translationDiagnostics(checked, [], ports.rulesPage()).items),
    ...staleComments(checked, ports.rulesPage()),
  ];
  const checkFile = async (uri: string, token: CancellationToken): Promise<CheckedDocument | null> => {
    const read = await readDocument(runtime, uri);
    if ('trouble' in read) return null;
    const [corpus, settings] = await Promise.all([ports.corpora().of(uri).ready(), ports.settingsOf(uri)]);
    return ports.withAll(await checker.checkOnce(read.document, corpus, settings, token), token);
  };
  const clear = (): void => {
    for (const { uri, empty } of told.values())
      if (!empty && ports.open(uri) === undefined) void connection.sendDiagnostics({ uri, diagnostics: [] });
    told.clear();
  };

  const checkOne = async (
    { uri, path, folder }: WorkspaceFile,
    token: CancellationToken,
  ): Promise<{ checked: CheckedDocument; report: WorkspaceFileReport } | null> => {
    const open = ports.open(uri);
    const checked = open === undefined ? await checkFile(uri, token) : await ports.checkOpen(open, token);
    if (checked === null) return null;
    const items = itemsOf(checked);
    if (ports.open(uri) === undefined) publish(uri, items);
    const { counts } = checkResult(checked, 0);
    return {
      checked,
      report: {
        uri,
        path,
        folder,
        counts,
        items: items.map(({ range, severity, code, message }) => ({
          range,
          severity: SEVERITIES[(severity ?? 1) - 1],
          rule: String(code ?? ''),
          ruleText: (RULES as readonly unknown[]).includes(code) ? ruleText(code as Rule) : '',
          words: clip(oneLine(checked.document.getText(range)), LONGEST_WORDS),
          message: typeof message === 'string' ? message : message.value,
        })),
      },
    };
  };

  const checkAll = async (token: CancellationToken): Promise<WorkspaceReport> => {
    if (running !== null) running.superseded = true;
    const own = (running = { superseded: false });
    const over = (): boolean => token.isCancellationRequested || own.superseded;
    try {
      const { timer } = runtime;
      await ports.corpora().all().ready();
      const all = await documentsIn(runtime, ports.folders(), ports.settingsOf);
      const files = all.filter(({ uri }) => !ports.corpora().isArticle(uri));
      const gone = new Set(told.keys());
      const reports: WorkspaceFileReport[] = [];
      const unread: string[] = [];
      const used = new Set<string>();
      let due = timer.now();
      for (const [done, file] of files.entries()) {
        if (timer.now() >= due) {
          due = timer.now() + PROGRESS_MS;
          const progress: CheckProgress = { done, total: files.length, path: file.path };
          void connection.sendNotification(CHECK_PROGRESS, progress);
        }
        while (checker.busy() && !over()) await new Promise<void>((go) => timer.after(WAIT_MS, go));
        if (over()) throw stopped('cancelled');
        const one = await checkOne(file, token);
        gone.delete(uriKey(file.uri));
        if (one === null) unread.push(file.path);
        else {
          reports.push(one.report);
          for (const entry of inUse(one.checked).entries) used.add(entryKey(entry));
        }
      }
      // Files that are no longer there, or no longer wanted.
      for (const key of gone) {
        const { uri } = told.get(key)!;
        if (ports.open(uri) === undefined) publish(uri, []);
        told.delete(key);
      }
      await ignoring.workspaceChecked(used);
      return workspaceSummary(reports, unread, MOST_LISTED);
    } finally {
      if (running === own) running = null;
    }
  };

  connection.onRequest(
    CHECK_WORKSPACE,
    guarded<unknown, WorkspaceReport | null>('checkWorkspace', null, log, (_, token) => checkAll(token)),
  );
  connection.onNotification(CLEAR_WORKSPACE, guardedEvent('clearWorkspace', log, clear));

  const never: CancellationToken = {
    isCancellationRequested: false,
    onCancellationRequested: () => ({ dispose() {} }),
  };
  const follow = async (uri: string): Promise<void> => {
    const checked = await checkFile(uri, never);
    if (ports.open(uri) === undefined && told.has(uriKey(uri)))
      publish(uri, checked === null ? [] : itemsOf(checked));
  };
  return {
    opened(uri) {
      const before = told.get(uriKey(uri));
      if (before !== undefined) publish(before.uri, []);
      return before !== undefined;
    },
    changed(uri) {
      // A folder that is deleted is all that is told of the files in it.
      for (const { uri: file } of [...told.values()])
        if (isInside(file, uri) && ports.open(file) === undefined)
          void follow(file).catch((error: unknown) => log(describeError(error)));
    },
  };
}
