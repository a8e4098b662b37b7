import { expect, test } from 'vitest';
import { inlay } from '../crash/vault-process.ts';
import { DEFAULT_SETTINGS } from '../postgres/database-settings.ts';
import { raceSuite } from './race-suite.ts';
import { openWay, TRANSACTION_POOLING } from './set-ups.ts';

raceSuite(TRANSACTION_POOLING);

test('where transactions are pooled, a vault that names its statements is refused, and told which setting it needs', async () => {
  const { environment, stop } = await openWay({ ...TRANSACTION_POOLING, settings: DEFAULT_SETTINGS });
  const { code, output } = await inlay(['init', '--config', '/nowhere/inlay.json'], environment);
  await stop();
  expect(output).toMatch(/^inlay: [^\n]*INLAY_DATABASE_STATEMENT_NAMES=off[^\n]* \(config_invalid\)\n$/);
  expect(code).toBe(1);
});
