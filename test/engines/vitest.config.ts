import { defineConfig } from 'vitest/config';

/** Two engines at a time: each test file has a browser, a vault and two shops of its own. */
export default defineConfig({
  test: {
    dir: import.meta.dirname,
    include: ['*.test.ts'],
    reporters: ['verbose', ['json', { outputFile: 'test-results/engines.json' }]],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 40_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 8_000, interval: 50 } },
  },
});
