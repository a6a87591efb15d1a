// The server as it is in a web worker, for the tests that run on both hosts.
import type {
  DidChangeWatchedFilesRegistrationOptions,
  RegistrationParams,
  UnregistrationParams,
} from 'vscode-languageserver-protocol';
import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import type { Connection } from 'vscode-languageserver';
import * as wire from 'vscode-jsonrpc/browser';
import type { MessageConnection } from 'vscode-jsonrpc';
import { browserRuntime } from '../../server/src/browser/runtime.ts';
import { LIST_FILES, READ_FILE, STAT_FILE } from '../../server/src/protocol.ts';
import type { FileParams, ListFilesParams } from '../../server/src/protocol.ts';
import type { Disposable, Runtime } from '../../server/src/runtime.ts';
import { startServer } from '../../server/src/server.ts';

/**
 * A wire as a web worker has it, and the server at one end of it. The server has the clock and the log of the test; its files it asks the client for,
 * which has those of the test.
 */
export async function inBrowser(
  runtime: Runtime,
): Promise<{ connection: Connection; client: MessageConnection }> {
  const { port1, port2 } = new MessageChannel();
  const connection = createConnection(new BrowserMessageReader(port1), new BrowserMessageWriter(port1));
  const host = browserRuntime(connection);
  startServer(connection, {
    ...host,
    timer: runtime.timer,
    log: (level, message) => runtime.log(level, message),
    bundledCorpus: runtime.bundledCorpus,
    // The corpus that comes with Verbatim lies among the files of the test.
    sealed: false,
    home: runtime.home,
    rulesPage: runtime.rulesPage,
    locale: runtime.locale,
    readSource: runtime.readSource && ((file) => runtime.readSource!(file)),
  });
  const client = wire.createMessageConnection(
    new wire.BrowserMessageReader(port2),
    new wire.BrowserMessageWriter(port2),
  );
  answerFiles(client, runtime);
  return { connection, client };
}

/** What client/src/files.ts does, with the files of a test. */
function answerFiles(client: MessageConnection, runtime: Runtime): void {
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
