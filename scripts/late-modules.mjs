// Modules that bring large libraries or tables along: in what ships each is a file of its own, read when it is first
// needed. In the sources they are imported with import().
import * as path from 'node:path';

/** By module: its file in dist/. */
export const LATE = {
  'server/src/citation/exchange.ts': 'late-exchange.cjs',
  'server/src/node/readers/index.ts': 'late-readers.cjs',
  'server/src/pinyin.ts': 'late-pinyin.cjs',
};

/** An esbuild plugin. @param {string} root */
export const lateModules = (root) => ({
  name: 'late-modules',
  /** @param {import('esbuild').PluginBuild} build */
  setup(build) {
    // A program that was compiled as a script (see server/src/node/start.ts) has require, but no import().
    build.initialOptions.supported = { ...build.initialOptions.supported, 'dynamic-import': false };
    build.onResolve({ filter: /^\..*\.ts$/ }, ({ path: name, resolveDir, kind }) => {
      if (kind !== 'dynamic-import') return undefined;
      const file = path.relative(root, path.resolve(resolveDir, name)).split(path.sep).join('/');
      return file in LATE ? { path: `./${LATE[file]}`, external: true } : undefined;
    });
  },
});
