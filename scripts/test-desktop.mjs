// The same suite in a desktop VS Code, through @vscode/test-electron: the one named by VERBATIM_VSCODE, or the
// stable one, which is downloaded.
import { runTests } from '@vscode/test-electron';
import * as os from 'node:os';
import * as path from 'node:path';
import { buildSuite, FIXTURE, readTold } from './editor-suite.mjs';
import { report, skip } from './results.mjs';
import { copyOf, root } from './vscode.mjs';

const told = path.join(os.tmpdir(), `verbatim-desktop-${process.pid}.json`);
await import('./build.mjs');
const suite = await buildSuite();
const workspace = copyOf(FIXTURE);
let problem = null;
try {
  await runTests({
    vscodeExecutablePath: process.env.VERBATIM_VSCODE && path.resolve(process.env.VERBATIM_VSCODE),
    version: process.env.VERBATIM_VSCODE_VERSION ?? 'stable',
    extensionDevelopmentPath: root,
    extensionTestsPath: suite,
    launchArgs: [workspace.path, '--disable-extensions', '--disable-workspace-trust'],
    extensionTestsEnv: { VERBATIM_TEST_REPORT: told },
  });
} catch (error) {
  problem = error;
} finally {
  workspace.remove();
}
const tests = readTold(told);
const message = String(problem?.message ?? problem);
if (tests.length > 0) process.exit(report('desktop', tests));
if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ENETUNREACH|getaddrinfo|fetch/i.test(message))
  process.exit(skip('desktop', `no desktop VS Code could be downloaded (${message})`));
process.exit(report('desktop', [{ name: 'VS Code starts', state: 'failed', message }]));
