// `npm test`: every check and every test, then what failed by name, and one line with the counts.
import { spawn } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { chromePath } from '../test/browser/chrome-path.js';
import { SECURITY_TESTS } from '../test/security-tests.ts';
import {
  browserFiles,
  browserOutcome,
  filesToRepeat,
  type Outcome,
  playwrightOutcome,
  vitestOutcome,
} from './test-results.ts';

const results = new URL('../test-results/', import.meta.url);

function run(command: string, args: readonly string[]): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      stdio: ['ignore', 'inherit', 'inherit'],
      shell: process.platform === 'win32',
    });
    child.on('error', () => resolve(false));
    child.on('exit', (code) => resolve(code === 0));
  });
}

/** A run that ended badly without a failed test, or that ran nothing, counts as one failure. */
function settle(name: string, ok: boolean, outcome: Outcome): Outcome {
  const isSilentFailure = outcome.failed.length === 0 && (!ok || outcome.passed === 0);
  return isSilentFailure ? { ...outcome, failed: [name] } : outcome;
}

const times: string[] = [];

/** Runs one part under its name, and keeps how long it took. */
async function timed(name: string, command: string, args: readonly string[]): Promise<boolean> {
  process.stdout.write(`\n— ${name}\n`);
  const started = performance.now();
  const ok = await run(command, args);
  times.push(`${name} ${Math.round((performance.now() - started) / 1000)} s`);
  return ok;
}

async function check(name: string, command: string, ...args: string[]): Promise<Outcome> {
  const ok = await timed(name, command, args);
  return { passed: ok ? 1 : 0, failed: ok ? [] : [name], unsteady: [] };
}

async function suite(name: string, read: () => Outcome, command: string, ...args: string[]): Promise<Outcome> {
  const ok = await timed(name, command, args);
  return settle(name, ok, read());
}

/**
 * Two browsers on two cores lose a key or a second now and then: a file that failed is run once more, alone. Tests of
 * security are not.
 */
async function browserTests(): Promise<Outcome> {
  const attempt = (...files: string[]) =>
    timed('browser tests', 'wtr', ['--config', 'test/web-test-runner.config.js', ...files]);
  const ok = await attempt();
  const first = browserFiles();
  const broken = filesToRepeat(first, SECURITY_TESTS);
  if (broken.length === 0) return settle('browser tests', ok, browserOutcome(first, []));
  const okAgain = await attempt('--concurrency', '1', '--files', ...broken);
  return settle('browser tests', okAgain, browserOutcome(first, browserFiles()));
}

// All that the engines are asked takes too long beside everything else: `npm run test:engines` asks it.
process.env['INLAY_TEST_ENGINES_CORE'] = 'yes';
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });
if (!(await chromePath())) await run('playwright', ['install', 'chromium']);

const outcomes = [
  await check('types', 'tsc', '-b'),
  await check('lint', 'oxlint', '--type-aware', 'packages', 'demo', 'test', 'bench', 'scripts'),
  await check('format', 'biome', 'format', '.'),
  await suite('unit tests', () => vitestOutcome('unit.json'), 'vitest', 'run'),
  await browserTests(),
  await suite('end to end tests', playwrightOutcome, 'playwright', 'test', '--config', 'test/playwright.config.ts'),
  await suite('three engines, the core', () => vitestOutcome('engines.json'), 'node', 'test/engines/main.ts'),
];
const passed = outcomes.reduce((sum, outcome) => sum + outcome.passed, 0);
const failed = outcomes.flatMap((outcome) => outcome.failed);
const unsteady = outcomes.flatMap((outcome) => outcome.unsteady);
const summary = `${passed} passed, ${failed.length} failed`;
writeFileSync(new URL('summary.txt', results), `${summary}\n`);
process.stdout.write(`\n${times.join(', ')}\n`);
for (const name of unsteady) process.stdout.write(`passed when it was tried again: ${name}\n`);
for (const name of failed) process.stdout.write(`failed: ${name}\n`);
process.stdout.write(`${summary}\n`);
process.exitCode = failed.length === 0 ? 0 : 1;
