import { readdirSync, writeFileSync } from 'node:fs';
import * as path from 'node:path';
import Mocha from 'mocha';

interface Told {
  readonly name: string;
  readonly state: 'passed' | 'failed' | 'skipped';
  readonly message?: string;
}

/** The contract of `extensionTestsPath`: runs inside the extension host, here and under @vscode/test-electron. */
export function run(): Promise<void> {
  const mocha = new Mocha({ ui: 'tdd', timeout: 30_000, color: false, forbidOnly: Boolean(process.env.CI) });
  for (const file of readdirSync(__dirname).filter((name) => name.endsWith('.test.cjs')))
    mocha.addFile(path.join(__dirname, file));
  const told: Told[] = [];
  return new Promise((resolve, reject) => {
    const runner = mocha.run((failures) => {
      if (process.env.VERBATIM_TEST_REPORT)
        writeFileSync(process.env.VERBATIM_TEST_REPORT, JSON.stringify(told));
      if (failures > 0) reject(new Error(`${failures} failed`));
      else resolve();
    });
    runner.on('pass', (test) => told.push({ name: test.fullTitle(), state: 'passed' }));
    runner.on('pending', (test) => told.push({ name: test.fullTitle(), state: 'skipped' }));
    runner.on('fail', (test, error: Error) =>
      told.push({ name: test.fullTitle(), state: 'failed', message: error.stack ?? error.message }),
    );
  });
}
