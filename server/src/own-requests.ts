// Answers Verbatim's own messages: search, citations, a check on demand, the status, texts in packs.
import type { CancellationToken, Connection } from 'vscode-languageserver';
import { cite } from './cite.ts';
import type { Configuration } from './configuration.ts';
import type { DiagnosticsPull } from './diagnostics-pull.ts';
import type { CheckedDocument } from './document-checker.ts';
import { passagesAt } from './features/references.ts';
import { itemsOf, searchItems } from './features/search.ts';
import { checkResult } from './features/status.ts';
import { guarded, positionOf, refuse } from './guard.ts';
import { nameInPack } from './library-bases.ts';
import { troubleText } from './messages/problems.ts';
import type { OpenDocument } from './open-documents.ts';
import { readingsFor } from './pinyin-readings.ts';
import { CHECK, CITE, PACKED_TEXT, SEARCH, STATUS, WHY_NOT } from './protocol.ts';
import type {
  CheckParams,
  CheckResult,
  CiteParams,
  CiteResult,
  PackedTextParams,
  PackedTextResult,
  SearchParams,
  SearchResult,
  Status,
  WhyNotParams,
  WhyNotResult,
} from './protocol.ts';
import { isPack } from './runtime.ts';
import type { Runtime } from './runtime.ts';
import { displayName } from './uris.ts';
import type { ViewPorts } from './view-requests.ts';

/** What the answers are drawn from. */
export interface OwnPorts extends Pick<ViewPorts, 'corpora' | 'documentOf' | 'log'> {
  readonly runtime: Runtime;
  readonly configuration: () => Configuration;
  readonly pull: DiagnosticsPull;
  readonly status: () => Status;
  readonly whyNot: (uri: string, languageId?: string) => Promise<WhyNotResult>;
  /** Checks a document with what is typed meanwhile. */
  readonly checkLatest: (open: OpenDocument, token: CancellationToken) => Promise<CheckedDocument>;
  /** Asks the client to look again. */
  readonly refresh: () => void;
}

export function registerOwnRequests(connection: Connection, ports: OwnPorts): void {
  const { corpora, documentOf, runtime, configuration, pull, status, whyNot, checkLatest, refresh, log } =
    ports;

  connection.onRequest(
    PACKED_TEXT,
    guarded<Partial<PackedTextParams>, PackedTextResult>(
      'packedText',
      { text: null, message: null },
      log,
      async (params) => {
        const uri = typeof params?.uri === 'string' ? params.uri : refuse('uri');
        for (const pack of corpora().state().folders.filter(isPack)) {
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
      const corpus = await (
        typeof params.uri === 'string' ? corpora().of(params.uri) : corpora().all()
      ).ready();
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
      const corpus = await (uri === undefined ? corpora().all() : corpora().of(uri)).ready();
      const id =
        params?.id === undefined
          ? passagesAt(await checkLatest(open!, token), position!)[0]
          : typeof params.id === 'string'
            ? params.id
            : refuse('id');
      return cite(params, id, corpus, await configuration().of(uri), open);
    }),
  );
  connection.onRequest(
    CHECK,
    guarded<Partial<CheckParams>, CheckResult | null>('check', null, log, async (params, token) => {
      const open = documentOf({ textDocument: { uri: params?.uri } });
      if (open === undefined || corpora().isArticle(open.document.uri)) return null;
      const checked = await checkLatest(open, token);
      const flagged = pull.askFor(checked);
      refresh();
      return checkResult(checked, flagged);
    }),
  );
  connection.onRequest(
    WHY_NOT,
    guarded<Partial<WhyNotParams>, WhyNotResult | null>('whyNot', null, log, async (params) => {
      const uri = typeof params?.uri === 'string' ? params.uri : refuse('uri');
      return whyNot(uri, params.languageId);
    }),
  );
}
