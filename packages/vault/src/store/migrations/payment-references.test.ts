import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { migrateSqlite } from '../sqlite/migrate-sqlite.ts';
import { MIGRATIONS } from './index.ts';
import { HOLDERS, INSERT_OLDER_PAYMENTS, SELECT_REFERENCES } from './older-payments.test-support.ts';

test('on SQLite, each reference of an older store is held by its newest payment that has not failed', () => {
  const db = new DatabaseSync(':memory:');
  migrateSqlite(
    db,
    1,
    MIGRATIONS.filter(({ number }) => number < 5),
  );
  db.exec(INSERT_OLDER_PAYMENTS);
  migrateSqlite(db, 2);
  expect(
    db
      .prepare(SELECT_REFERENCES)
      .all()
      .map((row) => row['payment_id']),
  ).toEqual(HOLDERS);
});

test('on SQLite, a statement of 0.1.0 writes no payment any more', () => {
  const db = new DatabaseSync(':memory:');
  migrateSqlite(db, 1);
  expect(() => db.exec(INSERT_OLDER_PAYMENTS)).toThrow('merchant_ref_num');
});
