import { existsSync } from 'node:fs';
import { matchesGlob } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { allBehaviours } from '../engines/behaviours/all.ts';
import { isolation } from '../engines/behaviours/isolation.ts';
import { stillness } from '../engines/behaviours/stillness.ts';
import playwright from '../playwright.config.ts';
import { SECURITY_TESTS } from '../security-tests.ts';
import vitest from '../../vitest.config.ts';
import { readSources, readText, withoutComments } from './sources.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** A test that searches for a value that must appear nowhere, or acts as a page that wants it. */
const ABOUT_SECURITY = /\bcanar(?:y|ies)\b|\bhostile\b|import \{[^}]*\bheard\b|postmessage-rpc|from '\.\/hostile\//i;

const retriable = readSources('packages/*/src', 'test').filter(({ path }) =>
  /\.(?:spec|browser\.test)\.ts$/.test(path),
);

test('every security test that a runner could retry is listed', () => {
  const about = retriable.filter(({ path, text }) => ABOUT_SECURITY.test(path + withoutComments(text)));
  expect(about.length).toBeGreaterThan(5);
  expect(about.map(({ path }) => path).filter((path) => !SECURITY_TESTS.includes(path))).toEqual([]);
  expect(SECURITY_TESTS.filter((path) => !existsSync(ROOT + path))).toEqual([]);
});

test.each(SECURITY_TESTS.filter((path) => path.endsWith('.spec.ts')))('Playwright runs %s once', (path) => {
  const { projects = [], retries = 0, testIgnore = [] } = playwright;
  const named = (globs: unknown): boolean => [globs].flat().some((glob) => matchesGlob(path, `**/${String(glob)}`));
  const running = projects.filter((project) => named(project.testMatch) && !named(project.testIgnore));
  expect(running.map((project) => project.retries ?? retries)).toEqual([0]);
  expect(named(testIgnore)).toBe(false);
  expect(readText(path)).not.toMatch(/\bretries\b/);
});

test('only unlisted browser tests are retried', () => {
  const script = withoutComments(readText('scripts/test.ts'));
  expect(script.match(/'--files'/g)).toHaveLength(1);
  expect(script).toMatch(/const broken = filesToRepeat\(first, SECURITY_TESTS\);[\s\S]*'--files', \.\.\.broken\)/);
});

test('in the three engines security tests run once', () => {
  const declared = new Map<string, number | undefined>();
  allBehaviours((sentence, _body, options) => declared.set(sentence, options?.retry));
  const security: string[] = [];
  for (const declare of [isolation, stillness]) declare((sentence) => security.push(sentence));
  expect(security.length).toBeGreaterThan(2);
  expect(security.map((sentence) => [sentence, declared.get(sentence)])).toEqual(
    security.map((sentence) => [sentence, 0]),
  );
});

test('tests without a browser are never retried', () => {
  expect(JSON.stringify(vitest)).not.toMatch(/"retry"/);
});
