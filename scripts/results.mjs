// Every test runner says the same way how it went: on the terminal, and in out/results/<name>.json for `npm test`.
import * as fs from 'node:fs';
import * as path from 'node:path';

const folder = path.resolve(import.meta.dirname, '../out/results');

/**
 * @param {string} name
 * @param {{ name: string, state: 'passed' | 'failed' | 'skipped', message?: string, note?: string }[]} tests
 *   `note`: what should be known of a test that has passed
 * @param {string} [reason] why tests were skipped
 */
export function report(name, tests, reason) {
  const count = (state) => tests.filter((test) => test.state === state).length;
  const failures = tests
    .filter((test) => test.state === 'failed')
    .map((test) => ({ name: test.name, message: test.message ?? '' }));
  const summary = {
    passed: count('passed'),
    failed: count('failed'),
    skipped: count('skipped'),
    failures,
    notes: tests.flatMap(({ name: test, note }) => (note ? [{ name: test, note }] : [])),
    reason,
  };
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(path.join(folder, `${name}.json`), JSON.stringify(summary, null, 2) + '\n');
  for (const test of tests) {
    const sign = { passed: '✓', failed: '✗', skipped: '–' }[test.state];
    console.log(`  ${sign} ${test.name}`);
    if (test.state === 'failed') console.log((test.message ?? '').replace(/^/gm, '      '));
    if (test.note) console.log(test.note.replace(/^/gm, '      '));
  }
  if (reason) console.log(`${name}: skipped: ${reason}`);
  console.log(
    `${name}: ${summary.passed} passed, ${summary.failed} failed` +
      (summary.skipped ? `, ${summary.skipped} skipped` : ''),
  );
  return summary.failed === 0 ? 0 : 1;
}

/** The whole runner could not run here: one test, skipped, never passed. */
export function skip(name, reason) {
  return report(name, [{ name: `${name} tests`, state: 'skipped' }], reason);
}
