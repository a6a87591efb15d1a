// The same suite on the packaged extension, installed, in a window that speaks Chinese.
import * as path from 'node:path';
import { buildSuite, runSuite } from './editor-suite.mjs';
import { makePackage } from './package.mjs';
import { report, skip } from './results.mjs';
import { root, whyNoEditor } from './vscode.mjs';

const reason = whyNoEditor();
if (reason) process.exit(skip('vsix', reason));
const vsix = await makePackage();
await buildSuite();
const { tests } = await runSuite({ vsix, locale: 'zh-cn', development: path.join(root, 'test/editor/host') });
process.exit(report('vsix', tests));
