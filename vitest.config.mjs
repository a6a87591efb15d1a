import { defineConfig } from 'vitest/config';

// One project a suite: `npm test` counts them apart, and only those that run the bundle build it.
const suite = (name, builds = false) => ({
  extends: true,
  test: {
    name,
    include: [`test/${name}/**/*.test.ts`],
    // Nothing here is timed: the limit only ends a test that hangs, on a machine however busy.
    testTimeout: 120_000,
    ...(builds ? { globalSetup: ['test/cli/build-once.ts'] } : {}),
  },
});

export default defineConfig({
  test: {
    // What concerns every test where only those of a change are run: other dependencies. A change of package.json alone
    // is one of the manifest, whose test imports it.
    forceRerunTriggers: ['**/package-lock.json'],
    projects: [suite('unit'), suite('server'), suite('cli', true), suite('golden', true)],
  },
});
