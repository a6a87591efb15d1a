// The documents of the workspace's folders as they stand on the disk.
import { TextDocument } from 'vscode-languageserver-textdocument';
import { DOCUMENT_ENDINGS, languageOf } from './document-files.ts';
import type { Settings } from './engine/index.ts';
import { newFileFilter } from './file-globs.ts';
import type { FileFilter, FileTrouble, Runtime } from './runtime.ts';
import { relativePath, uriKey } from './uris.ts';

export interface WorkspaceFile {
  readonly uri: string;
  readonly stamp: string;
  readonly folder: string;
  /** From the folder, with forward slashes. */
  readonly path: string;
}

const FILES: FileFilter = { endings: DOCUMENT_ENDINGS.map((ending) => `.${ending}`), limit: 50_000 };
/** A longer file is left alone: nobody wrote it by hand. */
const LONGEST = 4_000_000;

/** Every document of some folders once, as each folder's settings include and exclude them. */
export async function documentsIn(
  runtime: Pick<Runtime, 'list'>,
  folders: readonly string[],
  settingsOf: (folder: string) => Promise<Settings>,
): Promise<WorkspaceFile[]> {
  const found: WorkspaceFile[] = [];
  const seen = new Set<string>();
  for (const folder of folders) {
    const [listed, { files }] = await Promise.all([runtime.list(folder, FILES), settingsOf(folder)]);
    if (!listed.ok) continue;
    const accepts =
      files.include.length + files.exclude.length === 0
        ? () => true
        : newFileFilter(files.include, files.exclude);
    for (const { uri, stamp } of listed.value) {
      const path = relativePath(uri, folder);
      if (path === null || seen.has(uriKey(uri)) || !accepts(path)) continue;
      seen.add(uriKey(uri));
      found.push({ uri, stamp, folder, path });
    }
  }
  return found;
}

/** A document from the disk, as an editor shows it; or why it cannot be had. */
export async function readDocument(
  runtime: Pick<Runtime, 'read'>,
  uri: string,
): Promise<{ readonly document: TextDocument } | { readonly trouble: FileTrouble }> {
  const read = await runtime.read(uri);
  if (!read.ok) return { trouble: read.trouble };
  if (read.value.length > LONGEST) return { trouble: 'too-large' };
  // A byte order mark is no character of the text as an editor shows it.
  const text = read.value.startsWith('\ufeff') ? read.value.slice(1) : read.value;
  return { document: TextDocument.create(uri, languageOf(uri), 0, text) };
}
