import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { startBetween } from '../store/postgres/between.test-support.ts';
import { newPostgresUrl } from '../store/postgres/open-postgres.test-support.ts';
import { runInlay } from './run-inlay.test-support.ts';

/** A folder, and an empty database behind a proxy that sees all messages. */
async function newPlace() {
  const cwd = mkdtempSync(join(tmpdir(), 'inlay-init-'));
  onTestFinished(() => rmSync(cwd, { recursive: true, force: true }));
  const between = await startBetween(await newPostgresUrl());
  onTestFinished(() => between.close());
  // Without names each statement travels as text.
  const env = { INLAY_DATABASE_URL: between.url, INLAY_DATABASE_STATEMENT_NAMES: 'off' };
  return { between, place: { cwd, env } };
}

test('a vault whose COMMIT is not answered is undone, and the next init succeeds', async () => {
  const { between, place } = await newPlace();
  let isClaimed = false;
  between.onSent = (bytes, database) => {
    isClaimed ||= bytes.includes('initialized-by');
    if (!isClaimed || !bytes.includes('COMMIT\0')) return bytes;
    between.onSent = (later) => later;
    // The server does it, and its answer does not come.
    database.write(bytes);
    return undefined;
  };
  expect(await runInlay(['init'], place)).toMatchObject({
    code: 1,
    stdout: '',
    stderr: expect.stringMatching(/look before you try again\..* \(store_outcome_unknown\)\n$/),
  });
  expect(readdirSync(place.cwd)).toEqual([]);
  expect(await runInlay(['init'], place)).toMatchObject({ code: 0, stderr: '' });
}, 60_000);

test('a failed undo step does not stop the others, and the first failure is reported', async () => {
  const { between, place } = await newPlace();
  let isGone = false;
  between.onSent = (bytes) => {
    // The claim is stored; the key of the tenant is not, nor anything after it.
    isGone ||= bytes.includes('INSERT INTO tenant_keys');
    return isGone ? undefined : bytes;
  };
  expect(await runInlay(['init'], place)).toMatchObject({
    code: 1,
    stdout: '',
    stderr: expect.stringMatching(/\(store_unavailable\)\n$/),
  });
  expect(readdirSync(place.cwd)).toEqual([]);
}, 60_000);
