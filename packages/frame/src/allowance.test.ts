import { expect, test } from 'vitest';
import { createAllowance } from './allowance.ts';

test('allows so many in a minute, and again when the minute is over', () => {
  let now = 1_000;
  const allowance = createAllowance(2, () => now);
  expect([allowance(), allowance(), allowance()]).toEqual([true, true, false]);
  now += 59_999;
  expect(allowance()).toBe(false);
  now += 1;
  expect(allowance()).toBe(true);
});

test('what was refused does not count', () => {
  let now = 0;
  const allowance = createAllowance(1, () => now);
  allowance();
  now = 30_000;
  allowance();
  now = 60_000;
  expect(allowance()).toBe(true);
});
