import { Uri } from 'vscode';
import type { ExtensionContext } from 'vscode';
import { State } from 'vscode-languageclient';
import { BrowserMessageReader, BrowserMessageWriter, LanguageClient } from 'vscode-languageclient/browser';
import { startClient } from './client.ts';
import type { Running } from './client.ts';

/** Starts Verbatim in a browser, where no machine stands behind the editor: the server is a web worker. */
export function start(context: ExtensionContext): Promise<Running> {
  const dist = Uri.joinPath(context.extensionUri, 'dist');
  let worker: Worker | undefined;
  return startClient(context, Uri.joinPath(dist, 'corpus'), (options) => {
    const client = new LanguageClient(
      'verbatim',
      'Verbatim',
      () => {
        // a fresh one at each start: a server that was shut down does not serve again
        worker = new Worker(Uri.joinPath(dist, 'server.web.js').toString(true));
        const writer = new BrowserMessageWriter(worker);
        // as over a pipe: VS Code's own objects, such as settings, cannot be sent to a worker as they are
        const write = writer.write.bind(writer);
        writer.write = (message) => write(JSON.parse(JSON.stringify(message)) as typeof message);
        return Promise.resolve({ reader: new BrowserMessageReader(worker), writer });
      },
      options,
    );
    client.onDidChangeState(({ newState }) => {
      if (newState === State.Stopped) worker?.terminate();
    });
    return client;
  });
}
