// Answers what the editor shows beside diagnostics: quotations at a glance, the outline, hints, colours and explanations.
import type {
  CancellationToken,
  CodeLens,
  CodeLensParams,
  Connection,
  DocumentLink,
  DocumentLinkParams,
  DocumentSymbol,
  DocumentSymbolParams,
  InitializeParams,
  InitializeResult,
  InlayHint,
  InlayHintParams,
  Position,
  SemanticTokens,
  SemanticTokensParams,
} from 'vscode-languageserver';
import type { Corpora } from './corpora.ts';
import type { CheckedDocument } from './document-checker.ts';
import { lookupAt } from './engine/index.ts';
import type { Finding, Settings } from './engine/index.ts';
import { codeLenses } from './features/code-lens.ts';
import { compareFinding } from './features/compare.ts';
import { documentLinks } from './features/document-links.ts';
import { passageSymbols, quotationSymbols } from './features/document-symbols.ts';
import { explainFinding } from './features/explain.ts';
import { findingItems } from './features/findings.ts';
import { inlayHints } from './features/inlay-hints.ts';
import { isPosition, isRange, offsetOf } from './features/ranges.ts';
import type { Quotations } from './features/references.ts';
import { LEGEND, provenanceTokens } from './features/semantic-tokens.ts';
import { clauseAt, type ClauseInHand } from './features/typing.ts';
import { guarded, refuse } from './guard.ts';
import type { CorpusView } from './library-host.ts';
import type { OpenDocument, OpenDocuments } from './open-documents.ts';
import { COMPARE, EXPLAIN, FINDINGS, FINDINGS_CHANGED } from './protocol.ts';
import type {
  CompareParams,
  CompareResult,
  ExplainParams,
  ExplainResult,
  FindingsParams,
  FindingsResult,
  WhyNotResult,
} from './protocol.ts';

/** What the answers are drawn from. */
export interface ViewPorts {
  readonly documents: OpenDocuments;
  readonly corpora: () => Corpora;
  readonly settings: (uri: string) => Promise<Settings>;
  readonly documentOf: (params: { textDocument?: { uri?: unknown } }) => OpenDocument | undefined;
  readonly check: (open: OpenDocument, token: CancellationToken) => Promise<CheckedDocument>;
  /** Whether a document is to be checked now, later, or only on demand. */
  readonly due: (open: OpenDocument) => Promise<'now' | 'later' | 'on demand'>;
  readonly whyNot: (uri: string) => Promise<WhyNotResult>;
  /** The quotations of everything in the workspace but articles. */
  readonly workspace: (
    uri: string,
    token: CancellationToken,
  ) => Promise<readonly { readonly uri: string; readonly quotations: Quotations }[]>;
  readonly log: (message: string) => void;
}

export interface ViewRequests {
  /** Notes what the client can be told; before anything is sent. */
  client(params: InitializeParams): void;
  /** Tells the client that what it shows may have changed. */
  refresh(): void;
  /** The writer has left what was being typed: what was left out because of it can be shown. */
  rested(uri: string): void;
  forget(uri: string): void;
}

export const VIEW_CAPABILITIES: InitializeResult['capabilities'] = {
  inlayHintProvider: { resolveProvider: false },
  codeLensProvider: { resolveProvider: false },
  documentSymbolProvider: { label: 'Verbatim' },
  documentLinkProvider: { resolveProvider: false },
  semanticTokensProvider: { legend: LEGEND, full: true, range: false },
};

/** Registers the handlers. Each is a pure view of one checked document, or of an article. */
export function registerViewRequests(connection: Connection, ports: ViewPorts): ViewRequests {
  const { documents, corpora, documentOf, check, log } = ports;
  /** Documents of which something was left out when the client asked last, as it was being typed. */
  const heldBack = new Set<string>();
  let canRefresh = { hints: false, lenses: false, tokens: false };
  const isArticle = ({ document }: OpenDocument): boolean => corpora().isArticle(document.uri);
  const corpusOf = ({ document }: OpenDocument): Promise<CorpusView> => corpora().of(document.uri).ready();
  const clausesOf = ({ document, typing }: OpenDocument): ClauseInHand[] => {
    const text = document.getText();
    return typing.map((offset) => clauseAt(text, offset));
  };
  /** The check of a document that is due and no article; null for any other. */
  const checkedIfDue = async (
    open: OpenDocument | undefined,
    token: CancellationToken,
  ): Promise<CheckedDocument | null> =>
    open === undefined || isArticle(open) || (await ports.due(open)) !== 'now' ? null : check(open, token);

  /** The quotation a request is about; null where there is none, and in articles. */
  const findingOf = async (
    params: Partial<ExplainParams>,
    token: CancellationToken,
  ): Promise<{ checked: CheckedDocument; finding: Finding } | null> => {
    const uri = typeof params?.uri === 'string' ? params.uri : refuse('uri');
    const position = isPosition(params.position) ? params.position : refuse('position');
    const open = documentOf({ textDocument: { uri } });
    if (open === undefined || isArticle(open)) return null;
    const checked = await check(open, token);
    const finding = findingAt(checked, position);
    return finding === null ? null : { checked, finding };
  };

  connection.onRequest(
    FINDINGS,
    guarded<Partial<FindingsParams>, FindingsResult | null>('findings', null, log, async (params, token) => {
      const uri = typeof params?.uri === 'string' ? params.uri : refuse('uri');
      const open = documentOf({ textDocument: { uri } });
      const due = open === undefined ? 'now' : await ports.due(open);
      if (due === 'later') return null;
      if (open === undefined || due === 'on demand' || isArticle(open)) {
        const { reason, message } = await ports.whyNot(uri);
        return { version: open?.document.version ?? 0, items: [], ignored: [], reason, summary: message };
      }
      const checked = await check(open, token);
      const found = findingItems(checked, clausesOf(documents.get(uri) ?? open));
      const { items, ignored, summary } = found;
      if (found.heldBack) heldBack.add(uri);
      else heldBack.delete(uri);
      const { version } = checked.document;
      return { version, items, ignored, reason: null, summary };
    }),
  );
  connection.onRequest(
    EXPLAIN,
    guarded<Partial<ExplainParams>, ExplainResult | null>('explain', null, log, async (params, token) => {
      const found = await findingOf(params, token);
      return found === null ? null : explainFinding(found.checked, found.finding);
    }),
  );
  connection.onRequest(
    COMPARE,
    guarded<Partial<CompareParams>, CompareResult | null>('compare', null, log, async (params, token) => {
      const found = await findingOf(params, token);
      return found === null ? null : compareFinding(found.checked, found.finding);
    }),
  );

  connection.languages.inlayHint.on(
    guarded<InlayHintParams, InlayHint[] | null>('inlayHint', null, log, async (params, token) => {
      const range = isRange(params.range) ? params.range : refuse('range');
      const open = documentOf(params);
      if (open === undefined || !(await ports.settings(open.document.uri)).show.inlayHints) return null;
      const checked = await checkedIfDue(open, token);
      return checked === null ? null : inlayHints(checked, range, clausesOf(open));
    }),
  );
  connection.onDocumentSymbol(
    guarded<DocumentSymbolParams, DocumentSymbol[] | null>(
      'documentSymbol',
      null,
      log,
      async (params, token) => {
        const open = documentOf(params);
        if (open !== undefined && isArticle(open)) return passageSymbols(open.document, await corpusOf(open));
        const checked = await checkedIfDue(open, token);
        return checked === null ? null : quotationSymbols(checked);
      },
    ),
  );
  connection.onDocumentLinks(
    guarded<DocumentLinkParams, DocumentLink[] | null>('documentLink', null, log, async (params, token) => {
      const checked = await checkedIfDue(documentOf(params), token);
      return checked === null ? null : documentLinks(checked);
    }),
  );
  connection.languages.semanticTokens.on(
    // vscode-languageserver knows no null here; without data nothing is coloured
    guarded<SemanticTokensParams, SemanticTokens>('semanticTokens', { data: [] }, log, async (params) => {
      const open = documentOf(params);
      const tokens =
        open !== undefined && isArticle(open) ? provenanceTokens(open.document, await corpusOf(open)) : null;
      return tokens ?? { data: [] };
    }),
  );
  connection.onCodeLens(
    guarded<CodeLensParams, CodeLens[] | null>('codeLens', null, log, async (params, token) => {
      const open = documentOf(params);
      if (open === undefined || !isArticle(open)) return null;
      const { uri } = open.document;
      if (!(await ports.settings(uri)).show.codeLens) return null;
      const corpus = await corpusOf(open);
      const used = await ports.workspace(uri, token);
      const count = (id: string): number =>
        used.reduce((sum, { quotations }) => sum + (quotations.get(id)?.length ?? 0), 0);
      return codeLenses(open.document, corpus, count);
    }),
  );

  const refresh = (): void => {
    const ignore = (): void => {};
    void connection.sendNotification(FINDINGS_CHANGED);
    if (canRefresh.hints) void connection.languages.inlayHint.refresh().catch(ignore);
    if (canRefresh.tokens) void connection.languages.semanticTokens.refresh().catch(ignore);
    if (canRefresh.lenses) void connection.sendRequest('workspace/codeLens/refresh').catch(ignore);
  };

  return {
    client({ capabilities }) {
      const workspace = capabilities?.workspace;
      canRefresh = {
        hints: workspace?.inlayHint?.refreshSupport === true,
        lenses: workspace?.codeLens?.refreshSupport === true,
        tokens: workspace?.semanticTokens?.refreshSupport === true,
      };
    },
    refresh,
    rested(uri) {
      if (heldBack.delete(uri)) refresh();
    },
    forget: (uri) => void heldBack.delete(uri),
  };
}

/** The innermost finding at a position; what a closer look finds where the check reports none. */
function findingAt(checked: CheckedDocument, position: Position): Finding | null {
  const { document, corpus, findings } = checked;
  const offset = offsetOf(document, position);
  const covering = findings.filter(({ start, end }) => start <= offset && offset <= end);
  if (covering.length > 0) return covering.reduce((a, b) => (b.end - b.start <= a.end - a.start ? b : a));
  return lookupAt(corpus.library, { text: document.getText(), languageId: document.languageId }, offset);
}
