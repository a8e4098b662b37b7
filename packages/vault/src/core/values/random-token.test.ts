import { expect, test } from 'vitest';
import { randomText, TOKEN_LENGTH } from './random-token.ts';

test('the text of a token is 22 characters of base 62', () => {
  expect(randomText(TOKEN_LENGTH)).toMatch(/^[0-9A-Za-z]{22}$/);
});

test('tokens differ', () => {
  expect(new Set(Array.from({ length: 1000 }, () => randomText(TOKEN_LENGTH))).size).toBe(1000);
});

test('every character is as likely as the others', () => {
  const length = 620_000;
  const counts = new Map<string, number>();
  for (const character of randomText(length)) counts.set(character, (counts.get(character) ?? 0) + 1);
  expect(counts.size).toBe(62);
  // Each count is 10,000 give or take 99 (one standard deviation). Bytes without rejection would give 9,687 and 12,109.
  for (const count of counts.values()) expect(Math.abs(count - 10_000)).toBeLessThan(700);
});
