import pg from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { migratePostgres } from '../postgres/migrate-postgres.ts';
import { newPostgresUrl } from '../postgres/open-postgres.test-support.ts';
import { MIGRATIONS } from './index.ts';
import { HOLDERS, INSERT_OLDER_PAYMENTS, SELECT_REFERENCES } from './older-payments.test-support.ts';

test('on PostgreSQL, each reference of an older store is held by its newest payment that has not failed', async () => {
  const client = new pg.Client({ connectionString: await newPostgresUrl() });
  await client.connect();
  onTestFinished(() => client.end());
  await migratePostgres(
    client,
    1,
    MIGRATIONS.filter(({ number }) => number < 5),
  );
  await client.query(INSERT_OLDER_PAYMENTS);
  await migratePostgres(client, 2);
  const { rows } = await client.query(SELECT_REFERENCES);
  expect(rows.map((row) => row.payment_id)).toEqual(HOLDERS);
});
