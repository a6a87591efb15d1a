import type { Connection } from 'vscode-languageserver';
import type { Files } from '../client-files.ts';
import type { Runtime } from '../runtime.ts';

const isOwn = (uri: string): boolean => uri.startsWith('file:');

/** A machine that reads its own files, and through the client those of virtual workspaces; how, it loads for the first. */
export function withClientFiles(own: Runtime, connection: Connection): Runtime {
  let begin: () => void;
  const begun = new Promise<void>((resolve) => (begin = resolve));
  let loaded: Promise<Files> | undefined;
  const clients = (): Promise<Files> =>
    (loaded ??= import('../client-files.ts').then(({ clientFiles }) => {
      const files = clientFiles(connection, () => own.timer.breathe());
      void begun.then(() => files.initialized(null));
      return files;
    }));
  const at = (uri: string): Runtime | Promise<Files> => (isOwn(uri) ? own : clients());
  return {
    ...own,
    initialized: () => begin(),
    list: async (uri, filter) => (await at(uri)).list(uri, filter),
    read: async (uri) => (await at(uri)).read(uri),
    readBytes: async (uri) => (await at(uri)).readBytes(uri),
    entry: async (uri) => (await at(uri)).entry!(uri),
    readSaved: async (uri, known) => (await at(uri)).readSaved!(uri, known),
    readPacked: async (uri, name) => (await at(uri)).readPacked!(uri, name),
    async readSource(uri) {
      if (isOwn(uri) && own.readSource !== undefined) return own.readSource(uri);
      const [{ readSourceOf }, { TOOLS }] = await Promise.all([
        import('../read-source.ts'),
        import('./read-source.ts'),
      ]);
      return readSourceOf(uri, await clients(), TOOLS);
    },
    // A process of its own has no client.
    build: (job, onProgress) =>
      own.build !== undefined && [...job.files, ...job.packs].every(({ uri }) => isOwn(uri))
        ? own.build(job, onProgress)
        : { done: Promise.resolve(false), cancel: () => {} },
    watch(folders, onChange) {
      const mine = own.watch(folders.filter(isOwn), onChange);
      const others = folders.filter((uri) => !isOwn(uri));
      const theirs = others.length === 0 ? null : clients().then((files) => files.watch(others, onChange));
      return {
        dispose() {
          mine.dispose();
          void theirs?.then((watching) => watching.dispose());
        },
      };
    },
  };
}
