import { expect, test } from 'vitest';
import { importsIn } from './import-statements.ts';

test.each([
  [`import './a.ts';`, './a.ts', false],
  [`import a from './a.ts';`, './a.ts', false],
  [`import { a,\n  b } from './a.ts';`, './a.ts', false],
  [`import { type A } from './a.ts';`, './a.ts', false],
  [`import type { A } from './a.ts';`, './a.ts', true],
  [`export * from './a.ts';`, './a.ts', false],
  [`export type { A } from './a.ts';`, './a.ts', true],
  [`const a = await import('./a.ts');`, './a.ts', false],
  [`type A = import('./a.ts').A;`, './a.ts', false],
])('%j names a module', (text, specifier, typeOnly) => {
  expect(importsIn(text)).toEqual([{ specifier, typeOnly }]);
});

test('ignores imports in comments', () => {
  expect(importsIn(`// import './a.ts';\n/* import './b.ts'; */`)).toEqual([]);
});
