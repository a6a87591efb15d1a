#!/usr/bin/env node
// The suite inside the extension host of a real VS Code, on the sources as built.
// Takes the arguments of the VS Code desktop executable too, so that @vscode/test-electron can be given this file:
//   VERBATIM_VSCODE=scripts/test-editor.mjs npm run test:desktop
import { appendFileSync } from 'node:fs';
import { buildSuite, runSuite } from './editor-suite.mjs';
import { report, skip } from './results.mjs';
import { whyNoEditor } from './vscode.mjs';

const argument = (name) => process.argv.find((a) => a.startsWith(`--${name}=`))?.slice(name.length + 3);
const asDesktop = argument('extensionTestsPath') !== undefined;

const reason = whyNoEditor();
if (reason) process.exit(skip('editor', reason));
if (!asDesktop) {
  await import('./build.mjs');
  await buildSuite();
}
const { tests } = await runSuite({
  development: argument('extensionDevelopmentPath'),
  suite: argument('extensionTestsPath'),
  folder: asDesktop ? process.argv.slice(2).find((a) => !a.startsWith('-')) : undefined,
  locale: argument('locale'),
});
if (asDesktop) {
  // scripts/test-desktop.mjs reads this and reports
  const lines = tests.map((test) => `${JSON.stringify(test)}\n`);
  if (process.env.VERBATIM_TEST_REPORT) appendFileSync(process.env.VERBATIM_TEST_REPORT, lines.join(''));
  process.exit(tests.some(({ state }) => state === 'failed') ? 1 : 0);
}
process.exit(report('editor', tests));
