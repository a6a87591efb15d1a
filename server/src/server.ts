import {
  CodeActionKind,
  DidChangeConfigurationNotification,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import type {
  CancellationToken,
  Connection,
  InitializeParams,
  InitializeResult,
} from 'vscode-languageserver';
import { registerArticleRequests } from './article-requests.ts';
import { abilitiesOf } from './client-abilities.ts';
import type { ClientAbilities } from './client-abilities.ts';
import { newConfiguration } from './configuration.ts';
import type { Configuration } from './configuration.ts';
import { newCorpora } from './corpora.ts';
import type { Corpora } from './corpora.ts';
import { registerCorpusRequests } from './corpus-requests.ts';
import { newDiagnosticsPull } from './diagnostics-pull.ts';
import { newDocumentChecker } from './document-checker.ts';
import { registerDocumentRequests } from './document-requests.ts';
import type { CheckedDocument } from './document-checker.ts';
import type { SettingProblem } from './engine/index.ts';
import { FIX_ALL } from './features/code-actions.ts';
import { TRIGGER_CHARACTERS } from './features/completion.ts';
import { corpusDiagnostics, corpusProblems, lineDiagnostics } from './features/corpus-diagnostics.ts';
import { isPosition } from './features/ranges.ts';
import { quotations } from './features/references.ts';
import { INSERT_SOURCE } from './features/source-actions.ts';
import { corpusStatus, whyNot } from './features/status.ts';
import { describeError, guardedEvent, isSuperseded, refuse, stopped } from './guard.ts';
import { registerImportRequest } from './import-requests.ts';
import { NOTHING_IGNORED } from './ignored.ts';
import { newIgnoring } from './ignoring.ts';
import { newLibraryHost } from './library-host.ts';
import type { CorpusView, LibraryHost } from './library-host.ts';
import { speak, t } from './messages/language.ts';
import { settingText, troubleText } from './messages/problems.ts';
import { newOpenDocuments } from './open-documents.ts';
import type { OpenDocument } from './open-documents.ts';
import { registerOwnRequests } from './own-requests.ts';
import { newPreparation } from './prepare-library.ts';
import { CURSOR, LANGUAGES, STATUS } from './protocol.ts';
import type { CursorParams, InitializationOptions, Status, WhyNotResult } from './protocol.ts';
import { showProgress, SILENT } from './progress.ts';
import { CLIENTS_PAGE } from './rule-link.ts';
import type { Runtime } from './runtime.ts';
import { newSharedLibraries } from './shared-libraries.ts';
import { newTranslationDesk } from './translation-desk.ts';
import type { TranslationDesk } from './translation-desk.ts';
import { baseName, displayName } from './uris.ts';
import { registerVerify } from './verify-requests.ts';
import { registerViewRequests, VIEW_CAPABILITIES } from './view-requests.ts';
import type { ViewPorts } from './view-requests.ts';
import { registerWorkspaceCheck } from './workspace-check.ts';
import { newWorkspaceQuotations } from './workspace-quotations.ts';

/** Starts the language server on a connection. Everything it needs of the machine comes from the runtime. */
export function startServer(connection: Connection, runtime: Runtime): void {
  const log = (message: string): void => runtime.log('error', message);
  let client: ClientAbilities = abilitiesOf({} as InitializeParams);
  let workspaceFolders: string[] = [];
  /** What the editor calls them. */
  const folderNames = new Map<string, string>();
  let { bundledCorpus, rulesPage } = runtime;
  let configuration: Configuration;
  let corpora: Corpora;
  let settingProblems: SettingProblem[] = [];
  const told = new Set<string>();
  let published: string[] = [];

  // —— What changes over time ——

  const checker = newDocumentChecker(runtime.timer);
  const corpusOf = (uri: string): Promise<CorpusView> => corpora.of(uri).ready();
  const workspaceFiles = newWorkspaceQuotations(runtime, checker, (uri) => configuration.of(uri), corpusOf);
  const pull = newDiagnosticsPull(() => rulesPage);
  const ignoring = newIgnoring(
    connection,
    runtime,
    () => workspaceFolders,
    () => refresh(),
    log,
  );
  const desks = new Map<LibraryHost, TranslationDesk>();
  /** What knows the translations of a document's corpus; null where it has none. To be asked when the corpus is there. */
  const translating = (host: LibraryHost): TranslationDesk | null => {
    const known = desks.get(host);
    if (known !== undefined || host.translations().length === 0) return known ?? null;
    const desk = newTranslationDesk({
      runtime,
      host,
      checker,
      translationChecker: newDocumentChecker(runtime.timer),
      open: (uri) => documents.get(uri)?.document ?? null,
      loaded: () => refresh(),
      checkOpen: async (document, token) => {
        const { uri } = document;
        return checker.check(document, await corpusOf(uri), await configuration.of(uri), token);
      },
      tell: (uri, problems) =>
        void connection.sendDiagnostics({ uri, diagnostics: lineDiagnostics(problems) }),
    });
    desks.set(host, desk);
    return desk;
  };
  /** A file came, changed or went; whether it may be the original of a document that is compared with it. */
  const mayBeOriginal = (uri: string): boolean =>
    [...desks.values()].map((desk) => desk.fileChanged(uri)).includes(true);
  const translationsChanged = (): boolean => {
    const hosts = corpora.hosts();
    for (const host of desks.keys()) if (!hosts.includes(host)) desks.delete(host);
    return hosts.map((host) => translating(host)?.changed() === true).includes(true);
  };
  const documents = newOpenDocuments(connection, runtime.timer, {
    opened({ document }) {
      corpora.changed(document.uri);
      if (workspaceCheck.opened(document.uri)) pull.want(document.uri);
      if (mayBeOriginal(document.uri)) refresh();
    },
    changed: ({ document }) => corpora.changed(document.uri),
    saved({ document }) {
      corpora.changed(document.uri);
      void refreshUnless('type', document.uri);
    },
    closed(uri) {
      checker.forget(uri);
      for (const desk of desks.values()) desk.forget(uri);
      pull.forget(uri);
      view.forget(uri);
      configuration.forget(uri);
      corpora.changed(uri);
      workspaceCheck.changed(uri);
      if (mayBeOriginal(uri)) refresh();
    },
    rested(uri) {
      if (pull.heldBack(uri)) refresh();
      else view.rested(uri);
    },
  });

  const refresh = (): void => {
    view.refresh();
    if (client.refresh) void connection.languages.diagnostics.refresh().catch(() => {});
  };
  const refreshUnless = async (when: string, uri: string): Promise<void> => {
    if ((await configuration.of(uri)).check.when !== when) refresh();
  };
  const warn = (message: string): void => {
    if (told.has(message)) return;
    told.add(message);
    void connection.sendNotification('window/showMessage', { type: 2, message });
  };
  const status = (): Status => {
    const problems = corpusProblems(corpora.own()).map(({ problem }) => problem);
    const own = corpora.roots().map(({ corpus }) => corpus);
    return corpusStatus(corpora.all().view(), own, corpora.state(), problems, settingProblems);
  };
  let lastStatus = '';
  const sendStatus = (): void => {
    const now = status();
    if (JSON.stringify(now) === lastStatus) return;
    lastStatus = JSON.stringify(now);
    void connection.sendNotification(STATUS, now);
  };
  const libraryChanged = (changed: boolean): void => {
    if (changed) {
      const problems = corpusDiagnostics(corpora.own());
      for (const uri of published) {
        if (!problems.has(uri)) void connection.sendDiagnostics({ uri, diagnostics: [] });
      }
      for (const [uri, diagnostics] of problems) void connection.sendDiagnostics({ uri, diagnostics });
      published = [...problems.keys()];
    }
    if (translationsChanged() || changed) refresh();
    const { troubles } = corpora.state();
    for (const { uri, what, trouble } of troubles) warn(troubleText(what, trouble, displayName(uri)));
    if (troubles.length === 0) told.clear();
    sendStatus();
  };
  let settingsRound = 0;
  const settingsChanged = async (): Promise<void> => {
    const round = ++settingsRound;
    const sources = await configuration.corpusSources(workspaceFolders);
    // They have changed again meanwhile.
    if (round !== settingsRound) return;
    await corpora.use(sources);
    refresh();
  };

  // —— The life of the connection ——

  const preparation = newPreparation(runtime.timer);
  const onLibrary = ({ library }: CorpusView, changed: boolean): void => {
    libraryChanged(changed);
    preparation.ready(library);
  };
  connection.onInitialize((params): InitializeResult => {
    const options = (params.initializationOptions ?? {}) as Partial<InitializationOptions>;
    speak(params.locale ?? runtime.locale);
    client = abilitiesOf(params);
    view.client(params);
    workspaceFolders = (params.workspaceFolders ?? []).map(({ uri }) => uri);
    for (const { uri, name } of params.workspaceFolders ?? []) folderNames.set(uri, name);
    if (workspaceFolders.length === 0 && typeof params.rootUri === 'string')
      workspaceFolders = [params.rootUri];
    const ask = client.configuration
      ? (scopeUri: string | undefined): Promise<unknown> =>
          connection.workspace.getConfiguration({ scopeUri, section: 'verbatim' })
      : null;
    configuration = newConfiguration(
      options.settings,
      ask,
      (problem) => {
        settingProblems = [...settingProblems, problem];
        warn(settingText(problem));
        sendStatus();
      },
      runtime.home ?? null,
    );
    ignoring.client(options);
    if (options.rulePages === true) rulesPage = CLIENTS_PAGE;
    if (typeof options.bundledCorpus === 'string') bundledCorpus = options.bundledCorpus;
    const shared = newSharedLibraries();
    corpora = newCorpora(() =>
      newLibraryHost(runtime, bundledCorpus, documents.text, onLibrary, {
        storage: typeof options.storage === 'string' ? options.storage : null,
        notice: (cancel) => {
          const title = t('Verbatim is indexing the corpus');
          return client.progress ? showProgress(connection, title, cancel) : SILENT;
        },
        shared,
      }),
    );
    // Reading begins with what the client brought along: the first hover does not wait for a round trip.
    void corpora
      .use(configuration.initialSources(workspaceFolders))
      .catch((error: unknown) => log(describeError(error)));
    return { capabilities: CAPABILITIES, serverInfo: { name: 'Verbatim' } };
  });
  connection.onInitialized(
    guardedEvent('initialized', log, async () => {
      runtime.initialized?.(bundledCorpus);
      if (client.workspaceFolders)
        connection.workspace.onDidChangeWorkspaceFolders((event) => {
          const gone = new Set(event.removed.map(({ uri }) => uri));
          workspaceFolders = [
            ...workspaceFolders.filter((uri) => !gone.has(uri)),
            ...event.added.map(({ uri }) => uri),
          ];
          for (const { uri, name } of event.added) folderNames.set(uri, name);
          configuration.changed(undefined);
          void settingsChanged().catch((error: unknown) => log(describeError(error)));
        });
      if (client.watchConfiguration)
        await connection.client.register(DidChangeConfigurationNotification.type, { section: 'verbatim' });
      await settingsChanged();
    }),
  );
  connection.onDidChangeConfiguration(
    guardedEvent('didChangeConfiguration', log, async ({ settings }) => {
      settingProblems = [];
      told.clear();
      const section = (settings as { verbatim?: unknown } | null | undefined)?.verbatim;
      configuration.changed(section ?? undefined);
      await settingsChanged();
      sendStatus();
    }),
  );
  connection.onDidChangeWatchedFiles(
    guardedEvent('didChangeWatchedFiles', log, ({ changes }) => {
      for (const { uri } of changes) {
        corpora.changed(uri);
        if (ignoring.changed(uri) || mayBeOriginal(uri)) refresh();
        workspaceCheck.changed(uri);
      }
    }),
  );
  connection.onShutdown(() => {
    ignoring.dispose();
    corpora?.dispose();
  });

  // —— Requests: each is answered from one checked document ——

  /** The document a request is about; undefined when it is closed or of another language. */
  const documentOf = (
    params: { textDocument?: { uri?: unknown } } | null | undefined,
  ): OpenDocument | undefined => {
    const uri = params?.textDocument?.uri;
    if (typeof uri !== 'string') refuse('textDocument.uri');
    const open = documents.get(uri);
    return open !== undefined && isChecked(open.document.languageId) ? open : undefined;
  };
  const checkedNow = async (open: OpenDocument, token: CancellationToken): Promise<CheckedDocument> => {
    const { uri } = open.document;
    const [corpus, settings] = await Promise.all([corpusOf(uri), configuration.of(uri)]);
    // Closed meanwhile: its last version must not stand in the way of the first one when it is opened anew.
    if (documents.get(uri)?.opening !== open.opening) throw stopped('superseded');
    return withAll(await checker.check(open.document, corpus, settings, token), token);
  };
  /** A checked document with what translations, comments and lists say of it. */
  const withAll = async (checked: CheckedDocument, token: CancellationToken): Promise<CheckedDocument> =>
    ignoring.apply((await translating(corpora.of(checked.document.uri))?.apply(checked, token)) ?? checked);
  /** Whether a document is to be checked now, when it is saved, or only when somebody asks for it. */
  const due = async ({ document, settledVersion }: OpenDocument): Promise<'now' | 'later' | 'on demand'> => {
    const { when } = (await configuration.of(document.uri)).check;
    if (when === 'command' && !pull.asked(document.uri)) return 'on demand';
    return when === 'type' || document.version === settledVersion ? 'now' : 'later';
  };
  /** The same for a command: what is typed meanwhile is checked too. */
  const checkedLatest = async (open: OpenDocument, token: CancellationToken): Promise<CheckedDocument> => {
    documents.settle(open.document.uri);
    try {
      return await checkedNow(open, token);
    } catch (error) {
      const newer = documents.get(open.document.uri);
      if (!isSuperseded(error) || newer === undefined) throw error;
      return checkedLatest(newer, token);
    }
  };
  /** The same where an answer is wanted at once: without findings while the check is still under way. */
  const checkedSoon = async ({ document }: OpenDocument): Promise<CheckedDocument> => {
    const corpus = await corpusOf(document.uri);
    const settings = configuration.known(document.uri);
    const finished = checker.finished(document, corpus, settings);
    return finished === null
      ? { document, corpus, settings, findings: [], ignored: NOTHING_IGNORED, translated: null }
      : ignoring.soon(finished);
  };

  /** The quotations of everything in the workspace but articles, under the settings of one document. */
  const workspaceQuotations: ViewPorts['workspace'] = async (uri, token) => {
    const inEditor = documents
      .all()
      .filter(({ document }) => isChecked(document.languageId) && !corpora.isArticle(document.uri));
    const checked = await Promise.all(inEditor.map((one) => checkedNow(one, token)));
    const settings = await configuration.of(uri);
    const skip = (one: string): boolean => corpora.isArticle(one) || documents.text(one) !== null;
    const elsewhere = await workspaceFiles.all(workspaceFolders, settings, skip, token);
    const here = checked.map((one) => ({ uri: one.document.uri, quotations: quotations(one) }));
    return [...here, ...elsewhere];
  };
  const whyNotChecked = async (uri: string, languageId?: string): Promise<WhyNotResult> => {
    const open = documents.get(uri);
    return whyNot({
      languageId: open?.document.languageId ?? languageId,
      open: open !== undefined,
      article: corpora.isArticle(uri),
      loading: corpora.of(uri).state().loading,
      passages: corpora.of(uri).view().library.passages.length,
      settings: await configuration.of(uri),
    });
  };

  const articles = registerArticleRequests(connection, {
    corpora: () => corpora,
    settings: (uri) => configuration.of(uri),
    pull,
    rulesPage: () => rulesPage,
    breathe: () => runtime.timer.breathe(),
    log,
  });

  const ports: ViewPorts = {
    documents,
    corpora: () => corpora,
    settings: (uri) => configuration.of(uri),
    documentOf,
    check: checkedNow,
    due,
    whyNot: whyNotChecked,
    workspace: workspaceQuotations,
    log,
  };
  registerDocumentRequests(connection, {
    ...ports,
    client: () => client,
    configuration: () => configuration,
    articles,
    pull,
    ignoring,
    translating,
    soon: checkedSoon,
    asked: () => preparation.asked(),
    answered: () => runtime.answered?.(),
  });
  const workspaceCheck = registerWorkspaceCheck(connection, {
    runtime,
    checker,
    ignoring,
    withAll,
    corpora: () => corpora,
    folders: () => workspaceFolders,
    rulesPage: () => rulesPage,
    settingsOf: (uri) => configuration.of(uri),
    open: (uri) => documentOf({ textDocument: { uri } }),
    async checkOpen(open, token) {
      const checked = await checkedLatest(open, token);
      pull.askFor(checked);
      return checked;
    },
    log,
  });

  registerVerify(connection, () => corpora.all().ready(), log);

  // —— Verbatim's own messages ——

  connection.onNotification(
    CURSOR,
    guardedEvent<CursorParams>('cursor', log, ({ uri, position }) => {
      if (typeof uri === 'string' && isPosition(position)) documents.cursor(uri, position);
    }),
  );
  registerImportRequest(connection, {
    library: async () => (await corpora.all().ready()).library,
    sources: () => configuration.corpusSources(workspaceFolders),
    runtime,
    log,
  });
  registerOwnRequests(connection, {
    ...ports,
    runtime,
    configuration: () => configuration,
    pull,
    status,
    checkLatest: checkedLatest,
    refresh,
  });
  const view = registerViewRequests(connection, ports);
  registerCorpusRequests(connection, {
    ...ports,
    folderName: (uri) => folderNames.get(uri) ?? baseName(uri),
  });

  connection.listen();
}

const CAPABILITIES: InitializeResult['capabilities'] = {
  positionEncoding: 'utf-16',
  textDocumentSync: {
    openClose: true,
    change: TextDocumentSyncKind.Incremental,
    save: { includeText: false },
  },
  hoverProvider: true,
  completionProvider: { triggerCharacters: TRIGGER_CHARACTERS, resolveProvider: true },
  inlineCompletionProvider: true,
  diagnosticProvider: { identifier: 'verbatim', interFileDependencies: true, workspaceDiagnostics: false },
  codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, FIX_ALL, INSERT_SOURCE] },
  definitionProvider: true,
  referencesProvider: true,
  workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
  ...VIEW_CAPABILITIES,
};

function isChecked(languageId: string): boolean {
  return (LANGUAGES as readonly string[]).includes(languageId);
}
