// Node's own modules that only some transports need are loaded when they are first used: a start takes 10 ms less.
const LAZY = ['child_process', 'crypto', 'net', 'fs/promises'];
const PACKAGES = /node_modules[\\/](vscode-|@vscode[\\/])/;

/** An esbuild plugin: `require('crypto')` in the protocol's packages becomes an object that loads it when asked for a property. */
export const lazyBuiltins = {
  name: 'lazy-builtins',
  /** @param {import('esbuild').PluginBuild} build */
  setup(build) {
    const names = LAZY.map((name) => name.replace('/', '\\/')).join('|');
    build.onResolve({ filter: new RegExp(`^(node:)?(${names})$`) }, ({ path, importer, namespace }) =>
      namespace === 'file' && PACKAGES.test(importer)
        ? { path: path.replace('node:', ''), namespace: 'lazy-builtin' }
        : undefined,
    );
    build.onLoad({ filter: /.*/, namespace: 'lazy-builtin' }, ({ path }) => ({
      contents: `let loaded;
module.exports = new Proxy({}, { get: (_, name) => (loaded ??= require('node:${path}'))[name] });`,
      loader: 'js',
    }));
  },
};
