import type { CancellationToken } from 'vscode-languageserver';
import type { DocumentChecker } from './document-checker.ts';
import type { Settings } from './engine/index.ts';
import { quotations } from './features/references.ts';
import type { Quotations } from './features/references.ts';
import { stopped } from './guard.ts';
import type { CorpusView } from './library-host.ts';
import type { Runtime } from './runtime.ts';
import { documentsIn, readDocument } from './workspace-files.ts';

export interface WorkspaceQuotations {
  /** Quotations of the workspace's files; files for which `skip` holds are left out. */
  all(
    folders: readonly string[],
    settings: Settings,
    skip: (uri: string) => boolean,
    token: CancellationToken,
  ): Promise<{ readonly uri: string; readonly quotations: Quotations }[]>;
}

/** Looks through the workspace's files, each only again when it or its corpus has changed. */
export function newWorkspaceQuotations(
  runtime: Runtime,
  checker: DocumentChecker,
  settingsOf: (uri: string) => Promise<Settings>,
  corpusOf: (uri: string) => Promise<CorpusView>,
): WorkspaceQuotations {
  interface Known {
    readonly stamp: string;
    readonly revision: string;
    readonly quotations: Quotations;
  }
  let known = new Map<string, Known>();
  return {
    async all(folders, settings, skip, token) {
      const now = new Map<string, Known>();
      const found: { uri: string; quotations: Quotations }[] = [];
      for (const { uri, stamp } of await documentsIn(runtime, folders, settingsOf)) {
        if (skip(uri)) continue;
        const corpus = await corpusOf(uri);
        const { revision } = corpus.library;
        let entry = known.get(uri);
        if (entry === undefined || entry.stamp !== stamp || entry.revision !== revision) {
          if (token.isCancellationRequested) throw stopped('cancelled');
          const read = await readDocument(runtime, uri);
          if ('trouble' in read) continue;
          const checked = await checker.checkOnce(read.document, corpus, settings, token);
          entry = { stamp, revision, quotations: quotations(checked) };
          known.set(uri, entry);
        }
        now.set(uri, entry);
        found.push({ uri, quotations: entry.quotations });
      }
      known = now;
      return found;
    },
  };
}
