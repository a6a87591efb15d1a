import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import { startServer } from '../server.ts';
import { browserRuntime } from './runtime.ts';

// What ships as dist/server.web.js: the server in a web worker, which the client starts.

const scope = self as unknown as DedicatedWorkerGlobalScope;
const connection = createConnection(new BrowserMessageReader(scope), new BrowserMessageWriter(scope));
startServer(connection, browserRuntime(connection));
