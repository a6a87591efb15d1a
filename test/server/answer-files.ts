// The client's part where the server reads files through it, as client/src/files.ts does it, with the files of a test.
import type {
  DidChangeWatchedFilesRegistrationOptions,
  RegistrationParams,
  UnregistrationParams,
} from 'vscode-languageserver-protocol';
import type { MessageConnection } from 'vscode-jsonrpc';
import { LIST_FILES, READ_FILE, STAT_FILE } from '../../server/src/protocol.ts';
import type { FileParams, ListFilesParams } from '../../server/src/protocol.ts';
import type { Disposable, Runtime } from '../../server/src/runtime.ts';

export function answerFiles(client: MessageConnection, runtime: Runtime): void {
  const watching = new Map<string, Disposable>();
  client.onRequest(LIST_FILES, ({ folder, ...filter }: ListFilesParams) => runtime.list(folder, filter));
  client.onRequest(STAT_FILE, async ({ uri }: FileParams) => {
    if (runtime.entry !== undefined) return runtime.entry(uri);
    const listed = await runtime.list(uri.slice(0, uri.lastIndexOf('/')), { endings: [''], limit: 1000 });
    return (listed.ok ? listed.value.find((entry) => entry.uri === uri) : undefined) ?? null;
  });
  client.onRequest(READ_FILE, async ({ uri }: FileParams) => {
    const read = await runtime.readBytes(uri);
    return read.ok ? { ok: true, value: Buffer.from(read.value).toString('base64') } : read;
  });
  client.onRequest('client/registerCapability', ({ registrations }: RegistrationParams) => {
    for (const { id, method, registerOptions } of registrations) {
      if (method !== 'workspace/didChangeWatchedFiles') continue;
      const { watchers } = registerOptions as DidChangeWatchedFilesRegistrationOptions;
      const folders = watchers.map(({ globPattern }) =>
        typeof globPattern === 'object' && typeof globPattern.baseUri === 'string' ? globPattern.baseUri : '',
      );
      const told = (uri?: string): void => {
        const changes = (uri === undefined ? folders : [uri]).map((one) => ({ uri: one, type: 2 }));
        void client.sendNotification('workspace/didChangeWatchedFiles', { changes });
      };
      watching.set(id, runtime.watch(folders, told));
    }
    return null;
  });
  client.onRequest('client/unregisterCapability', ({ unregisterations }: UnregistrationParams) => {
    for (const { id } of unregisterations) watching.get(id)?.dispose();
    return null;
  });
  client.onDispose(() => watching.forEach((one) => one.dispose()));
}
