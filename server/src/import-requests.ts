// Answers what is asked about a file that is to become an article: what it would be, what is doubted, and where articles
// are kept. Nothing is written here: the client shows the proposal, and the user saves it.
import type { Connection } from 'vscode-languageserver';
import type { WorkspaceSources } from './configuration.ts';
import { proposeArticle } from './engine/index.ts';
import type { Library } from './engine/index.ts';
import { guarded } from './guard.ts';
import { doubtText, importSummary, importWords, sourceTroubleText } from './messages/import-words.ts';
import { ARTICLE_FOLDERS, IMPORT } from './protocol.ts';
import type { ArticleFoldersParams, ArticleFoldersResult, ImportParams, ImportResult } from './protocol.ts';
import { isPack } from './runtime.ts';
import type { Runtime } from './runtime.ts';
import { baseName, innermost, isInside } from './uris.ts';

export interface ImportPorts {
  /** All articles there are. */
  readonly library: () => Promise<Library>;
  readonly sources: () => Promise<WorkspaceSources>;
  readonly runtime: Runtime;
  readonly log: (message: string) => void;
}

export function registerImportRequest(connection: Connection, ports: ImportPorts): void {
  const { runtime, log } = ports;
  connection.onRequest(
    IMPORT,
    guarded<Partial<ImportParams>, ImportResult | null>('import', null, log, async (params) => {
      if (typeof params?.uri !== 'string') return null;
      const problem = (code: string, values = {}): ImportResult => ({
        problem: sourceTroubleText({ code, values }),
      });
      if (runtime.readSource === undefined) return problem('no-files-here');
      const source = await runtime.readSource(params.uri);
      if (!source.ok) return problem(source.trouble.code, source.trouble.values);
      const library = await ports.library();
      const taken = new Set(library.articles.map((article) => article.id));
      const proposal = proposeArticle(source.value, { words: importWords(), library, taken });
      if (proposal === null) return problem('no-text');
      const { text, doubts } = proposal;
      const lines = text.split('\n');
      const starts = [0];
      for (const line of lines) starts.push(starts[starts.length - 1] + line.length + 1);
      const positionAt = (offset: number, line: number) => ({
        line: line - 1,
        character: offset - starts[line - 1],
      });
      return {
        name: `${fileStem(proposal.id, baseName(params.uri))}.md`,
        text,
        summary: importSummary(proposal),
        doubts: doubts.map((doubt) => {
          // What is about the whole is shown at the title.
          const whole =
            Math.max(
              0,
              lines.findIndex((line) => line.startsWith('title:')),
            ) + 1;
          const about = doubt.end > doubt.start;
          const start = about ? positionAt(doubt.start, doubt.line) : { line: whole - 1, character: 0 };
          const length = about ? doubt.words.split('\n')[0].length : lines[whole - 1].length;
          return {
            message: doubtText(doubt),
            range: { start, end: { ...start, character: start.character + length } },
          };
        }),
      };
    }),
  );
  connection.onRequest(
    ARTICLE_FOLDERS,
    guarded<Partial<ArticleFoldersParams>, ArticleFoldersResult>(
      'articleFolders',
      [],
      log,
      async (params) => {
        const uri = typeof params?.uri === 'string' ? params.uri : null;
        return articleFolders(await ports.sources(), uri);
      },
    ),
  );
}

/** A name that people know again: of a Chinese name next to nothing goes into an id. */
function fileStem(id: string, source: string): string {
  const stem = source.replace(/\.[^.]*$/, '');
  return /\P{ASCII}/u.test(stem) ? stem : id;
}

/** The folders where an article that is written beside a document belongs; none of packs, which are not written into. */
function articleFolders({ all, roots }: WorkspaceSources, uri: string | null): string[] {
  const root = uri === null ? null : innermost(uri, roots);
  const folders = (root?.sources ?? all).folders.map((folder) => folder.uri).filter((one) => !isPack(one));
  const own = uri === null ? undefined : folders.find((folder) => isInside(uri, folder));
  return own === undefined ? folders : [own];
}
