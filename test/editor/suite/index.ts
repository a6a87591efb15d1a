import { appendFileSync, readdirSync } from 'node:fs';
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
  // one line a test, at once: a suite that hangs has told of what came before
  const tell = (told: Told): void => {
    if (process.env.VERBATIM_TEST_REPORT)
      appendFileSync(process.env.VERBATIM_TEST_REPORT, `${JSON.stringify(told)}\n`);
  };
  return new Promise((resolve, reject) => {
    const runner = mocha.run((failures) => {
      if (failures > 0) reject(new Error(`${failures} failed`));
      else resolve();
    });
    runner.on('pass', (test) => tell({ name: test.fullTitle(), state: 'passed' }));
    runner.on('pending', (test) => tell({ name: test.fullTitle(), state: 'skipped' }));
    runner.on('fail', (test, error: Error) =>
      tell({ name: test.fullTitle(), state: 'failed', message: error.stack ?? error.message }),
    );
  });
}
