import { expect, test } from 'vitest';
import { type BrowserFile, browserOutcome, filesToRepeat } from '../../scripts/test-results.ts';

const steady: BrowserFile = { file: 'a.test.ts', passed: 3, failed: [] };
const broken: BrowserFile = { file: 'b.test.ts', passed: 1, failed: ['it works', 'it lasts'] };

test('a test file that passes when it is run again has passed, and is named', () => {
  const outcome = browserOutcome([steady, broken], [{ ...broken, passed: 3, failed: [] }]);
  expect(outcome).toEqual({ passed: 6, failed: [], unsteady: ['b.test.ts › it works', 'b.test.ts › it lasts'] });
});

test('one that fails again has failed with what failed last', () => {
  const outcome = browserOutcome([steady, broken], [{ ...broken, passed: 2, failed: ['it lasts'] }]);
  expect(outcome).toEqual({ passed: 5, failed: ['b.test.ts › it lasts'], unsteady: [] });
});

test('one that the second run does not tell of keeps its failures', () => {
  const outcome = browserOutcome([steady, broken], []);
  expect(outcome).toEqual({ passed: 4, failed: ['b.test.ts › it works', 'b.test.ts › it lasts'], unsteady: [] });
});

test('what failed is run again, and what may never be is not', () => {
  const safe: BrowserFile = { file: 'c.test.ts', passed: 0, failed: ['nothing leaks'] };
  expect(filesToRepeat([steady, broken, safe], ['c.test.ts', 'd.test.ts'])).toEqual(['b.test.ts']);
  const outcome = browserOutcome([broken, safe], [{ ...broken, passed: 3, failed: [] }]);
  expect(outcome.failed).toEqual(['c.test.ts › nothing leaks']);
});

test('no file at all is no test that passed', () => {
  expect(browserOutcome([], [])).toEqual({ passed: 0, failed: [], unsteady: [] });
});
