#!/usr/bin/env node
// The suites inside the extension host of a real VS Code, on the sources as built.
//   node scripts/test-editor.mjs [--window=folder|roots|untrusted]
// Takes the arguments of the VS Code desktop executable too, so that @vscode/test-electron can be given this file:
//   VERBATIM_VSCODE=scripts/test-editor.mjs npm run test:desktop
import { appendFileSync } from 'node:fs';
import * as path from 'node:path';
import { buildSuite, runSuite } from './editor-suite.mjs';
import { report, skip } from './results.mjs';
import { root, whyNoEditor } from './vscode.mjs';

const argument = (name) => process.argv.find((a) => a.startsWith(`--${name}=`))?.slice(name.length + 3);
const asDesktop = argument('extensionTestsPath') !== undefined;
const wanted = argument('window');

const reason = whyNoEditor();
if (reason) process.exit(skip('editor', reason));
if (asDesktop) {
  const { tests } = await runSuite({
    development: argument('extensionDevelopmentPath'),
    suite: argument('extensionTestsPath'),
    folder: process.argv.slice(2).find((a) => !a.startsWith('-')),
    locale: argument('locale'),
  });
  // scripts/test-desktop.mjs reads this and reports
  const lines = tests.map((test) => `${JSON.stringify(test)}\n`);
  if (process.env.VERBATIM_TEST_REPORT) appendFileSync(process.env.VERBATIM_TEST_REPORT, lines.join(''));
  process.exit(tests.some(({ state }) => state === 'failed') ? 1 : 0);
}

const fixture = (name) => path.join(root, 'test/editor', name);
/** Each has a window of its own, since it is about the window. */
const WINDOWS = {
  folder: async () => runSuite({ suite: await buildSuite(), locale: argument('locale') }),
  // a workspace of two folders, and a long session in it
  roots: async () =>
    runSuite({
      suite: await buildSuite('roots'),
      fixture: fixture('fixture-roots'),
      opened: 'two.code-workspace',
      seconds: 300 + Number(process.env.VERBATIM_SESSION_SECONDS ?? 0),
    }),
  // a folder that nobody has said may be trusted
  untrusted: async () =>
    runSuite({
      suite: await buildSuite('untrusted'),
      fixture: fixture('fixture-roots'),
      opened: '乙',
      trusted: false,
      settings: {
        'security.workspace.trust.startupPrompt': 'never',
        'security.workspace.trust.banner': 'never',
      },
    }),
};

await import('./build.mjs');
const tests = [];
for (const [name, run] of Object.entries(WINDOWS))
  if (!wanted || wanted === name) tests.push(...(await run()).tests);
process.exit(report('editor', tests));
