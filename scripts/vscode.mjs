// A real VS Code: its server on a free port with a fresh profile, to be opened in a browser.
import { execFileSync, spawn } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { cannotPrepareVSCode, prepareVSCode, root } from './prepare-vscode.mjs';
import { prepareBrowser, startBrowser } from './chromium.mjs';

export { root };

/** Settings that keep the window quiet: no chat, no welcome page, no network. */
export const QUIET = {
  'chat.disableAIFeatures': true,
  'workbench.startupEditor': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.tips.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'git.enabled': false,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'editor.fontFamily': "'Noto Sans Mono CJK SC', monospace",
  'workbench.colorTheme': 'Default Light Modern',
};

/** Why there can be no editor tests on this machine; null when there can. */
export function whyNoEditor() {
  return cannotPrepareVSCode() ?? prepareBrowser().reason;
}

/**
 * Starts the VS Code server; resolves once it listens. With `locale` the window speaks that language as far as
 * extensions do: the workbench's own words stay English, since its language packs are only on the Marketplace.
 * @param {{ settings?: object, env?: Record<string, string>, vsix?: string, locale?: string, port?: number, token?: string, person?: boolean, trusted?: boolean }} options
 *   `token`: what the address must carry; `person`: somebody looks at the window, and it is no test: messages pop up,
 *   and extensions under development are not loaded; not `trusted`: nobody has said that the folder may be trusted
 */
export async function startVSCode({
  settings = {},
  env = {},
  vsix,
  locale,
  port: wanted = 0,
  token,
  person = false,
  trusted = true,
} = {}) {
  const { server, node } = prepareVSCode();
  const home = fs.mkdtempSync(path.join(os.tmpdir(), 'vscode-'));
  const write = (file, value) => {
    fs.mkdirSync(path.dirname(path.join(home, file)), { recursive: true });
    fs.writeFileSync(path.join(home, file), JSON.stringify(value));
  };
  write('data/User/settings.json', { ...QUIET, ...settings });
  if (locale) {
    write('data/empty.i18n.json', { version: '1.0.0', contents: {} });
    write('data/languagepacks.json', {
      [locale]: {
        hash: 'verbatim-tests',
        extensions: [{ extensionIdentifier: { id: 'verbatim.no-language-pack' }, version: '1.0.0' }],
        translations: { vscode: path.join(home, 'data/empty.i18n.json') },
        label: locale,
      },
    });
  }
  const sockets = path.join(home, 't'); // a socket's path may have 108 bytes at most
  fs.mkdirSync(sockets);
  const common = ['--accept-server-license-terms', '--server-data-dir', home];
  if (vsix)
    execFileSync(node, [server, ...common, '--install-extension', path.resolve(vsix), '--force'], {
      stdio: ['ignore', 'ignore', 'inherit'],
    });
  const child = spawn(
    node,
    [
      server,
      ...common,
      ...['--host', '127.0.0.1', '--port', String(wanted), '--telemetry-level', 'off'],
      ...(token ? ['--connection-token', token] : ['--without-connection-token']),
      ...(trusted ? ['--disable-workspace-trust'] : []),
      // without this VS Code ignores what the address says about extensions and tests; with it no message pops up
      ...(person ? [] : ['--enable-smoke-test-driver']),
      ...(locale ? ['--locale', locale] : []),
    ],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, TMPDIR: sockets, XDG_RUNTIME_DIR: sockets, ...env },
    },
  );
  let log = '';
  const port = await new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`VS Code did not start in 60 s:\n${log}`)), 60_000);
    const read = (data) => {
      log += data;
      const listening = /Extension host agent listening on (\d+)/.exec(log);
      if (!listening) return;
      clearTimeout(timer);
      resolve(Number(listening[1]));
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('exit', (code) => {
      clearTimeout(timer);
      reject(new Error(`VS Code ended with ${code}:\n${log}`));
    });
  });
  return {
    port,
    exited: new Promise((resolve) => child.once('exit', resolve)),
    log: () => log,
    /** The address of a file of this machine inside the window. */
    remote: (file) => `vscode-remote://127.0.0.1:${port}${encodeURI(file)}`,
    /** The address of the window. @param {string} opened a folder or a workspace file @param {[string, string][]} payload */
    url(opened, payload = []) {
      const url = new URL(`http://127.0.0.1:${port}/`);
      if (token) url.searchParams.set('tkn', token);
      url.searchParams.set(opened.endsWith('.code-workspace') ? 'workspace' : 'folder', opened);
      url.searchParams.set('payload', JSON.stringify([...payload, ['skipWelcome', 'true']]));
      return url.href;
    },
    async stop() {
      if (child.exitCode === null) {
        const gone = new Promise((resolve) => child.once('exit', resolve));
        child.kill('SIGTERM');
        const timer = setTimeout(() => child.kill('SIGKILL'), 5000);
        await gone;
        clearTimeout(timer);
      }
      // the extension host outlives the server by a moment and makes its folders anew
      for (let i = 0; i < 4; i++) {
        fs.rmSync(home, { recursive: true, force: true, maxRetries: 5 });
        await new Promise((resolve) => setTimeout(resolve, 500));
        if (!fs.existsSync(home)) break;
      }
    },
  };
}

/** A copy of a folder that tests may write to. */
export function copyOf(folder) {
  const copy = fs.mkdtempSync(path.join(os.tmpdir(), 'verbatim-workspace-'));
  fs.cpSync(folder, copy, { recursive: true });
  return { path: copy, remove: () => fs.rmSync(copy, { recursive: true, force: true, maxRetries: 5 }) };
}

export { startBrowser };
