// The server as it is in a web worker, for the tests that run on both hosts.
import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import type { Connection } from 'vscode-languageserver';
import * as wire from 'vscode-jsonrpc/browser';
import type { MessageConnection } from 'vscode-jsonrpc';
import { browserRuntime } from '../../server/src/browser/runtime.ts';
import type { Runtime } from '../../server/src/runtime.ts';
import { startServer } from '../../server/src/server.ts';
import { answerFiles } from './answer-files.ts';

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
