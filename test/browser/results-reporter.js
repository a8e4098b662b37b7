import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, relative } from 'node:path';

/** @param {{ name: string, tests: readonly { name: string, passed: boolean }[], suites: readonly object[] } | undefined} suite */
function testsOf(suite) {
  return suite ? [...suite.tests, ...suite.suites.flatMap(testsOf)] : [];
}

/**
 * A web-test-runner reporter: writes `[{ file, passed, failed }]` to a file, `passed` a number and `failed` the names of
 * tests. A test file that broke before its first test, or that holds none, counts as one failure.
 *
 * @param {URL} file
 * @param {string} root the folder that the names of test files are told from
 */
export function resultsReporter(file, root) {
  return {
    onTestRunFinished({ sessions }) {
      const outcomes = sessions.map((session) => {
        const tests = testsOf(session.testResults);
        const bad = tests.filter((test) => !test.passed).map((test) => test.name);
        const isBroken = bad.length === 0 && (!session.passed || tests.length === 0);
        return {
          file: relative(root, session.testFile),
          passed: tests.length - bad.length,
          failed: isBroken ? ['the file itself'] : bad,
        };
      });
      mkdirSync(dirname(file.pathname), { recursive: true });
      writeFileSync(file, `${JSON.stringify(outcomes)}\n`);
    },
  };
}
