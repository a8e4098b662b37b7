import { expect, test } from 'vitest';
import { measureServer } from './parts/server.ts';

test('the vault and the bare route both answer a load', { timeout: 30_000 }, async () => {
  const { samples, figures } = await measureServer({ quick: true });
  expect(samples).toHaveLength(8);
  for (const { spread } of samples) expect(spread.min).toBeGreaterThan(0);
  const ratios = figures.filter(({ unit }) => unit === '×');
  expect(ratios).toHaveLength(2);
  for (const { value } of ratios) expect(value).toBeGreaterThan(0);
});
