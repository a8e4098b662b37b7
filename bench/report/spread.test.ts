import { expect, test } from 'vitest';
import { median, percentile, spreadOf } from './spread.ts';

test('the median of an even number of samples lies between the two in the middle', () => {
  expect(median([4, 1, 3, 2])).toBe(2.5);
  expect(median([3, 1, 2])).toBe(2);
});

test.each([
  [50, 50],
  [95, 95],
  [99, 99],
  [100, 100],
])('the percentile %i of one to a hundred is the sample %i', (percent, expected) => {
  const samples = Array.from({ length: 100 }, (_, index) => 100 - index);
  expect(percentile(samples, percent)).toBe(expected);
});

test('a spread leaves its samples as they were', () => {
  const samples = [3, 1, 2];
  expect(spreadOf(samples)).toMatchObject({ count: 3, min: 1, median: 2, p95: 3 });
  expect(samples).toEqual([3, 1, 2]);
});

test('a spread of more samples than a call takes arguments is one like any other', () => {
  const samples = Array.from({ length: 300_000 }, (_, index) => 300_000 - index);
  expect(spreadOf(samples)).toMatchObject({ count: 300_000, min: 1, median: 150_000.5 });
});
