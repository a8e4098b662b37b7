import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/**
 * The most sleeps in tests. Tests wait for conditions; they sleep only if something must not happen, or if time itself
 * matters.
 */
const ALLOWED = 88;

const SLEEP =
  /\bwaitForTimeout\(|await new Promise(?:<\w+>)?\(\((\w+)\) => setTimeout\(\1, [^)]+\)\)|await (?:after|sleep|pause|delay|whileNothingHappens|afterImpatience)\(/;

/** A loop that polls a condition. */
const POLL = /\bwhile \(|\b(?:tries|left|attempt)\b/;

/** The name of such a sleep contains its reason. */
const NAMED = /\b(?:whileNothingHappens|afterImpatience)\(/;

interface Sleep {
  readonly path: string;
  readonly line: number;
  readonly isExplained: boolean;
}

function sleepsIn(path: string, text: string): readonly Sleep[] {
  const lines = text.split('\n');
  return lines.flatMap((line, index) => {
    const before = lines.slice(Math.max(0, index - 4), index);
    const above = before.at(-1) ?? '';
    if (!SLEEP.test(line) || /^export .*function/.test(above)) return [];
    if ([...before, line].some((near) => POLL.test(near))) return [];
    return [{ path, line: index + 1, isExplained: NAMED.test(line) || /^\s*\/\/ [A-Z]/.test(above) }];
  });
}

const files = globSync(
  ['packages/*/src/**/*.{test,test-support}.ts', 'demo/**/*.{test,test-support}.ts', 'test/**/*.{ts,js}'],
  { cwd: ROOT, exclude: (name) => name === 'node_modules' || name === 'dist' },
).filter((path) => !path.endsWith('fixed-sleeps.test.ts'));
const sleeps = files.flatMap((path) => sleepsIn(path, readFileSync(`${ROOT}${path}`, 'utf8')));

test('a test that sleeps explains why it cannot wait for a condition', () => {
  expect(files.length).toBeGreaterThan(100);
  expect(sleeps.filter(({ isExplained }) => !isExplained)).toEqual([]);
});

test('the number of sleeps does not grow', () => {
  expect(sleeps.length).toBeLessThanOrEqual(ALLOWED);
});

test.each([
  ['  await page.waitForTimeout(200);', [1]],
  ['  await new Promise((resolve) => setTimeout(resolve, 200));', [1]],
  ['  await new Promise<void>((resolve) => setTimeout(resolve, delay));', [1]],
  ['  await after(100);', [1]],
  ['  await new Promise((resolve) => setTimeout(resolve));', []],
  ['  while (!isSo()) {\n    await new Promise((resolve) => setTimeout(resolve, 10));', []],
  ['  await whileNothingHappens(200);', []],
  ['  // It must not come.\n  await after(100);', []],
])('%j sleeps without a word in the lines %j', (text, lines) => {
  expect(
    sleepsIn('', text)
      .filter(({ isExplained }) => !isExplained)
      .map(({ line }) => line),
  ).toEqual(lines);
});
