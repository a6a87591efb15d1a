// Opens a real VS Code on samples/ with Verbatim running from this folder: the desktop one where there is one,
// else VS Code in the browser.
//   npm run editor [-- --browser] [--locale=zh-cn] [--port=8123] [FOLDER]
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { parseArgs } from 'node:util';
import { openForPerson } from './chromium.mjs';
import { makePackage } from './package.mjs';
import { cannotPrepareVSCode } from './prepare-vscode.mjs';
import { root, startVSCode } from './vscode.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { browser: { type: 'boolean' }, locale: { type: 'string' }, port: { type: 'string' } },
});
const folder = path.resolve(positionals[0] ?? path.join(root, 'samples'));
const draft = path.join(folder, 'draft.md');
const files = fs.existsSync(draft) ? [draft] : [];
const spoken = process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || '';
const locale = values.locale ?? (/^zh/i.test(spoken) ? 'zh-cn' : undefined);

// as root the desktop VS Code refuses to start
if (!values.browser && process.getuid?.() !== 0 && (await openDesktop())) {
  console.log(`VS Code opens ${folder} with Verbatim.`);
} else {
  const reason = cannotPrepareVSCode();
  if (reason) {
    console.error(reason);
    process.exit(2);
  }
  const vscode = await startVSCode({
    locale,
    person: true,
    vsix: await makePackage({ quiet: true }),
    port: Number(values.port ?? 0),
    token: randomBytes(12).toString('hex'),
    settings: {
      'editor.wordWrap': 'on',
      // measures 汉字 instead of guessing how wide they are
      'editor.wrappingStrategy': 'advanced',
      'editor.minimap.enabled': false,
      'editor.fontSize': 15,
    },
  });
  const url = vscode.url(
    folder,
    files.map((file) => ['openFile', vscode.remote(file)]),
  );
  console.log(`VS Code with Verbatim is open on ${folder}:\n\n  ${url}\n`);
  console.log(
    openForPerson(url)
      ? 'Ctrl+C ends it.'
      : 'Open this address in a browser on this machine. Ctrl+C ends it.',
  );
  const end = () => void vscode.stop().then(() => process.exit(0));
  process.once('SIGINT', end);
  process.once('SIGTERM', end);
  await vscode.exited;
}

async function openDesktop() {
  if (spawnSync('code', ['--version'], { stdio: 'ignore', shell: process.platform === 'win32' }).status !== 0)
    return false;
  await import('./build.mjs');
  const { status } = spawnSync(
    'code',
    ['--new-window', `--extensionDevelopmentPath=${root}`, folder, ...files],
    {
      stdio: ['ignore', 'ignore', 'inherit'],
      shell: process.platform === 'win32',
    },
  );
  return status === 0;
}
