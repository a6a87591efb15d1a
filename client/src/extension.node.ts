import * as path from 'node:path';
import { Uri } from 'vscode';
import type { ExtensionContext } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { startClient } from './client.ts';
import type { Running } from './client.ts';

/** Starts Verbatim on the desktop, in a remote host and in code-server: the server is a process. */
export function start(context: ExtensionContext): Promise<Running> {
  const dist = path.join(context.extensionPath, 'dist');
  const server = { module: path.join(dist, 'server.cjs'), transport: TransportKind.ipc };
  return startClient(
    context,
    Uri.file(path.join(dist, 'corpus')),
    (options) =>
      new LanguageClient(
        'verbatim',
        'Verbatim',
        {
          run: server,
          debug: { ...server, options: { execArgv: ['--inspect=6010', '--enable-source-maps'] } },
        },
        options,
      ),
  );
}
