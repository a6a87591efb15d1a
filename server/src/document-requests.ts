// Answers what the editor asks of a document while it is written: hover, completion, diagnostics, quick fixes, places.
import type {
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
  InlineCompletionItem,
  InlineCompletionParams,
  Location,
  LocationLink,
  ReferenceParams,
} from 'vscode-languageserver';
import type { ArticleRequests } from './article-requests.ts';
import type { ClientAbilities } from './client-abilities.ts';
import type { Configuration } from './configuration.ts';
import type { DiagnosticsPull } from './diagnostics-pull.ts';
import type { CheckedDocument } from './document-checker.ts';
import { spelledBefore } from './engine/index.ts';
import { codeActions, offersAny } from './features/code-actions.ts';
import { completion, resolveCompletion } from './features/completion.ts';
import { asLocations, definition } from './features/definition.ts';
import { hover } from './features/hover.ts';
import { ignoreActions } from './features/ignore-actions.ts';
import { inlineCompletion } from './features/inline-completion.ts';
import { isRange } from './features/ranges.ts';
import { passagesAt, passagesInArticle, references } from './features/references.ts';
import { offersSource, sourceActions } from './features/source-actions.ts';
import { translationActions } from './features/translation-actions.ts';
import { translationCompletion } from './features/translation-completion.ts';
import { translationHover } from './features/translation-hover.ts';
import { askAgain, guarded, positionOf, refuse } from './guard.ts';
import type { Ignoring } from './ignoring.ts';
import type { CorpusView, LibraryHost } from './library-host.ts';
import type { OpenDocument } from './open-documents.ts';
import { readingsFor } from './pinyin-readings.ts';
import type { TranslationDesk } from './translation-desk.ts';
import { languageInName } from './translation/partner.ts';
import type { ViewPorts } from './view-requests.ts';

/** `InlineCompletionTriggerKind.Invoked`. */
const INVOKED = 1;

/** What the answers are drawn from. */
export interface DocumentPorts extends Pick<
  ViewPorts,
  'documents' | 'corpora' | 'documentOf' | 'check' | 'due' | 'workspace' | 'log'
> {
  readonly client: () => ClientAbilities;
  readonly configuration: () => Configuration;
  readonly articles: ArticleRequests;
  readonly pull: DiagnosticsPull;
  readonly ignoring: Ignoring;
  readonly translating: (host: LibraryHost) => TranslationDesk | null;
  /** A document as it is checked so far: without findings while the check is under way. */
  readonly soon: (open: OpenDocument) => Promise<CheckedDocument>;
  /** Somebody waits for an answer. */
  readonly asked: () => void;
  /** A hover has been answered. */
  readonly answered: () => void;
}

/** Registers the handlers. Each answers out of one document and its corpus. */
export function registerDocumentRequests(connection: Connection, ports: DocumentPorts): void {
  const { documents, corpora, documentOf, check, soon, due, workspace, log } = ports;
  const { client, configuration, articles, pull, ignoring, translating, asked, answered } = ports;
  const corpusOf = (uri: string): Promise<CorpusView> => corpora().of(uri).ready();

  connection.onHover(
    guarded<HoverParams, Hover | null>('hover', null, log, async (params) => {
      asked();
      const open = documentOf(params);
      const position = positionOf(params);
      const ofArticle = open === undefined ? null : articles.hover(open, position);
      if (ofArticle !== null) return ofArticle;
      const checked = open === undefined ? null : await soon(open);
      const translations =
        checked && ((await translating(corpora().of(checked.document.uri))?.soon()) ?? null);
      const answer =
        checked &&
        (hover(checked, position, translations) ??
          (translations && translationHover(checked, translations, position)));
      if (answer !== null) answered();
      return answer;
    }),
  );
  connection.onCompletion(
    guarded<CompletionParams, CompletionList | null>('completion', null, log, async (params) => {
      asked();
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
      const list = completion(document, corpus, position, configuration().known(document.uri), {
        readings,
        snippets: client().snippets,
      });
      const translations = await translating(corpora().of(document.uri))?.soon();
      return translations
        ? { ...list, items: [...translationCompletion(document, translations, position), ...list.items] }
        : list;
    }),
  );
  connection.onCompletionResolve((item: CompletionItem, token) =>
    guarded('completionItem/resolve', item, log, () =>
      resolveCompletion((uri) => corpora().of(uri).view(), item),
    )(item, token),
  );
  connection.languages.inlineCompletion.on(
    guarded<InlineCompletionParams, InlineCompletionItem[]>('inlineCompletion', [], log, async (params) => {
      asked();
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
        if (corpora().isArticle(open.document.uri)) return articles.diagnostics(open, previous);
        if ((await due(open)) !== 'now') return pull.last(open.document.uri, previous);
        const checked = await check(open, token).catch(askAgain);
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
      if (corpora().isArticle(open.document.uri))
        return offersAny(context.only)
          ? articles.actions(open, range, context, client().documentChanges)
          : [];
      if (!offersAny(context.only) && !offersSource(context)) return [];
      const checked = await check(open, token);
      const places = await ignoring.places(open.document.uri);
      return [
        ...codeActions(checked, range, context, client().documentChanges),
        ...sourceActions(checked, range, context, client().documentChanges),
        ...(checked.translated === null
          ? []
          : translationActions(
              checked,
              range,
              context,
              client().documentChanges,
              languageInName(checked.document.uri),
            )),
        ...ignoreActions(checked, range, context, places, client().documentChanges),
      ];
    }),
  );
  connection.onDefinition(
    guarded<DefinitionParams, LocationLink[] | Location[]>('definition', [], log, async (params) => {
      const open = documentOf(params);
      const position = positionOf(params);
      if (open === undefined) return [];
      const links = definition(await soon(open), position);
      return client().links ? links : asLocations(links);
    }),
  );
  connection.onReferences(
    guarded<ReferenceParams, Location[]>('references', [], log, async (params, token) => {
      const open = documentOf(params);
      const position = positionOf(params);
      if (open === undefined) return [];
      const corpus = await corpusOf(open.document.uri);
      const passages = corpora().isArticle(open.document.uri)
        ? passagesInArticle(open.document, corpus, position)
        : passagesAt(await check(open, token), position);
      if (passages.length === 0) return [];
      const all = await workspace(open.document.uri, token);
      return references(passages, all, corpus, params.context?.includeDeclaration === true);
    }),
  );
}
