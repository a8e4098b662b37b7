import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** @param {{ tests: readonly { passed: boolean, skipped: boolean }[], suites: readonly object[] } | undefined} suite */
function testsOf(suite) {
  return suite ? [...suite.tests, ...suite.suites.flatMap(testsOf)] : [];
}

/**
 * A web-test-runner reporter: writes `{ passed, failed }` to a file. A test file that broke before its first test, or
 * that holds none, counts as one failure.
 *
 * @param {URL} file
 */
export function countReporter(file) {
  return {
    onTestRunFinished({ sessions }) {
      let passed = 0;
      let failed = 0;
      for (const session of sessions) {
        const tests = testsOf(session.testResults);
        const bad = tests.filter((test) => !test.passed).length;
        passed += tests.length - bad;
        failed += bad === 0 && (!session.passed || tests.length === 0) ? 1 : bad;
      }
      mkdirSync(dirname(file.pathname), { recursive: true });
      writeFileSync(file, `${JSON.stringify({ passed, failed })}\n`);
    },
  };
}
