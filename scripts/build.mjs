// Builds what ships: dist/client.js, dist/server.cjs (which starts server.main.cjs), dist/server.web.js, dist/cli.cjs,
// the modules that these load late and the bundled corpus beside them.
//   node scripts/build.mjs [--watch]
import * as esbuild from 'esbuild';
import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { keepCompiled } from './keep-compiled.mjs';
import { LATE, LATE_EVERYWHERE, lateInWorker, lateModules } from './late-modules.mjs';
import { lazyBuiltins } from './lazy-builtins.mjs';
import { lazyModules } from './lazy-modules.mjs';
import { lightProtocol } from './light-protocol.mjs';
import { noticesOf } from './notices.mjs';
import { packCorpus } from './pack-corpus.mjs';

const root = path.resolve(import.meta.dirname, '..');
const dist = path.join(root, 'dist');
const watch = process.argv.includes('--watch');

/** CommonJS has no import.meta.url: the bundle gets its own address instead. */
const IMPORT_META = {
  define: { 'import.meta.url': 'import_meta_url', 'import.meta.dirname': '__dirname' },
  js: 'const import_meta_url = require("node:url").pathToFileURL(__filename).href;',
};

/** @type {(from: string, to: string, more?: esbuild.BuildOptions) => esbuild.BuildOptions} */
const bundle = (from, to, more = {}) => ({
  absWorkingDir: root,
  entryPoints: [from],
  outfile: path.join('dist', to),
  bundle: true,
  platform: 'node',
  format: 'cjs',
  // VS Code 1.100 runs extensions and their servers on Node 20
  target: 'node20',
  // the ESM builds of the libraries are the ones that can be shaken
  mainFields: ['module', 'main'],
  minify: !watch,
  sourcemap: 'linked',
  sourcesContent: false,
  legalComments: 'none',
  // three bytes for a Chinese character, not six: what is packed is smaller
  charset: 'utf8',
  metafile: true,
  alias: {
    '@lezer/highlight': path.join(root, 'scripts/no-highlighting.mjs'),
    'fetch-ponyfill': path.join(root, 'scripts/no-network.mjs'),
    'sync-fetch': path.join(root, 'scripts/no-network.mjs'),
  },
  define: IMPORT_META.define,
  banner: { js: IMPORT_META.js },
  logLevel: 'warning',
  ...more,
});

/** For what runs in a browser, too: esbuild refuses what needs one of Node's modules. */
const WITHOUT_NODE = { platform: 'browser', target: 'es2022', define: {}, banner: {} };

const bundles = [
  bundle('client/src/extension.ts', 'client.js', {
    external: ['vscode'],
    // the language client has an entry for either host
    conditions: ['node', 'browser', 'module'],
    define: {},
    banner: {},
  }),
  bundle('server/src/browser/main.ts', 'server.web.js', {
    ...WITHOUT_NODE,
    format: 'iife',
    mainFields: ['browser', 'module', 'main'],
    plugins: [lateInWorker(root)],
  }),
  bundle('server/src/node/main.ts', 'server.main.cjs', {
    // it is read as Latin-1
    charset: 'ascii',
    plugins: [lazyBuiltins, lightProtocol, lateModules(root), lazyModules(root)],
  }),
  bundle('server/src/cli/main.ts', 'cli.cjs', {
    banner: { js: `#!/usr/bin/env node\n${IMPORT_META.js}` },
    plugins: [lateModules(root), lazyModules(root)],
  }),
  ...Object.entries(LATE).map(([from, to]) =>
    bundle(
      from,
      to,
      LATE_EVERYWHERE.includes(to) ? { ...WITHOUT_NODE, mainFields: ['browser', 'module', 'main'] } : {},
    ),
  ),
];

/** The small program that starts the server; a server that is rebuilt all the time keeps no compiled code. */
function starter() {
  const hash = watch ? '' : createHash('sha256').update(fs.readFileSync(path.join(dist, 'server.main.cjs')));
  return bundle('server/src/node/start.ts', 'server.cjs', {
    define: { ...IMPORT_META.define, PROGRAM_HASH: JSON.stringify(hash && hash.digest('hex').slice(0, 16)) },
    sourcemap: false,
    banner: {},
  });
}

/** esbuild leaves other characters in regular expressions as they are. */
function inAscii(name) {
  const file = path.join(dist, name);
  const text = fs.readFileSync(file, 'utf8');
  if (text.includes('String.raw`')) throw new Error(`${name}: characters in String.raw cannot be escaped`);
  fs.writeFileSync(
    file,
    text.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`),
  );
}

function copyCorpus() {
  const from = path.join(root, 'corpus');
  const to = path.join(dist, 'corpus');
  fs.rmSync(to, { recursive: true, force: true });
  // README.md explains the folder to people; it is not an article
  fs.cpSync(from, to, { recursive: true, filter: (file) => path.basename(file) !== 'README.md' });
}

/**
 * The tables of Chinese character codes that a PDF may leave out (ISO 32000-1, table 118; none by UTF-8 or UTF-32): for
 * its reader, beside it.
 */
function copyCharacterTables() {
  const from = path.join(root, 'node_modules/pdfjs-dist/cmaps');
  const to = path.join(dist, 'cmaps');
  fs.rmSync(to, { recursive: true, force: true });
  fs.mkdirSync(to, { recursive: true });
  const wanted = /^(?:GB|CNS|B5|ETen|HKscs|UniGB|UniCNS|Adobe-(?:GB1|CNS1)-UCS2)|^LICENSE$/;
  for (const name of fs.readdirSync(from))
    if (wanted.test(name) && !/UTF(?:8|32)/.test(name))
      fs.copyFileSync(path.join(from, name), path.join(to, name));
}

const started = Date.now();
copyCorpus();
copyCharacterTables();
for (const name of fs.readdirSync(dist)) if (name.endsWith('.cache')) fs.rmSync(path.join(dist, name));
if (watch) {
  for (const options of [...bundles, starter()]) await (await esbuild.context(options)).watch();
  fs.watch(path.join(root, 'corpus'), { recursive: true }, copyCorpus);
  console.log('watching; Ctrl+C ends it');
} else {
  // esbuild has said what is wrong and where
  const [, ...results] = await Promise.all([
    packCorpus(root, 'dist/corpus'),
    ...bundles.map((options) => esbuild.build(options)),
  ]).catch((error) => {
    if (!error.errors) console.error(error);
    process.exit(1);
  });
  inAscii('server.main.cjs');
  await esbuild.build(starter());
  await keepCompiled(root);
  fs.writeFileSync(
    path.join(dist, 'NOTICES.txt'),
    noticesOf(
      root,
      results.map(({ metafile }) => metafile),
    ),
  );
  fs.chmodSync(path.join(dist, 'cli.cjs'), 0o755);
  const kilobytes = (file) => `${Math.round(fs.statSync(path.join(dist, file)).size / 1024)} kB`;
  console.log(
    `built in ${Date.now() - started} ms: ` +
      ['client.js', 'server.main.cjs', 'server.web.js', 'cli.cjs']
        .map((file) => `${file} ${kilobytes(file)}`)
        .join(', '),
  );
}
