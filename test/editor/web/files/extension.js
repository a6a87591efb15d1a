// A virtual workspace: files in memory under the scheme `memory`, as others keep theirs in a repository or a cloud. What
// is in it to begin with comes from the page's server (/files.json); “Tests: Put a File” asks for a path and a text.
// eslint-disable-next-line @typescript-eslint/no-require-imports -- what VS Code for the Web loads is CommonJS
const vscode = require('vscode');
const { FileType, FileChangeType, FileSystemError, Uri } = vscode;

/** By path; null is a folder. @type {Map<string, Uint8Array | null>} */
const entries = new Map([['/', null]]);
const times = new Map();
let clock = 1;
const changed = new vscode.EventEmitter();

const parentOf = (path) => path.slice(0, path.lastIndexOf('/')) || '/';
function put(path, bytes) {
  const events = [];
  for (let folder = parentOf(path); !entries.has(folder); folder = parentOf(folder)) {
    entries.set(folder, null);
    events.unshift({ type: FileChangeType.Created, uri: Uri.from({ scheme: 'memory', path: folder }) });
  }
  const type = entries.has(path) ? FileChangeType.Changed : FileChangeType.Created;
  entries.set(path, bytes);
  times.set(path, clock++);
  changed.fire([...events, { type, uri: Uri.from({ scheme: 'memory', path }) }]);
}
function entryAt(uri) {
  const path = uri.path.replace(/(.)\/$/, '$1');
  if (!entries.has(path)) throw FileSystemError.FileNotFound(uri);
  return [path, entries.get(path)];
}

/** @type {import('vscode').FileSystemProvider} */
const provider = {
  onDidChangeFile: changed.event,
  watch: () => ({ dispose() {} }),
  stat(uri) {
    const [path, bytes] = entryAt(uri);
    const mtime = times.get(path) ?? 0;
    return bytes === null
      ? { type: FileType.Directory, ctime: 0, mtime, size: 0 }
      : { type: FileType.File, ctime: 0, mtime, size: bytes.length };
  },
  readDirectory(uri) {
    const [path, bytes] = entryAt(uri);
    if (bytes !== null) throw FileSystemError.FileNotADirectory(uri);
    return [...entries]
      .filter(([name]) => name !== '/' && parentOf(name) === path)
      .map(([name, content]) => [
        name.slice(name.lastIndexOf('/') + 1),
        content === null ? FileType.Directory : FileType.File,
      ]);
  },
  readFile(uri) {
    const [, bytes] = entryAt(uri);
    if (bytes === null) throw FileSystemError.FileIsADirectory(uri);
    return bytes;
  },
  writeFile: (uri, bytes) => put(uri.path, bytes),
  createDirectory: (uri) => void entries.set(uri.path, null),
  delete(uri) {
    const [path] = entryAt(uri);
    for (const name of [...entries.keys()])
      if (name === path || name.startsWith(`${path}/`)) entries.delete(name);
    changed.fire([{ type: FileChangeType.Deleted, uri }]);
  },
  rename(from, to) {
    const [path, bytes] = entryAt(from);
    entries.delete(path);
    changed.fire([{ type: FileChangeType.Deleted, uri: from }]);
    put(to.path, bytes);
  },
};

exports.activate = async ({ extensionUri, subscriptions }) => {
  const files = await (await fetch(Uri.joinPath(extensionUri, '../files.json').toString(true))).json();
  for (const [path, text] of Object.entries(files)) put(path, new TextEncoder().encode(text));
  subscriptions.push(
    vscode.workspace.registerFileSystemProvider('memory', provider, { isCaseSensitive: true }),
    vscode.commands.registerCommand('verbatim-tests.put', async () => {
      const given = await vscode.window.showInputBox({ title: 'path=text' });
      const at = given.indexOf('=');
      put(given.slice(0, at), new TextEncoder().encode(given.slice(at + 1).replaceAll('\\n', '\n')));
    }),
  );
};
