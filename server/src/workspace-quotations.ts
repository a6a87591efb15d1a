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
    corpus: CorpusView,
    settings: Settings,
    skip: (uri: string) => boolean,
    token: CancellationToken,
  ): Promise<{ readonly uri: string; readonly quotations: Quotations }[]>;
}

/** Looks through the workspace's files, each only again when it or the corpus has changed. */
export function newWorkspaceQuotations(
  runtime: Runtime,
  checker: DocumentChecker,
  settingsOf: (uri: string) => Promise<Settings>,
): WorkspaceQuotations {
  let revision = '';
  const known = new Map<string, { stamp: string; quotations: Quotations }>();
  return {
    async all(folders, corpus, settings, skip, token) {
      if (revision !== corpus.library.revision) known.clear();
      revision = corpus.library.revision;
      const found: { uri: string; quotations: Quotations }[] = [];
      for (const { uri, stamp } of await documentsIn(runtime, folders, settingsOf)) {
        if (skip(uri)) continue;
        let entry = known.get(uri);
        if (entry === undefined || entry.stamp !== stamp) {
          if (token.isCancellationRequested) throw stopped('cancelled');
          const read = await readDocument(runtime, uri);
          if ('trouble' in read) continue;
          const checked = await checker.checkOnce(read.document, corpus, settings, token);
          entry = { stamp, quotations: quotations(checked) };
          if (revision === corpus.library.revision) known.set(uri, entry);
        }
        found.push({ uri, quotations: entry.quotations });
      }
      return found;
    },
  };
}
