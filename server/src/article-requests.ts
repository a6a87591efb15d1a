// Answers what is asked about the articles of the corpus themselves: what should be looked at, and collation.
import type {
  CancellationToken,
  CodeAction,
  CodeActionContext,
  CompletionList,
  Connection,
  DocumentDiagnosticReport,
  Hover,
  Position,
  Range,
} from 'vscode-languageserver';
import type { Corpora } from './corpora.ts';
import type { DiagnosticsPull } from './diagnostics-pull.ts';
import { collateArticle, collateLibrary } from './engine/index.ts';
import type { Collation, Settings } from './engine/index.ts';
import { articleActions, articleDiagnostics, isCurrent } from './features/articles.ts';
import { frontMatterCompletion, frontMatterHover } from './features/front-matter.ts';
import { articlePlace } from './features/ranges.ts';
import { guarded } from './guard.ts';
import { collationPage, collationTitle } from './messages/collation.ts';
import type { OpenDocument } from './open-documents.ts';
import { COLLATE } from './protocol.ts';
import type { CollateParams, CollateResult } from './protocol.ts';

export interface ArticlePorts {
  readonly corpora: () => Corpora;
  readonly settings: (uri: string) => Promise<Settings>;
  readonly pull: DiagnosticsPull;
  readonly rulesPage: () => string | null;
  /** Lets waiting messages and cancellations in. */
  readonly breathe: () => Promise<void>;
  readonly log: (message: string) => void;
}

export interface ArticleRequests {
  diagnostics(open: OpenDocument, previous: string | undefined): Promise<DocumentDiagnosticReport>;
  actions(open: OpenDocument, range: Range, context: CodeActionContext, versioned: boolean): CodeAction[];
  /** Of the front matter; null for anything else. */
  hover(open: OpenDocument, position: Position): Hover | null;
  completion(open: OpenDocument, position: Position): Promise<CompletionList | null>;
}

export function registerArticleRequests(connection: Connection, ports: ArticlePorts): ArticleRequests {
  const { pull, rulesPage } = ports;
  connection.onRequest(
    COLLATE,
    guarded<Partial<CollateParams>, CollateResult | null>(
      'collate',
      null,
      ports.log,
      async (params, token) => {
        const uri = typeof params?.uri === 'string' ? params.uri : null;
        const corpora = ports.corpora();
        const corpus = await (uri === null ? corpora.all() : corpora.of(uri)).ready();
        const { library } = corpus;
        const file = uri === null ? undefined : corpus.article(uri)?.uri;
        const article = library.articles.findIndex((one) => one.file === file);
        const collations =
          article < 0 ? await wholeLibrary(library, ports.breathe, token) : collateArticle(library, article);
        const told = collations.filter(isTelling);
        if (told.length === 0) return null;
        const linkTo = (place: Parameters<typeof articlePlace>[2]) =>
          articlePlace(library, corpus.article, place)?.link ?? null;
        return { title: collationTitle(), markdown: collationPage(library, told, linkTo) };
      },
    ),
  );
  return {
    async diagnostics(open, previous) {
      const { document } = open;
      const [corpus, settings] = await Promise.all([
        ports.corpora().of(document.uri).ready(),
        ports.settings(document.uri),
      ]);
      if (!settings.corpus.lint) return pull.items(document.uri, [], previous);
      // What is typed is read again soon, and the client asked again then.
      if (!isCurrent(document, corpus)) return pull.last(document.uri, previous);
      return pull.items(document.uri, articleDiagnostics(document, corpus, rulesPage()), previous);
    },
    actions({ document }, range, context, versioned) {
      const corpus = ports.corpora().of(document.uri).view();
      return isCurrent(document, corpus) ? articleActions(document, corpus, range, context, versioned) : [];
    },
    hover: ({ document }, position) =>
      ports.corpora().isArticle(document.uri) ? frontMatterHover(document, position) : null,
    async completion({ document }, position) {
      if (!ports.corpora().isArticle(document.uri)) return null;
      return frontMatterCompletion(document, await ports.corpora().of(document.uri).ready(), position);
    },
  };
}

async function wholeLibrary(
  library: Parameters<typeof collateLibrary>[0],
  breathe: () => Promise<void>,
  token: CancellationToken,
): Promise<Collation[]> {
  const walk = collateLibrary(library);
  for (let step = walk.next(); ; step = walk.next()) {
    if (step.done) return step.value;
    await breathe();
    if (token.isCancellationRequested) return [];
  }
}

/** Collations with a variant in a quotation, or an article's own slip; the others only say that all agree. */
function isTelling({ witnesses }: Collation): boolean {
  return witnesses.some(
    ({ quoted, variants, tie }) =>
      tie === 'conflict' || variants.some((v) => quoted || v.judgement.what === 'transcription'),
  );
}
