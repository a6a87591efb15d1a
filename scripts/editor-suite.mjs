// Runs the suite of test/editor/suite inside the extension host of a real VS Code.
import * as esbuild from 'esbuild';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { format } from 'node:util';
import { copyOf, root, startBrowser, startVSCode } from './vscode.mjs';

const SUITE = 'suite';
const builtAt = (name) => path.join(root, 'out/editor', name, 'index.cjs');
export const FIXTURE = path.join(root, 'test/editor/fixture');

/** Compiles a suite of test/editor: one file a test file, as Mocha wants them. Gives its entry point. */
export async function buildSuite(name = SUITE) {
  const entry = builtAt(name);
  const from = path.join(root, 'test/editor', name);
  const to = path.dirname(entry);
  fs.rmSync(to, { recursive: true, force: true });
  const tests = fs.readdirSync(from).filter((file) => file.endsWith('.test.ts'));
  await esbuild.build({
    entryPoints: [
      path.join(root, 'test/editor/suite/index.ts'),
      ...tests.map((file) => path.join(from, file)),
    ],
    entryNames: '[name]',
    outdir: to,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    external: ['vscode', 'mocha'],
    sourcemap: 'inline',
    logLevel: 'warning',
  });
  return entry;
}

/**
 * @param {{ vsix?: string, locale?: string, development?: string, suite?: string, folder?: string, fixture?: string, opened?: string, trusted?: boolean, settings?: object, seconds?: number }} options
 *   `fixture`: a folder whose copy is opened, or of which `opened`, a folder or workspace file in it;
 *   `vsix` is installed first; `development` is then an empty extension, since tests need one under development
 * @returns {Promise<{ tests: { name: string, state: string, message?: string }[] }>}
 */
export async function runSuite({
  vsix,
  locale,
  development = root,
  suite = builtAt(SUITE),
  folder,
  fixture = FIXTURE,
  opened = '',
  trusted = true,
  settings = {},
  seconds = 240,
} = {}) {
  const told = path.join(os.tmpdir(), `verbatim-suite-${process.pid}-${Date.now()}.json`);
  const workspace = folder ? { path: path.resolve(folder), remove() {} } : copyOf(fixture);
  const lines = [];
  let failure = null;
  const vscode = await startVSCode({
    vsix,
    locale,
    env: { VERBATIM_TEST_REPORT: told, VERBATIM_TEST_LANGUAGE: locale ?? 'en' },
    settings: { 'editor.wordWrap': 'on', ...settings },
    trusted,
  });
  const browser = await startBrowser();
  let timer;
  try {
    const { page } = browser;
    const finished = new Promise((resolve, reject) => {
      // VS Code calls these two when tests run in it: every line of the console, and the end
      void page.exposeFunction('codeAutomationLog', (type, args) => {
        lines.push(`${type}: ${format(...args)}`);
        if (process.env.VERBOSE) console.error(lines.at(-1));
      });
      void page.exposeFunction('codeAutomationExit', resolve);
      page.on('crash', () => reject(new Error('the page crashed')));
      timer = setTimeout(() => reject(new Error(`no result after ${seconds} s`)), seconds * 1000);
    });
    await page.goto(
      vscode.url(path.join(workspace.path, opened), [
        ['extensionDevelopmentPath', vscode.remote(development)],
        ['extensionTestsPath', vscode.remote(suite)],
      ]),
    );
    await finished;
  } catch (error) {
    failure = error;
    fs.mkdirSync(path.join(root, 'out'), { recursive: true });
    await browser.page.screenshot({ path: path.join(root, 'out/editor-failure.png') }).catch(() => {});
  } finally {
    clearTimeout(timer);
    await browser.stop();
    await vscode.stop();
    workspace.remove();
  }
  const tests = readTold(told);
  if (failure || tests.length === 0)
    tests.push({
      name: 'the suite ran to its end',
      state: 'failed',
      message: [
        failure?.stack ?? 'it told of no test',
        ...lines.filter(isTelling).slice(-40),
        vscode.log().slice(-2000),
      ].join('\n'),
    });
  return { tests };
}

/** What the suite has written, test by test. */
export function readTold(file) {
  const text = fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '';
  fs.rmSync(file, { force: true });
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}

/** VS Code without a network complains of many things that mean nothing here. */
const isTelling = (line) => !/github|open-vsx|ServiceWorker|Creating a socket|static\/out\/vs/.test(line);
