import { expect, test } from 'vitest';
import { remember } from './remember.ts';

function counting(limit: number): { readonly asked: number[]; readonly double: (key: number) => number } {
  const asked: number[] = [];
  const double = remember(limit, (key: number) => {
    asked.push(key);
    return key * 2;
  });
  return { asked, double };
}

test('a key is looked up once, whatever is found', () => {
  const { asked, double } = counting(3);
  expect([1, 2, 0, 1, 2, 0, 0].map(double)).toEqual([2, 4, 0, 2, 4, 0, 0]);
  expect(asked).toEqual([1, 2, 0]);
  const nothing: number[] = [];
  const none = remember(3, (key: number) => (nothing.push(key), null));
  expect([none(1), none(1), nothing]).toEqual([null, null, [1]]);
});

test('no more keys are remembered than the limit: one more, and those before are looked up again', () => {
  const { asked, double } = counting(3);
  for (const key of [1, 2, 3, 1, 2, 3]) double(key);
  expect(asked).toEqual([1, 2, 3]);
  for (const key of [4, 4, 1, 2, 3]) double(key);
  expect(asked).toEqual([1, 2, 3, 4, 1, 2, 3]);
});
