// What the test runners wrote of their runs, read into one shape.
import { existsSync, readFileSync } from 'node:fs';

/** What one suite came to: how many tests passed, and the names of those that failed, or passed once they were tried again, as far as the runner tells. */
export interface Outcome {
  readonly passed: number;
  readonly failed: readonly string[];
  readonly unsteady: readonly string[];
}

const results = new URL('../test-results/', import.meta.url);

function read(file: string): unknown {
  const path = new URL(file, results);
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {};
}

interface VitestFile {
  readonly name: string;
  readonly status: string;
  readonly message?: string;
  readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[];
}

/** The outcome that vitest wrote. A test file that broke before its first test is one failure. */
export function vitestOutcome(file: string): Outcome {
  const { testResults = [] } = read(file) as { testResults?: readonly VitestFile[] };
  const failed: string[] = [];
  let passed = 0;
  for (const { name, status, message, assertionResults } of testResults) {
    const bad = assertionResults.filter((test) => test.status === 'failed');
    passed += assertionResults.filter((test) => test.status === 'passed').length;
    failed.push(...bad.map((test) => `${name} › ${test.fullName}`));
    if (status === 'failed' && bad.length === 0) failed.push(`${name}: ${message ?? 'broken'}`);
  }
  return { passed, failed, unsteady: [] };
}

/** What `test/browser/results-reporter.js` wrote of each test file. */
export interface BrowserFile {
  readonly file: string;
  readonly passed: number;
  readonly failed: readonly string[];
}

export function browserFiles(): readonly BrowserFile[] {
  const files = read('browser.json');
  return Array.isArray(files) ? files : [];
}

/**
 * Picks the files of a first run that failed and may be run once more.
 *
 * @param never those that may not
 */
export function filesToRepeat(first: readonly BrowserFile[], never: readonly string[]): readonly string[] {
  return first.filter(({ file, failed }) => failed.length > 0 && !never.includes(file)).map(({ file }) => file);
}

/** The outcome of a first run, and of a second run of the files that failed in it. */
export function browserOutcome(first: readonly BrowserFile[], second: readonly BrowserFile[]): Outcome {
  const again = new Map(second.map((file) => [file.file, file]));
  const last = first.map((file) => again.get(file.file) ?? file);
  const named = ({ file, failed }: BrowserFile) => failed.map((test) => `${file} › ${test}`);
  return {
    passed: last.reduce((sum, file) => sum + file.passed, 0),
    failed: last.flatMap(named),
    unsteady: first.filter(({ file }) => again.get(file)?.failed.length === 0).flatMap(named),
  };
}

interface PlaywrightSuite {
  readonly suites?: readonly PlaywrightSuite[];
  readonly specs?: readonly {
    readonly title: string;
    readonly file: string;
    readonly tests: readonly { readonly status: 'expected' | 'unexpected' | 'flaky' | 'skipped' }[];
  }[];
}

function specsOf(suite: PlaywrightSuite): NonNullable<PlaywrightSuite['specs']> {
  return [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(specsOf)];
}

/** The outcome that Playwright wrote. An error outside of every test is one failure. */
export function playwrightOutcome(): Outcome {
  const report = read('e2e.json') as PlaywrightSuite & { readonly errors?: readonly { readonly message?: string }[] };
  const tests = specsOf(report).flatMap((spec) =>
    spec.tests.map(({ status }) => ({ name: `${spec.file} › ${spec.title}`, status })),
  );
  const named = (status: string) => tests.filter((test) => test.status === status).map((test) => test.name);
  const outside = (report.errors ?? []).map(({ message = 'an error' }) => `end to end: ${message}`);
  const unsteady = named('flaky');
  return {
    passed: named('expected').length + unsteady.length,
    failed: [...named('unexpected'), ...outside],
    unsteady,
  };
}
