import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { pretendCitus } from '../store/postgres/citus.test-support.ts';
import { newPostgresUrl } from '../store/postgres/open-postgres.test-support.ts';
import { runInlay, startInlay } from './run-inlay.test-support.ts';

/** An empty database with what the vault asks of Citus, and a folder. */
async function newPlace() {
  const cwd = mkdtempSync(join(tmpdir(), 'inlay-schema-'));
  onTestFinished(() => rmSync(cwd, { recursive: true, force: true }));
  const url = `${await newPostgresUrl()}${encodeURIComponent(',pg_catalog')}`;
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  onTestFinished(() => client.end());
  await pretendCitus(client, {});
  return { client, place: { cwd, env: { INLAY_DATABASE_URL: url } } };
}

/** Serves, and stops again. */
async function serve(place: { cwd: string; env: NodeJS.ProcessEnv }): Promise<string> {
  const { child, first, exited } = await startInlay(['serve', '--port', '0'], place);
  child.kill('SIGTERM');
  expect(await exited).toBe(0);
  return first;
}

test('init, the printed statements and serve work in turn, and the statements can be run again after an upgrade', async () => {
  const { client, place } = await newPlace();
  const spread = async () => {
    const { code, stdout } = await runInlay(['schema', '--distributed', 'citus'], place);
    expect(code).toBe(0);
    await client.query(stdout);
  };
  expect(await runInlay(['init'], place)).toMatchObject({ code: 0, stderr: '' });
  await spread();
  expect(await serve(place)).toMatch(/^inlay serves /);

  // The state after a release that added a table.
  await client.query(`DELETE FROM pg_dist_partition WHERE logicalrelid = 'payment_references'::regclass`);
  await expect(serve(place)).rejects.toThrow(
    /The table payment_references is spread on the coordinator alone.*inlay schema --distributed citus.*\(database_unsuitable\)/,
  );
  await spread();
  expect(await serve(place)).toMatch(/^inlay serves /);
  const { rows } = await client.query('SELECT count(*), count(DISTINCT logicalrelid) AS tables FROM pg_dist_partition');
  expect(rows[0].count).toBe(rows[0].tables);
}, 60_000);
