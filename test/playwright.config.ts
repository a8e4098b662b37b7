import { defineConfig } from '@playwright/test';
import { BROWSER_ARGS, chromePath } from './browser/chrome-path.js';
import { SECURITY_TESTS } from './security-tests.ts';

const executablePath = await chromePath();

const SECURITY = SECURITY_TESTS.filter((path) => path.endsWith('.spec.ts'));

/** Two sites: the vault on 127.0.0.1 and the shop on localhost. Each worker starts its own pair, see `e2e/site.ts`; `frameworks` builds its own shops. */
export default defineConfig({
  testDir: '.',
  projects: [
    { name: 'security', testMatch: [...SECURITY], retries: 0 },
    // A browser that does not end in time is tried again; a fault stays.
    {
      name: 'shop',
      testMatch: ['e2e/**/*.spec.ts', 'frameworks/**/*.spec.ts'],
      testIgnore: [...SECURITY],
      retries: 2,
    },
  ],
  outputDir: '../test-results/e2e',
  workers: 2,
  timeout: 45_000,
  expect: { timeout: 10_000 },
  forbidOnly: true,
  reporter: [['list'], ['json', { outputFile: '../test-results/e2e.json' }]],
  use: {
    browserName: 'chromium',
    trace: 'off',
    launchOptions: { ...(executablePath === undefined ? {} : { executablePath }), args: [...BROWSER_ARGS] },
  },
});
