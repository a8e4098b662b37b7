import { expect, test } from 'vitest';
import { measureEngine } from './parts/server.ts';
import { startOnSqlite } from './server/on-sqlite.ts';

test('the vault and the bare routes all answer a load', { timeout: 30_000 }, async () => {
  const { samples, figures } = await measureEngine('SQLite', startOnSqlite, { quick: true });
  expect(samples).toHaveLength(12);
  for (const { spread } of samples) expect(spread.min).toBeGreaterThan(0);
  const ratios = figures.filter(({ unit }) => unit === '×');
  expect(ratios).toHaveLength(3);
  for (const { value } of ratios) expect(value).toBeGreaterThan(0);
  const asked = figures.filter(({ unit }) => unit === 'per request');
  expect(asked.map(({ value }) => value)).toEqual([0, 0, 0, 0, 0, 0]);
});
