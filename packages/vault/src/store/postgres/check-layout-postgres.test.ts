import pg from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { TABLE_SPREAD } from '../spread.ts';
import { checkLayout } from './check-layout.ts';
import { pretendCitus } from './citus.test-support.ts';
import { migratePostgres } from './migrate-postgres.ts';
import { newPostgresUrl } from './open-postgres.test-support.ts';

/** A database with the vault's tables. */
async function open() {
  const client = new pg.Client({ connectionString: await newPostgresUrl() });
  await client.connect();
  onTestFinished(() => client.end());
  await migratePostgres(client, 1);
  return client;
}

const COLUMNS = Object.fromEntries(
  Object.entries(TABLE_SPREAD).flatMap(([table, spread]) =>
    spread === 'local' ? [] : [[table, spread === 'tenant' ? 'tenant_id' : 'reference']],
  ),
);

test('a plain database is accepted', async () => {
  await checkLayout(await open());
});

test('accepts a Citus database without distributed tables, or with the correct distribution', async () => {
  const client = await open();
  await pretendCitus(client, {});
  await checkLayout(client);
  const whole = await open();
  await pretendCitus(whole, COLUMNS);
  await checkLayout(whole);
});

test.each([
  ['a table that a later release made', 'payment_references', undefined, 'on the coordinator alone'],
  ['a table in shards by its id', 'cards', 'id', 'in another way'],
  ['a table of records that is whole on every node', 'profiles', 'reference', 'as a reference table'],
])('%s is refused by its name', async (_what, table, how, words) => {
  const client = await open();
  const { [table]: _placed, ...others } = COLUMNS;
  await pretendCitus(client, how === undefined ? others : { ...others, [table]: how });
  await expect(checkLayout(client)).rejects.toMatchObject({
    code: 'database_unsuitable',
    message:
      `The table ${table} is spread ${words}, and should be in shards by tenant_id. ` +
      'Run what inlay schema --distributed citus prints, on the coordinator.',
  });
});
