// Tests that need a browser: `packages/*/src/**/*.browser.test.ts`, in Chromium, from http://localhost.
import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { defaultReporter } from '@web/test-runner';
import { playwrightLauncher } from '@web/test-runner-playwright';
import { anyPage } from './browser/any-page.js';
import { BROWSER_ARGS, chromePath } from './browser/chrome-path.js';
import { commonjs } from './browser/commonjs.js';
import { devVault } from './browser/dev-vault.js';
import { frameVault } from './browser/frame-vault.js';
import { resultsReporter } from './browser/results-reporter.js';
import { staleVault } from './browser/stale-vault.js';
import { troubledVault } from './browser/troubled-vault.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const executablePath = await chromePath();

export default {
  rootDir: root,
  files: [`${root}packages/*/src/**/*.browser.test.ts`],
  hostname: 'localhost',
  nodeResolve: true,
  concurrency: 2,
  testsFinishTimeout: 120_000,
  testFramework: { config: { ui: 'tdd', timeout: 15_000 } },
  plugins: [
    commonjs('card-validator', `${root}packages/validators/src/index.ts`),
    devVault(),
    frameVault(),
    staleVault(),
    troubledVault(),
    anyPage(),
    esbuildPlugin({ ts: true, target: 'es2022' }),
  ],
  browsers: [
    playwrightLauncher({
      product: 'chromium',
      launchOptions: { args: BROWSER_ARGS, ...(executablePath && { executablePath }) },
    }),
  ],
  reporters: [defaultReporter(), resultsReporter(new URL('../test-results/browser.json', import.meta.url), root)],
};
