import { expect, test } from 'vitest';
import { circlesOf, readModuleGraph } from './module-graph.ts';

/** The one circle that is still there: fields know their group, and the group its fields. */
const KNOWN = /^packages\/elements\/src\/(?:fields|group)\//;

const graph = readModuleGraph('packages/*/{src,bin,build,lab}', 'demo', 'test', 'scripts', 'bench');

test('the graph has every module, and follows the packages of the workspace', () => {
  expect(graph.size).toBeGreaterThan(500);
  expect(graph.get('packages/frame/src/start.ts')).toContain('packages/frame/src/field/start-fields.ts');
  expect(graph.get('packages/frame/src/field/field-kind.ts')).toContain('packages/validators/src/index.ts');
});

test('no module imports itself over others, types included', () => {
  const circles = circlesOf(graph).filter((circle) => !circle.every((path) => KNOWN.test(path)));
  expect(circles).toEqual([]);
});

test('a circle would be found, and a module that only leads to it is not part of it', () => {
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
