import { expect, test } from 'vitest';
import { keepRecent } from './keep-recent.ts';

test('keeps what was asked for last, and makes the rest anew', () => {
  const made: string[] = [];
  const kept = keepRecent<string>(2);
  const ask = (name: string) => kept(name, () => (made.push(name), name.toUpperCase()));
  expect(['a', 'b', 'a', 'c', 'a', 'b'].map(ask)).toEqual(['A', 'B', 'A', 'C', 'A', 'B']);
  expect(made).toEqual(['a', 'b', 'c', 'b']);
});
