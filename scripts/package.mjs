// Makes verbatim-<version>.vsix: what .vscodeignore allows, and nothing else.
import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { createRequire } from 'node:module';

const root = path.resolve(import.meta.dirname, '..');
const LIMIT = 3 * 1024 * 1024;

/** Pictures that a page in the package shows and the package does not hold. */
export async function missingPictures() {
  const { listFiles, PackageManager } = createRequire(import.meta.url)('@vscode/vsce');
  const files = new Set(await listFiles({ cwd: root, packageManager: PackageManager.None }));
  const missing = [];
  for (const page of [...files].filter((name) => name.endsWith('.md') && !name.startsWith('dist/'))) {
    const text = fs.readFileSync(path.join(root, page), 'utf8');
    for (const [, target] of text.matchAll(/!\[[^\]]*\]\(([^)\s]+)\)/g)) {
      if (/^(https:|data:)/.test(target)) continue;
      const picture = path.posix.join(path.posix.dirname(page), target);
      if (!files.has(picture)) missing.push(`${page} shows ${picture}`);
    }
  }
  return missing;
}

/** Builds and packs; gives the .vsix file's path. */
export async function makePackage({ quiet = false } = {}) {
  await import('./build.mjs');
  const missing = await missingPictures();
  if (missing.length > 0)
    throw new Error(`.vscodeignore leaves out what a page shows:\n${missing.join('\n')}`);
  const { version } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
  const file = path.join(root, `verbatim-${version}.vsix`);
  const vsce = path.join(
    path.dirname(createRequire(import.meta.url).resolve('@vscode/vsce/package.json')),
    'vsce',
  );
  execFileSync(
    process.execPath,
    // everything is bundled, so node_modules is not looked at
    [
      vsce,
      'package',
      '--no-dependencies',
      '--allow-missing-repository',
      '--no-rewrite-relative-links',
      '--out',
      file,
    ],
    { cwd: root, stdio: ['ignore', quiet ? 'ignore' : 'inherit', 'inherit'] },
  );
  const { size } = fs.statSync(file);
  if (size > LIMIT) throw new Error(`${path.basename(file)} has ${size} bytes; more than 3 MB is too much`);
  return file;
}

if (process.argv[1] === import.meta.filename) await makePackage();
