import { BrowserMessageReader, BrowserMessageWriter, createConnection } from 'vscode-languageserver/browser';
import type { Runtime } from '../runtime.ts';
import { startServer } from '../server.ts';

// In a web worker there are no files yet: a packed corpus and the editor's file system are to come.
const nowhere = { ok: false, trouble: 'missing' } as const;
const scope = self as unknown as DedicatedWorkerGlobalScope;
const connection = createConnection(new BrowserMessageReader(scope), new BrowserMessageWriter(scope));
const runtime: Runtime = {
  bundledCorpus: null,
  rulesPage: null,
  locale: scope.navigator.language,
  list: () => Promise.resolve(nowhere),
  read: () => Promise.resolve(nowhere),
  readBytes: () => Promise.resolve(nowhere),
  decode: () => Promise.resolve(nowhere),
  watch: () => ({ dispose: () => {} }),
  log: (level, message) =>
    level === 'error' ? connection.console.error(message) : connection.console.info(message),
  timer: {
    now: () => performance.now(),
    after(milliseconds, run) {
      const timeout = setTimeout(run, milliseconds);
      return { dispose: () => clearTimeout(timeout) };
    },
    breathe: () => new Promise((resolve) => setTimeout(resolve, 0)),
  },
};

startServer(connection, runtime);
