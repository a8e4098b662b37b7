import { defineConfig } from 'vitest/config';

/** Two engines at a time: each test file has a browser, a vault and two shops of its own. */
export default defineConfig({
  test: {
    dir: import.meta.dirname,
    include: ['*.test.ts'],
    reporters: ['verbose', ['json', { outputFile: 'test-results/engines.json' }]],
    // A file whose engine is not there has none, and says so.
    passWithNoTests: true,
    pool: 'forks',
    maxWorkers: 2,
    // Three browsers and their drivers share two processors: what fails by a race of theirs is tried again, a fault stays.
    retry: 2,
    testTimeout: 40_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 8_000, interval: 50 } },
  },
});
