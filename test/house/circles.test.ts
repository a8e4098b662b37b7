import { expect, test } from 'vitest';
import { circlesOf, readModuleGraph } from './module-graph.ts';

/** The one remaining circle: fields import their group, and the group imports its fields. */
const KNOWN = /^packages\/elements\/src\/(?:fields|group)\//;

const graph = readModuleGraph('packages/*/{src,bin,build,lab}', 'demo', 'test', 'scripts', 'bench');

test('the graph contains every module, and resolves packages of the workspace', () => {
  expect(graph.size).toBeGreaterThan(500);
  expect(graph.get('packages/frame/src/start.ts')).toContain('packages/frame/src/field/start-fields.ts');
  expect(graph.get('packages/frame/src/field/field-kind.ts')).toContain('packages/validators/src/index.ts');
});

test('there are no import circles, types included', () => {
  const circles = circlesOf(graph).filter((circle) => !circle.every((path) => KNOWN.test(path)));
  expect(circles).toEqual([]);
});

test('finds a circle, without modules that only lead to it', () => {
  const circles = circlesOf(
    new Map([
      ['a', ['b', 'c']],
      ['b', ['c']],
      ['c', ['d', 'gone']],
      ['d', ['b']],
      ['e', ['e']],
      ['f', ['g']],
      ['g', []],
    ]),
  );
  expect(circles).toEqual([['b', 'c', 'd'], ['e']]);
});
