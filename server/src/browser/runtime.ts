import type { Connection } from 'vscode-languageserver';
import { clientFiles } from '../client-files.ts';
import type { Runtime } from '../runtime.ts';
import { provideLateModules } from './late.ts';

/** A timeout of none takes 4 ms in a browser; a message to oneself takes its turn behind those that wait. */
function breathe(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

/** The server's machine in a web worker: it has a clock; all files are the client's. */
export function browserRuntime(connection: Connection): Runtime {
  const files = clientFiles(connection, breathe);
  return {
    ...files,
    initialized(corpus) {
      files.initialized(corpus);
      // dist/corpus: the programs lie beside it
      const dist = corpus?.slice(0, corpus.lastIndexOf('/'));
      provideLateModules((name) => files.read(`${dist}/${name}`));
    },
    // The client says where it is; there it cannot be listed, and cannot have changed.
    bundledCorpus: null,
    sealed: true,
    rulesPage: null,
    locale: globalThis.navigator?.language ?? null,
    log: (level, message) =>
      level === 'error' ? connection.console.error(message) : connection.console.info(message),
    timer: {
      now: () => performance.now(),
      after(milliseconds, run) {
        const timeout = setTimeout(run, milliseconds);
        return { dispose: () => clearTimeout(timeout) };
      },
      breathe,
    },
  };
}
