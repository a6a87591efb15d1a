import { defineConfig } from 'vitest/config';

// One project a suite: `npm test` counts them apart, and only those that run the bundle build it.
const suite = (name, builds = false) => ({
  extends: true,
  test: {
    name,
    include: [`test/${name}/**/*.test.ts`],
    // Nothing here is timed: the limit only ends a test that hangs, on a machine however busy.
    testTimeout: 120_000,
    expect: { poll: { timeout: 60_000 } },
    ...(builds ? { globalSetup: ['test/cli/build-once.ts'] } : {}),
  },
});

/** What is about Node itself: its processes, and what it keeps on the disk. */
const ONLY_ON_NODE = ['hosts', 'kept-library', 'virtual-workspace'].map(
  (name) => `test/server/${name}.test.ts`,
);
/** The tests of the server once more, with the server as it is in a web worker. */
const browser = suite('browser');
Object.assign(browser.test, {
  include: ['test/server/**/*.test.ts'],
  exclude: ONLY_ON_NODE,
  env: { VERBATIM_HOST: 'browser' },
  execArgv: ['--conditions=browser'],
});
const conditions = ['browser', 'node', 'module', 'import', 'default'];
browser.ssr = { resolve: { conditions, externalConditions: conditions } };

export default defineConfig({
  test: {
    // What concerns every test where only those of a change are run: other dependencies. A change of package.json alone
    // is one of the manifest, whose test imports it.
    forceRerunTriggers: ['**/package-lock.json'],
    projects: [suite('unit'), suite('server'), browser, suite('cli', true), suite('golden', true)],
  },
});
