import {
  CodeActionKind,
  DidChangeConfigurationNotification,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import type {
  CancellationToken,
  CodeAction,
  CodeActionParams,
  CompletionItem,
  CompletionList,
  CompletionParams,
  Connection,
  DefinitionParams,
  DocumentDiagnosticParams,
  DocumentDiagnosticReport,
  Hover,
  HoverParams,
  InitializeParams,
  InitializeResult,
  InlineCompletionItem,
  InlineCompletionParams,
  Location,
  LocationLink,
  Position,
  ReferenceParams,
} from 'vscode-languageserver';
import { registerArticleRequests } from './article-requests.ts';
import { cite } from './cite.ts';
import { newConfiguration } from './configuration.ts';
import type { Configuration } from './configuration.ts';
import { newCorpora } from './corpora.ts';
import type { Corpora } from './corpora.ts';
import { registerCorpusRequests } from './corpus-requests.ts';
import { newDiagnosticsPull } from './diagnostics-pull.ts';
import { newDocumentChecker } from './document-checker.ts';
import type { CheckedDocument } from './document-checker.ts';
import { spelledBefore } from './engine/index.ts';
import type { SettingProblem } from './engine/index.ts';
import { codeActions, FIX_ALL, offersAny } from './features/code-actions.ts';
import { completion, resolveCompletion, TRIGGER_CHARACTERS } from './features/completion.ts';
import { corpusDiagnostics, corpusProblems, lineDiagnostics } from './features/corpus-diagnostics.ts';
import { asLocations, definition } from './features/definition.ts';
import { hover } from './features/hover.ts';
import { ignoreActions } from './features/ignore-actions.ts';
import { inlineCompletion } from './features/inline-completion.ts';
import { isPosition, isRange } from './features/ranges.ts';
import { passagesAt, passagesInArticle, quotations, references } from './features/references.ts';
import { itemsOf, searchItems } from './features/search.ts';
import { INSERT_SOURCE, offersSource, sourceActions } from './features/source-actions.ts';
import { checkResult, corpusStatus, whyNot } from './features/status.ts';
import { translationActions } from './features/translation-actions.ts';
import { translationCompletion } from './features/translation-completion.ts';
import { translationHover } from './features/translation-hover.ts';
import { askAgain, describeError, guarded, guardedEvent, isSuperseded, refuse, stopped } from './guard.ts';
import { registerImportRequest } from './import-requests.ts';
import { nameInPack } from './library-bases.ts';
import { NOTHING_IGNORED } from './ignored.ts';
import { newIgnoring } from './ignoring.ts';
import { newLibraryHost } from './library-host.ts';
import type { CorpusView, LibraryHost } from './library-host.ts';
import { speak, t } from './messages/language.ts';
import { settingText, troubleText } from './messages/problems.ts';
import { newOpenDocuments } from './open-documents.ts';
import type { OpenDocument } from './open-documents.ts';
import { readingsFor } from './pinyin-readings.ts';
import { newPreparation } from './prepare-library.ts';
import { CHECK, CITE, CURSOR, LANGUAGES, SEARCH, STATUS, WHY_NOT, PACKED_TEXT } from './protocol.ts';
import type {
  CheckParams,
  CheckResult,
  CiteParams,
  CiteResult,
  CursorParams,
  InitializationOptions,
  SearchParams,
  SearchResult,
  Status,
  WhyNotParams,
  WhyNotResult,
  PackedTextParams,
  PackedTextResult,
} from './protocol.ts';
import { showProgress, SILENT } from './progress.ts';
import { CLIENTS_PAGE } from './rule-link.ts';
import { isPack } from './runtime.ts';
import type { Runtime } from './runtime.ts';
import { newSharedLibraries } from './shared-libraries.ts';
import { newTranslationDesk } from './translation-desk.ts';
import type { TranslationDesk } from './translation-desk.ts';
import { languageInName } from './translation/partner.ts';
import { baseName, displayName } from './uris.ts';
import { registerVerify } from './verify-requests.ts';
import { registerViewRequests, VIEW_CAPABILITIES } from './view-requests.ts';
import type { ViewPorts } from './view-requests.ts';
import { registerWorkspaceCheck } from './workspace-check.ts';
import { newWorkspaceQuotations } from './workspace-quotations.ts';

/** `InlineCompletionTriggerKind.Invoked`. */
const INVOKED = 1;

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

  const prepare = newPreparation();
  const onLibrary = ({ library }: CorpusView, changed: boolean): void => {
    libraryChanged(changed);
    prepare(library);
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
  const positionOf = (params: { position?: unknown }): Position =>
    isPosition(params.position) ? params.position : refuse('position');
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

  connection.onHover(
    guarded<HoverParams, Hover | null>('hover', null, log, async (params) => {
      const open = documentOf(params);
      const position = positionOf(params);
      const ofArticle = open === undefined ? null : articles.hover(open, position);
      if (ofArticle !== null) return ofArticle;
      const checked = open === undefined ? null : await checkedSoon(open);
      const translations = checked && ((await translating(corpora.of(checked.document.uri))?.soon()) ?? null);
      const answer =
        checked &&
        (hover(checked, position, translations) ??
          (translations && translationHover(checked, translations, position)));
      if (answer !== null) runtime.answered?.();
      return answer;
    }),
  );
  connection.onCompletion(
    guarded<CompletionParams, CompletionList | null>('completion', null, log, async (params) => {
      const open = documentOf(params);
      const position = positionOf(params);
      if (open === undefined) return null;
      const ofArticle = await articles.completion(open, position);
      if (ofArticle !== null) return ofArticle;
      const { document } = open;
      const corpus = await corpusOf(document.uri);
      const readings = await readingsFor(
        spelledBefore(document.getText(), document.offsetAt(position)) ?? '',
      );
      const list = completion(document, corpus, position, configuration.known(document.uri), {
        readings,
        snippets: client.snippets,
      });
      const translations = await translating(corpora.of(document.uri))?.soon();
      return translations
        ? { ...list, items: [...translationCompletion(document, translations, position), ...list.items] }
        : list;
    }),
  );
  connection.onCompletionResolve((item: CompletionItem, token) =>
    guarded('completionItem/resolve', item, log, () =>
      resolveCompletion((uri) => corpora.of(uri).view(), item),
    )(item, token),
  );
  connection.languages.inlineCompletion.on(
    guarded<InlineCompletionParams, InlineCompletionItem[]>('inlineCompletion', [], log, async (params) => {
      const open = documentOf(params);
      const position = positionOf(params);
      if (open === undefined) return [];
      const { selectedCompletionInfo: selected, triggerKind } = params.context ?? {};
      const corpus = await corpusOf(open.document.uri);
      return inlineCompletion(open.document, corpus, position, selected, triggerKind === INVOKED);
    }),
  );
  connection.languages.diagnostics.on(
    guarded<DocumentDiagnosticParams, DocumentDiagnosticReport>(
      'diagnostic',
      { kind: 'full', items: [] },
      log,
      async (params, token) => {
        const open = documentOf(params);
        if (open === undefined) return { kind: 'full', items: [] };
        const previous = typeof params.previousResultId === 'string' ? params.previousResultId : undefined;
        if (corpora.isArticle(open.document.uri)) return articles.diagnostics(open, previous);
        if ((await due(open)) !== 'now') return pull.last(open.document.uri, previous);
        const checked = await checkedNow(open, token).catch(askAgain);
        return pull.report(checked, documents.get(open.document.uri)?.typing ?? [], previous);
      },
    ),
  );
  connection.onCodeAction(
    guarded<CodeActionParams, CodeAction[]>('codeAction', [], log, async (params, token) => {
      const open = documentOf(params);
      const range = isRange(params.range) ? params.range : refuse('range');
      const context = { ...params.context, diagnostics: params.context?.diagnostics ?? [] };
      if (open === undefined) return [];
      if (corpora.isArticle(open.document.uri))
        return offersAny(context.only) ? articles.actions(open, range, context, client.documentChanges) : [];
      if (!offersAny(context.only) && !offersSource(context)) return [];
      const checked = await checkedNow(open, token);
      const places = await ignoring.places(open.document.uri);
      return [
        ...codeActions(checked, range, context, client.documentChanges),
        ...sourceActions(checked, range, context, client.documentChanges),
        ...(checked.translated === null
          ? []
          : translationActions(
              checked,
              range,
              context,
              client.documentChanges,
              languageInName(checked.document.uri),
            )),
        ...ignoreActions(checked, range, context, places, client.documentChanges),
      ];
    }),
  );
  connection.onDefinition(
    guarded<DefinitionParams, LocationLink[] | Location[]>('definition', [], log, async (params) => {
      const open = documentOf(params);
      const position = positionOf(params);
      if (open === undefined) return [];
      const links = definition(await checkedSoon(open), position);
      return client.links ? links : asLocations(links);
    }),
  );
  connection.onReferences(
    guarded<ReferenceParams, Location[]>('references', [], log, async (params, token) => {
      const open = documentOf(params);
      const position = positionOf(params);
      if (open === undefined) return [];
      const corpus = await corpusOf(open.document.uri);
      const passages = corpora.isArticle(open.document.uri)
        ? passagesInArticle(open.document, corpus, position)
        : passagesAt(await checkedNow(open, token), position);
      if (passages.length === 0) return [];
      const all = await workspaceQuotations(open.document.uri, token);
      return references(passages, all, corpus, params.context?.includeDeclaration === true);
    }),
  );

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

  connection.onRequest(
    PACKED_TEXT,
    guarded<Partial<PackedTextParams>, PackedTextResult>(
      'packedText',
      { text: null, message: null },
      log,
      async (params) => {
        const uri = typeof params?.uri === 'string' ? params.uri : refuse('uri');
        for (const pack of corpora.state().folders.filter(isPack)) {
          const name = nameInPack(uri, pack);
          if (name === null || runtime.readPacked === undefined) continue;
          const bytes = await runtime.readPacked(pack, name);
          const text = bytes.ok ? await runtime.decode(bytes.value) : bytes;
          return text.ok
            ? { text: text.value, message: null }
            : { text: null, message: troubleText('pack', text.trouble, displayName(pack)) };
        }
        return { text: null, message: troubleText('file', 'missing', displayName(uri)) };
      },
    ),
  );

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
  connection.onRequest(
    STATUS,
    guarded<unknown, Status | null>('status', null, log, () => status()),
  );
  connection.onRequest(
    SEARCH,
    guarded<Partial<SearchParams>, SearchResult>('search', [], log, async (params) => {
      if (typeof params?.query !== 'string') refuse('query');
      const limit =
        typeof params.limit === 'number' && params.limit >= 1 ? Math.min(Math.floor(params.limit), 500) : 50;
      const query = params.query.slice(0, 200);
      const corpus = await (typeof params.uri === 'string' ? corpora.of(params.uri) : corpora.all()).ready();
      if (Array.isArray(params.ids)) {
        const ids = params.ids.filter((id) => typeof id === 'string').slice(0, limit);
        return itemsOf(corpus, ids);
      }
      return searchItems(corpus, query, limit, await readingsFor(query));
    }),
  );
  connection.onRequest(
    CITE,
    guarded<Partial<CiteParams>, CiteResult | null>('cite', null, log, async (params, token) => {
      const uri = typeof params?.uri === 'string' ? params.uri : undefined;
      const open = uri === undefined ? undefined : documentOf({ textDocument: { uri } });
      const position = params?.position === undefined ? undefined : positionOf(params);
      if (params?.id === undefined && (open === undefined || position === undefined)) return null;
      const corpus = await (uri === undefined ? corpora.all() : corpora.of(uri)).ready();
      const id =
        params?.id === undefined
          ? passagesAt(await checkedLatest(open!, token), position!)[0]
          : typeof params.id === 'string'
            ? params.id
            : refuse('id');
      return cite(params, id, corpus, await configuration.of(uri), open);
    }),
  );
  connection.onRequest(
    CHECK,
    guarded<Partial<CheckParams>, CheckResult | null>('check', null, log, async (params, token) => {
      const open = documentOf({ textDocument: { uri: params?.uri } });
      if (open === undefined || corpora.isArticle(open.document.uri)) return null;
      const checked = await checkedLatest(open, token);
      const flagged = pull.askFor(checked);
      refresh();
      return checkResult(checked, flagged);
    }),
  );
  connection.onRequest(
    WHY_NOT,
    guarded<Partial<WhyNotParams>, WhyNotResult | null>('whyNot', null, log, async (params) => {
      const uri = typeof params?.uri === 'string' ? params.uri : refuse('uri');
      return whyNotChecked(uri, params.languageId);
    }),
  );
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

/** What the client can do, as far as it matters here. */
interface ClientAbilities {
  readonly configuration: boolean;
  readonly watchConfiguration: boolean;
  readonly workspaceFolders: boolean;
  readonly refresh: boolean;
  readonly documentChanges: boolean;
  readonly links: boolean;
  readonly progress: boolean;
  readonly snippets: boolean;
}

function abilitiesOf({ capabilities }: InitializeParams): ClientAbilities {
  const workspace = capabilities?.workspace;
  return {
    configuration: workspace?.configuration === true,
    watchConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    workspaceFolders: workspace?.workspaceFolders === true,
    refresh: workspace?.diagnostics?.refreshSupport === true,
    documentChanges: workspace?.workspaceEdit?.documentChanges === true,
    links: capabilities?.textDocument?.definition?.linkSupport === true,
    progress: capabilities?.window?.workDoneProgress === true,
    snippets: capabilities?.textDocument?.completion?.completionItem?.snippetSupport === true,
  };
}

function isChecked(languageId: string): boolean {
  return (LANGUAGES as readonly string[]).includes(languageId);
}
