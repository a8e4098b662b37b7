import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { startBetween } from '../store/postgres/between.test-support.ts';
import { newPostgresUrl } from '../store/postgres/open-postgres.test-support.ts';
import { runInlay } from './run-inlay.test-support.ts';

test('an init of which nobody knows whether it was stored says so, and leaves nothing in the way of the next', async () => {
  const cwd = mkdtempSync(join(tmpdir(), 'inlay-init-'));
  onTestFinished(() => rmSync(cwd, { recursive: true, force: true }));
  const between = await startBetween(await newPostgresUrl());
  onTestFinished(() => between.close());
  const place = { cwd, env: { INLAY_DATABASE_URL: between.url, INLAY_DATABASE_STATEMENT_NAMES: 'off' } };
  let isStoring = false;
  let cuts = 0;
  between.onSent = (bytes, database) => {
    isStoring ||= bytes.includes('INSERT INTO tenants');
    if (cuts > 0 || !isStoring || !bytes.includes('COMMIT\0')) return bytes;
    cuts += 1;
    database.write(bytes);
    return undefined;
  };
  const { code, stderr } = await runInlay(['init'], place);
  expect([code, cuts]).toEqual([1, 1]);
  expect(stderr).toContain('The write may have been made: look before you try again.');
  expect(stderr).toContain('(store_outcome_unknown)');
  expect(readdirSync(cwd)).toEqual([]);
  expect(await runInlay(['init'], place)).toMatchObject({ code: 0, stderr: '' });
});
