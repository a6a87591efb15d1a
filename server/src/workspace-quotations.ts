import type { CancellationToken } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { DocumentChecker } from './document-checker.ts';
import type { Settings } from './engine/index.ts';
import { quotations } from './features/references.ts';
import type { Quotations } from './features/references.ts';
import { stopped } from './guard.ts';
import type { CorpusView } from './library-host.ts';
import type { FileFilter, Runtime } from './runtime.ts';
import { uriKey } from './uris.ts';

/** Endings of the documents that are checked, with their languages. */
const LANGUAGE_OF: Readonly<Record<string, string>> = {
  '.md': 'markdown',
  '.markdown': 'markdown',
  '.txt': 'plaintext',
  '.tex': 'latex',
  '.html': 'html',
  '.htm': 'html',
  '.rst': 'restructuredtext',
  '.adoc': 'asciidoc',
  '.asciidoc': 'asciidoc',
};
const FILES: FileFilter = { endings: Object.keys(LANGUAGE_OF), limit: 1000 };
/** A longer file is left out of a search over the workspace. */
const LONGEST = 1_000_000;

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
export function newWorkspaceQuotations(runtime: Runtime, checker: DocumentChecker): WorkspaceQuotations {
  let revision = '';
  const known = new Map<string, { stamp: string; quotations: Quotations }>();
  return {
    async all(folders, corpus, settings, skip, token) {
      if (revision !== corpus.library.revision) known.clear();
      revision = corpus.library.revision;
      const found: { uri: string; quotations: Quotations }[] = [];
      const seen = new Set<string>();
      for (const folder of folders) {
        const listed = await runtime.list(folder, FILES);
        for (const { uri, stamp } of listed.ok ? listed.value : []) {
          if (seen.has(uriKey(uri)) || skip(uri)) continue;
          seen.add(uriKey(uri));
          let entry = known.get(uri);
          if (entry === undefined || entry.stamp !== stamp) {
            if (token.isCancellationRequested) throw stopped('cancelled');
            const read = await runtime.read(uri);
            if (!read.ok || read.value.length > LONGEST) continue;
            const ending = /\.[^./]*$/.exec(uri.toLowerCase())?.[0] ?? '';
            // A byte order mark is no character of the text as an editor shows it.
            const text = read.value.startsWith('\ufeff') ? read.value.slice(1) : read.value;
            const document = TextDocument.create(uri, LANGUAGE_OF[ending] ?? 'plaintext', 0, text);
            const checked = await checker.checkOnce(document, corpus, settings, token);
            entry = { stamp, quotations: quotations(checked) };
            if (revision === corpus.library.revision) known.set(uri, entry);
          }
          found.push({ uri, quotations: entry.quotations });
        }
      }
      return found;
    },
  };
}
