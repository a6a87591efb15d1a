import type { Connection } from 'vscode-languageserver';
import { clientFiles } from '../client-files.ts';
import { readSourceOf } from '../read-source.ts';
import type { SourceTools } from '../read-source.ts';
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
  /** Where the programs lie: beside the corpus. */
  let dist = '';
  const tools: SourceTools = {
    async sha256(bytes) {
      const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
      return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
    },
    async characterTable(name) {
      const table = await files.readBytes(`${dist}/cmaps/${name}.bcmap`);
      return table.ok ? new Uint8Array(table.value) : null;
    },
  };
  return {
    ...files,
    initialized(corpus) {
      dist = corpus?.slice(0, corpus.lastIndexOf('/')) ?? '';
      provideLateModules((name) => files.read(`${dist}/${name}`));
      files.initialized(corpus);
    },
    readSource: (uri) => readSourceOf(uri, files, tools),
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
