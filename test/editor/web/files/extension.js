// A virtual workspace: a folder under the scheme `memory` whose files lie with the page's server (scripts/web.mjs), as
// others lie in a repository or a cloud. What other hands change there it hears from the server.

// eslint-disable-next-line @typescript-eslint/no-require-imports -- what VS Code for the Web loads is CommonJS
const vscode = require('vscode');
const { FileType, FileChangeType, FileSystemError, Uri } = vscode;

const ROOT = '/工作区';
/** By path; null is a folder. @type {Map<string, Uint8Array | null>} */
const entries = new Map([
  ['/', null],
  [ROOT, null],
]);
const changed = new vscode.EventEmitter();

const uriOf = (path) => Uri.from({ scheme: 'memory', path });
const parentOf = (path) => path.slice(0, path.lastIndexOf('/')) || '/';
const bytesOf = (base64) => Uint8Array.from(atob(base64), (unit) => unit.charCodeAt(0));

function put(path, bytes) {
  const events = [
    { type: entries.has(path) ? FileChangeType.Changed : FileChangeType.Created, uri: uriOf(path) },
  ];
  for (let folder = parentOf(path); !entries.has(folder); folder = parentOf(folder)) {
    entries.set(folder, null);
    events.unshift({ type: FileChangeType.Created, uri: uriOf(folder) });
  }
  entries.set(path, bytes);
  changed.fire(events);
}
function take(path) {
  for (const name of [...entries.keys()])
    if (name === path || name.startsWith(`${path}/`)) entries.delete(name);
  changed.fire([{ type: FileChangeType.Deleted, uri: uriOf(path) }]);
}
function at(uri) {
  if (!entries.has(uri.path)) throw FileSystemError.FileNotFound(uri);
  return entries.get(uri.path);
}

exports.activate = async ({ extensionUri, subscriptions }) => {
  const server = (path) => Uri.joinPath(extensionUri, '..', path).toString(true);
  const tell = (uri, options) => fetch(server(`workspace${uri.path.slice(ROOT.length)}`), options);

  for (const [name, content] of Object.entries(await (await fetch(server('workspace'))).json()))
    put(`${ROOT}/${name}`, bytesOf(content));
  const changes = new EventSource(server('changes'));
  changes.onmessage = ({ data }) => {
    const { name, content } = JSON.parse(data);
    if (content === null) take(`${ROOT}/${name}`);
    else put(`${ROOT}/${name}`, bytesOf(content));
  };

  /** @type {import('vscode').FileSystemProvider} */
  const provider = {
    onDidChangeFile: changed.event,
    watch: () => ({ dispose() {} }),
    stat(uri) {
      const bytes = at(uri);
      const type = bytes === null ? FileType.Directory : FileType.File;
      // as some do: no time that tells whether a file has changed
      return { type, ctime: 0, mtime: 0, size: bytes?.length ?? 0 };
    },
    readDirectory(uri) {
      at(uri);
      return [...entries]
        .filter(([name]) => name !== '/' && parentOf(name) === uri.path)
        .map(([name, bytes]) => [
          name.slice(name.lastIndexOf('/') + 1),
          bytes === null ? FileType.Directory : FileType.File,
        ]);
    },
    readFile: (uri) => at(uri) ?? Promise.reject(FileSystemError.FileIsADirectory(uri)),
    async writeFile(uri, bytes) {
      await tell(uri, { method: 'PUT', body: bytes });
      put(uri.path, bytes);
    },
    createDirectory: (uri) => void entries.set(uri.path, null),
    async delete(uri) {
      await tell(uri, { method: 'DELETE' });
      take(uri.path);
    },
    async rename(from, to) {
      const bytes = at(from);
      await this.delete(from);
      await this.writeFile(to, bytes);
    },
  };
  subscriptions.push(
    vscode.workspace.registerFileSystemProvider('memory', provider, { isCaseSensitive: true }),
    // “Go to File” asks this
    vscode.workspace.registerFileSearchProvider('memory', {
      provideFileSearchResults: () =>
        [...entries].filter(([, bytes]) => bytes !== null).map(([path]) => uriOf(path)),
    }),
    { dispose: () => changes.close() },
  );
};
