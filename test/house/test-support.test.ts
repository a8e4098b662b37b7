import { globSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { readModuleGraph } from './module-graph.ts';
import { isTest, readText } from './sources.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

const { exports } = JSON.parse(readText('packages/elements/package.json')) as {
  readonly exports: Readonly<Record<string, string>>;
};

test('what only tests use is called *.test-support.ts: the one folder called testing is what elements publish for the tests of others', () => {
  const named = globSync('{packages/*/src,demo}/**/*{test,testing,fixtures}*/**/*.*', {
    cwd: ROOT,
    exclude: (name) => name === 'node_modules' || name === 'dist',
  });
  const suffixed = globSync('{packages/*/src,demo}/**/*.{testing,fixture,mock}.*', { cwd: ROOT });
  const published = Object.entries(exports).flatMap(([name, path]) => (name.startsWith('./testing') ? [path] : []));
  expect([...named, ...suffixed].toSorted()).toEqual(
    published.map((path) => `packages/elements/${path.slice(2)}`).toSorted(),
  );
});

test('no module that ships imports a test or its support', () => {
  const graph = readModuleGraph('packages/*/{src,bin}', 'demo', 'scripts');
  const importing = [...graph].filter(([path, imported]) => !isTest(path) && imported.some(isTest));
  expect(importing).toEqual([]);
  expect([...graph.values()].flat().some(isTest)).toBe(true);
});
