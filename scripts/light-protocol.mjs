// vscode-languageserver hands its thousand names on through four files as properties with getters, and esbuild adds a
// fifth layer: a start spends more on that than on the first answer. The names that are used are taken directly, and
// the others are handed on as plain values.
import * as fs from 'node:fs';

/** What our sources import of each entry of the package, types aside. A name that is missing here ends the build. */
const NAMES = {
  'vscode-languageserver/node': ['createConnection'],
  'vscode-languageserver': [
    'CodeActionKind',
    'DidChangeConfigurationNotification',
    'ErrorCodes',
    'LSPErrorCodes',
    'ResponseError',
    'TextDocuments',
    'TextDocumentSyncKind',
  ],
};
const HELPER =
  /var __exportStar = \(this && this\.__exportStar\) \|\| function\(m, exports\) \{[\s\S]*?\n\};/;
const PLAIN = `var __exportStar = function(m, exports) {
    for (var p in m) if (p !== "default" && !Object.prototype.hasOwnProperty.call(exports, p)) exports[p] = m[p];
};`;

/** An esbuild plugin. */
export const lightProtocol = {
  name: 'light-protocol',
  /** @param {import('esbuild').PluginBuild} build */
  setup(build) {
    build.onResolve({ filter: /^vscode-languageserver(\/node)?$/ }, ({ path, namespace, resolveDir }) =>
      namespace === 'file' && path in NAMES
        ? { path, namespace: 'light-protocol', pluginData: resolveDir }
        : undefined,
    );
    build.onLoad({ filter: /.*/, namespace: 'light-protocol' }, ({ path, pluginData }) => ({
      contents: `const all = require('vscode-languageserver/node');
${NAMES[path].map((name) => `export const ${name} = all.${name};`).join('\n')}`,
      resolveDir: pluginData,
      loader: 'js',
    }));
    build.onLoad(
      { filter: /node_modules[\\/]vscode-(languageserver|languageserver-protocol|jsonrpc)[\\/].*\.js$/ },
      ({ path }) => ({ contents: fs.readFileSync(path, 'utf8').replace(HELPER, PLAIN), loader: 'js' }),
    );
  },
};
