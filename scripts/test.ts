// `npm test`: every check and every test, then one line with the counts.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { chromePath } from '../test/browser/chrome-path.js';

interface Count {
  passed: number;
  failed: number;
}

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
function settle(ok: boolean, count: Count): Count {
  const isSilentFailure = count.failed === 0 && (!ok || count.passed === 0);
  return isSilentFailure ? { ...count, failed: 1 } : count;
}

function readResult(file: string): Record<string, unknown> {
  const path = new URL(file, results);
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {};
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

async function check(name: string, command: string, ...args: string[]): Promise<Count> {
  const ok = await timed(name, command, args);
  return { passed: ok ? 1 : 0, failed: ok ? 0 : 1 };
}

async function suite(name: string, read: () => Count, command: string, ...args: string[]): Promise<Count> {
  const ok = await timed(name, command, args);
  return settle(ok, read());
}

function vitestCount(file: string): Count {
  const { numPassedTests: passed = 0, numFailedTests: failed = 0 } = readResult(file) as Record<string, number>;
  return { passed, failed };
}

function browserCount(): Count {
  const { passed = 0, failed = 0 } = readResult('browser.json') as Record<string, number>;
  return { passed, failed };
}

function endToEndCount(): Count {
  const { stats = {} } = readResult('e2e.json') as {
    stats?: { expected?: number; unexpected?: number };
  };
  return { passed: stats.expected ?? 0, failed: stats.unexpected ?? 0 };
}

// All that the engines are asked takes too long beside everything else: `npm run test:engines` asks it.
process.env['INLAY_TEST_ENGINES_CORE'] = 'yes';
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });
if (!(await chromePath())) await run('playwright', ['install', 'chromium']);

const counts = [
  await check('types', 'tsc', '-b'),
  await check('lint', 'oxlint', '--type-aware', 'packages', 'demo', 'test', 'bench', 'scripts'),
  await check('format', 'biome', 'format', '.'),
  await suite('unit tests', () => vitestCount('unit.json'), 'vitest', 'run'),
  await suite('browser tests', browserCount, 'wtr', '--config', 'test/web-test-runner.config.js'),
  await suite('end to end tests', endToEndCount, 'playwright', 'test', '--config', 'test/playwright.config.ts'),
  await suite('three engines, the core', () => vitestCount('engines.json'), 'node', 'test/engines/main.ts'),
];
const passed = counts.reduce((sum, count) => sum + count.passed, 0);
const failed = counts.reduce((sum, count) => sum + count.failed, 0);
const summary = `${passed} passed, ${failed} failed`;
writeFileSync(new URL('summary.txt', results), `${summary}\n`);
process.stdout.write(`\n${times.join(', ')}\n${summary}\n`);
process.exitCode = failed === 0 ? 0 : 1;
