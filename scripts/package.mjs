// Makes verbatim-<version>.vsix: what .vscodeignore allows, and nothing else.
import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';
import { createRequire } from 'node:module';

const root = path.resolve(import.meta.dirname, '..');
const LIMIT = 3 * 1024 * 1024;

/** Builds and packs; gives the .vsix file's path. */
export async function makePackage({ quiet = false } = {}) {
  await import('./build.mjs');
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
