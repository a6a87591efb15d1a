// Brings classical Chinese texts for the examination: npm's chinese-poetry (MIT), unpacked into the git-ignored out/.
//   node test/accuracy/fetch-classical.mjs
// It is no dependency of the project: 350 MB, and only an examiner needs it.
import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';

const folder = path.resolve(import.meta.dirname, '../../out/classical');
if (fs.existsSync(path.join(folder, 'node_modules/chinese-poetry/dist'))) {
  console.log('chinese-poetry is here already');
} else {
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(path.join(folder, 'package.json'), '{ "private": true }\n');
  execFileSync('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', 'chinese-poetry@2.0.1'], {
    cwd: folder,
    stdio: 'inherit',
  });
}
