// Modules that bring large libraries or tables along: in what ships each is a file of its own, read when it is first
// needed. In the sources they are imported with import().
import * as fs from 'node:fs';
import * as path from 'node:path';

/** By module: its file in dist/. */
export const LATE = {
  'server/src/citation/exchange.ts': 'late-exchange.cjs',
  'server/src/readers/index.ts': 'late-readers.cjs',
  'server/src/translation/read-translations.ts': 'late-translations.cjs',
  'server/src/pinyin.ts': 'late-pinyin.cjs',
};
/** Those that a web worker reads, too: they need nothing of Node. */
export const LATE_EVERYWHERE = [
  'late-exchange.cjs',
  'late-pinyin.cjs',
  'late-readers.cjs',
  'late-translations.cjs',
];

const moduleAt = (root, folder, name) =>
  path.relative(root, path.resolve(folder, name)).split(path.sep).join('/');

/** An esbuild plugin. @param {string} root */
export const lateModules = (root) => ({
  name: 'late-modules',
  /** @param {import('esbuild').PluginBuild} build */
  setup(build) {
    // A program that was compiled as a script (see server/src/node/start.ts) has require, but no import().
    build.initialOptions.supported = { ...build.initialOptions.supported, 'dynamic-import': false };
    build.onResolve({ filter: /^\..*\.ts$/ }, ({ path: name, resolveDir, kind }) => {
      if (kind !== 'dynamic-import') return undefined;
      const file = moduleAt(root, resolveDir, name);
      return file in LATE ? { path: `./${LATE[file]}`, external: true } : undefined;
    });
  },
});

/** The same in a worker, which asks server/src/browser/late.ts for them. @param {string} root */
export const lateInWorker = (root) => ({
  name: 'late-in-worker',
  /** @param {import('esbuild').PluginBuild} build */
  setup(build) {
    build.onLoad({ filter: /[\\/]server[\\/]src[\\/].*\.ts$/ }, ({ path: file }) => ({
      contents: fs.readFileSync(file, 'utf8').replace(/\bimport\('(\.[^']+\.ts)'\)/g, (whole, name) => {
        const late = LATE[moduleAt(root, path.dirname(file), name)];
        return LATE_EVERYWHERE.includes(late) ? `globalThis.verbatimLate('${late}')` : whole;
      }),
      loader: 'ts',
    }));
  },
});
