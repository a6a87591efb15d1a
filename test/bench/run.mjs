// Bundles the benchmark with the engine as it stands now, builds what ships, and runs it.
import * as esbuild from 'esbuild';
import { spawnSync } from 'node:child_process';
import * as path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');
const outfile = path.join(root, 'out/bench.mjs');
await esbuild.build({
  absWorkingDir: root,
  entryPoints: ['test/bench/main.ts'],
  outfile,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  mainFields: ['module', 'main'],
  external: ['fuse.js'],
  logLevel: 'warning',
  banner: {
    js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);",
  },
});
const flags = ['--expose-gc', '--max-old-space-size=8192'];
const { status } = spawnSync(process.execPath, [...flags, outfile, ...process.argv.slice(2)], {
  stdio: 'inherit',
  cwd: root,
  env: { ...process.env, VERBATIM_ROOT: root },
});
process.exitCode = status ?? 1;
