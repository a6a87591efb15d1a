import { execFileSync } from 'node:child_process';
import path from 'node:path';

/** These tests run what ships: the bundle, built from the sources as they are now. */
export default function buildOnce(): void {
  // `npm test` has just built it.
  if (process.env.VERBATIM_BUILT === '1') return;
  const root = path.resolve(import.meta.dirname, '../..');
  execFileSync(process.execPath, ['scripts/build.mjs'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}
