// Answers the server about files it cannot reach itself: those of a virtual workspace, and in a browser all of them.
import { Disposable, FileSystemError, FileType, Uri, workspace } from 'vscode';
import type { FileStat, FileSystemWatcher } from 'vscode';
import type { BaseLanguageClient } from 'vscode-languageclient';
import { LIST_FILES, READ_FILE, STAT_FILE } from '../../server/src/protocol.ts';
import type {
  FileParams,
  ListedFile,
  ListFilesParams,
  ListFilesResult,
  ReadFileResult,
  StatFileResult,
} from '../../server/src/protocol.ts';

const LEFT_OUT = /^(\.|node_modules$)/;
const DEEPEST_FOLDER = 20;
/** No article and no document is so large, in bytes. */
const LARGEST = 256 * 1024 * 1024;

/** `watchers`: those that tell the server of changes. */
export function answerFiles(client: BaseLanguageClient, watchers: readonly FileSystemWatcher[]): Disposable {
  /** Not every file system says when a file was written: what the editor heard of counts, too. */
  const changes = new Map<string, number>();
  const changed = (uri: Uri): void => {
    const name = uri.toString();
    changes.set(name, (changes.get(name) ?? 0) + 1);
  };
  const listed = (uri: Uri, { mtime, size }: FileStat): ListedFile => ({
    uri: client.code2ProtocolConverter.asUri(uri),
    stamp: `${mtime}:${size}:${changes.get(uri.toString()) ?? 0}`,
    size,
  });
  const stat = async (uri: Uri): Promise<ListedFile | null> => {
    const about = await workspace.fs.stat(uri).then(undefined, () => null);
    return about === null || (about.type & FileType.File) === 0 ? null : listed(uri, about);
  };
  const walk = async (
    folder: Uri,
    wanted: ListFilesParams,
    depth: number,
    found: ListedFile[],
  ): Promise<void> => {
    const entries = await workspace.fs.readDirectory(folder);
    entries.sort(([a], [b]) => (a < b ? -1 : 1));
    for (const [name, type] of entries) {
      if (found.length >= wanted.limit || LEFT_OUT.test(name)) continue;
      const uri = Uri.joinPath(folder, name);
      if (type === FileType.Directory) {
        // One closed folder does not hide the others.
        if (depth > 0) await walk(uri, wanted, depth - 1, found).catch(() => {});
      } else if (
        type === FileType.File &&
        wanted.endings.some((ending) => name.toLowerCase().endsWith(ending))
      ) {
        const file = await stat(uri);
        if (file !== null) found.push(file);
      }
    }
  };
  return Disposable.from(
    ...watchers.flatMap((watcher) => [watcher.onDidChange(changed), watcher.onDidCreate(changed)]),
    client.onRequest(LIST_FILES, async (params: ListFilesParams): Promise<ListFilesResult> => {
      try {
        const found: ListedFile[] = [];
        await walk(client.protocol2CodeConverter.asUri(params.folder), params, DEEPEST_FOLDER, found);
        return { ok: true, value: found };
      } catch (error) {
        return { ok: false, trouble: troubleOf(error) };
      }
    }),
    client.onRequest(STAT_FILE, ({ uri }: FileParams): Promise<StatFileResult> =>
      stat(client.protocol2CodeConverter.asUri(uri)),
    ),
    client.onRequest(READ_FILE, async ({ uri }: FileParams): Promise<ReadFileResult> => {
      try {
        const file = client.protocol2CodeConverter.asUri(uri);
        // What comes over HTTP has no size before it is there.
        if (((await stat(file))?.size ?? 0) > LARGEST) return { ok: false, trouble: 'too-large' };
        return { ok: true, value: base64Of(await workspace.fs.readFile(file)) };
      } catch (error) {
        return { ok: false, trouble: troubleOf(error) };
      }
    }),
  );
}

function troubleOf(error: unknown): 'missing' | 'unreadable' {
  const code = error instanceof FileSystemError ? error.code : '';
  // A file system that is not there (yet) has nothing.
  return /^(FileNotFound|EntryNotFound|Unavailable)/.test(code) ? 'missing' : 'unreadable';
}

/** A call takes so many arguments on every machine; a multiple of three, so that the pieces join. */
const PIECE = 3 * 2730;

function base64Of(bytes: Uint8Array): string {
  let text = '';
  for (let i = 0; i < bytes.length; i += PIECE)
    text += btoa(String.fromCharCode(...bytes.subarray(i, i + PIECE)));
  return text;
}
