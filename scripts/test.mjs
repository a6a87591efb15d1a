// Runs everything there is to test and brings what it needs.
//   npm test                    everything
//   npm test -- unit cli        only these suites
// Ends with `N passed, N failed`, and how many were skipped where some were. A skipped test is never a passed one.
import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const results = path.join(root, 'out', 'results');
const VITEST_SUITES = ['unit', 'server', 'browser', 'cli', 'golden'];
/** Where a suite's tests lie, if not in the folder of its name: those of the server run on two hosts. */
const FOLDERS = { browser: 'server' };
// Each is an npm script `test:<name>` that leaves its counts in out/results/<name>.json.
const EDITOR_SUITES = ['editor', 'ui', 'web', 'vsix'];

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => ![...VITEST_SUITES, ...EDITOR_SUITES].includes(name));
if (unknown.length > 0) {
  console.error(
    `There is no suite ${unknown.join(', ')}: ${[...VITEST_SUITES, ...EDITOR_SUITES].join(', ')}.`,
  );
  process.exit(2);
}
const wanted = (name) => asked.length === 0 || asked.includes(name);
const run = (command, args, env = {}) =>
  spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...env },
    // npm is a script on Windows
    shell: process.platform === 'win32' && command === 'npm',
  }).status ?? 1;

/** @type {{ name: string, passed: number, failed: number, skipped: number, reason?: string }[]} */
const suites = [];

fs.rmSync(results, { recursive: true, force: true });
fs.mkdirSync(results, { recursive: true });

if (run(process.execPath, ['scripts/build.mjs']) !== 0) {
  console.error('The build failed, so nothing could be tested.');
  console.log('0 passed, 1 failed');
  process.exit(1);
}

const units = VITEST_SUITES.filter(wanted);
// The report does not tell apart what runs twice.
for (const names of [units.filter((name) => !(name in FOLDERS)), units.filter((name) => name in FOLDERS)])
  if (names.length > 0) runVitest(names);
for (const name of EDITOR_SUITES.filter(wanted)) runEditorSuite(name);

const width = Math.max(...suites.map(({ name }) => name.length));
console.log();
for (const { name, passed, failed, skipped, reason } of suites) {
  console.log(
    `${name.padEnd(width)}  ${counts(passed, failed, skipped)}` +
      (reason ? `  (${reason.split('\n')[0]})` : ''),
  );
}
const total = (key) => suites.reduce((sum, suite) => sum + suite[key], 0);
console.log(counts(total('passed'), total('failed'), total('skipped')));
process.exit(total('failed') > 0 || total('passed') === 0 ? 1 : 0);

function counts(passed, failed, skipped) {
  return `${passed} passed, ${failed} failed` + (skipped > 0 ? `, ${skipped} skipped` : '');
}

function runVitest(names) {
  const file = path.join(results, `vitest-${names.join('-')}.json`);
  const status = run(
    process.execPath,
    [
      path.join('node_modules', 'vitest', 'vitest.mjs'),
      'run',
      ...names.map((name) => `--project=${name}`),
      '--reporter=dot',
      '--reporter=json',
      `--outputFile.json=${file}`,
      '--passWithNoTests',
    ],
    { VERBATIM_BUILT: '1' },
  );
  const report = readJson(file);
  for (const name of names) {
    const suite = { name, passed: 0, failed: 0, skipped: 0 };
    for (const { name: testFile, status: fileStatus, assertionResults } of report?.testResults ?? []) {
      if (
        !path
          .relative(root, testFile)
          .replaceAll('\\', '/')
          .startsWith(`test/${FOLDERS[name] ?? name}/`)
      )
        continue;
      for (const { status: state } of assertionResults) {
        if (state === 'passed') suite.passed++;
        else if (state === 'failed') suite.failed++;
        else suite.skipped++;
      }
      // A file that cannot be loaded has no tests to count, and has failed all the same.
      if (fileStatus === 'failed' && !assertionResults.some(({ status: state }) => state === 'failed'))
        suite.failed++;
    }
    suites.push(suite);
  }
  if (status !== 0 && suites.every(({ failed }) => failed === 0))
    suites.push({ name: 'vitest', passed: 0, failed: 1, skipped: 0, reason: `ended with status ${status}` });
}

function runEditorSuite(name) {
  console.log(`\n${name}:`);
  const status = run('npm', ['run', '--silent', `test:${name}`]);
  const report = readJson(path.join(results, `${name}.json`));
  if (report === null)
    suites.push({ name, passed: 0, failed: 1, skipped: 0, reason: `no result; status ${status}` });
  else {
    const { passed, skipped, reason } = report;
    // A runner that died after its last test has failed too.
    const failed = report.failed === 0 && status !== 0 ? 1 : report.failed;
    suites.push({ name, passed, failed, skipped, reason });
  }
}

function readJson(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}
