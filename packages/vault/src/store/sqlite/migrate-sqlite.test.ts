import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import type { Migration } from '../migrate.ts';
import { MIGRATIONS } from '../migrations/index.ts';
import { migrateSqlite } from './migrate-sqlite.ts';

const FIRST: Migration = { number: 1, sql: '-- Notes.\nCREATE TABLE notes (\n  id TEXT,\n  amount BIGINT\n);\n' };
const SECOND: Migration = { number: 2, sql: '-- Their bytes.\nALTER TABLE notes ADD COLUMN bytes BYTEA;\n' };
const BROKEN: Migration = {
  number: 2,
  sql: '-- Half.\nCREATE TABLE half (\n  id TEXT\n);\nCREATE TABLE notes (id TEXT);\n',
};

function tables(db: DatabaseSync): unknown[] {
  return db
    .prepare(`SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name`)
    .all()
    .map(({ name }) => name);
}

test('each step is applied once, in the order of its number', () => {
  const db = new DatabaseSync(':memory:');
  migrateSqlite(db, 1, [SECOND, FIRST]);
  migrateSqlite(db, 2, [FIRST, SECOND]);
  expect(db.prepare('SELECT number, applied_at FROM migrations').all()).toEqual([
    { number: 1, applied_at: 1 },
    { number: 2, applied_at: 1 },
  ]);
});

test('a store goes on from where an older release left it', () => {
  const db = new DatabaseSync(':memory:');
  migrateSqlite(db, 1, [FIRST]);
  migrateSqlite(db, 2, [FIRST, SECOND]);
  expect(db.prepare('SELECT number, applied_at FROM migrations').all()).toEqual([
    { number: 1, applied_at: 1 },
    { number: 2, applied_at: 2 },
  ]);
});

test('types are those of SQLite, and are enforced', () => {
  const db = new DatabaseSync(':memory:');
  migrateSqlite(db, 1, [FIRST]);
  expect(() => db.exec(`INSERT INTO notes (id, amount) VALUES ('a', 'much')`)).toThrow('cannot store TEXT');
});

test('a store that a newer release wrote is refused', () => {
  const db = new DatabaseSync(':memory:');
  migrateSqlite(db, 1, [FIRST, SECOND]);
  expect(() => migrateSqlite(db, 2, [FIRST])).toThrow(expect.objectContaining({ code: 'store_newer' }));
});

test('a step whose text was changed after it was applied is refused', () => {
  const db = new DatabaseSync(':memory:');
  migrateSqlite(db, 1, [FIRST]);
  const changed = { ...FIRST, sql: `${FIRST.sql} ` };
  expect(() => migrateSqlite(db, 2, [changed])).toThrow(expect.objectContaining({ code: 'store_newer' }));
});

test('a step that fails leaves nothing of itself behind', () => {
  const db = new DatabaseSync(':memory:');
  expect(() => migrateSqlite(db, 1, [FIRST, BROKEN])).toThrow('already exists');
  expect(tables(db)).toEqual(['migrations', 'notes']);
  migrateSqlite(db, 1, [FIRST, SECOND]);
});

test.each(MIGRATIONS.map((migration, index) => [migration, index] as const))(
  'step $number of this release says what it does and why, and speaks SQL that every engine takes',
  ({ number, sql }, index) => {
    expect(number).toBe(index + 1);
    expect(sql.trimStart()).toMatch(/^-- [A-Z].{40,}/);
    expect(sql).not.toMatch(/\bnow\(\)|AUTOINCREMENT|SERIAL|\bBLOB\b|\bINTEGER\b|\bJSONB?\b/i);
  },
);

test('every table of this release starts its key with the tenant, but for the directories of the vault', () => {
  const db = new DatabaseSync(':memory:');
  migrateSqlite(db, 1);
  const first = db
    .prepare(
      `SELECT s.name AS name, c.name AS "column" FROM sqlite_schema s, pragma_table_info(s.name) c
       WHERE s.type = 'table' AND c.pk = 1 AND c.name <> 'tenant_id' ORDER BY s.name`,
    )
    .all();
  expect(first).toEqual([
    { name: 'accounts', column: 'number' },
    { name: 'keys', column: 'id' },
    { name: 'meta', column: 'name' },
    { name: 'migrations', column: 'number' },
  ]);
});

test('a card from before its network was kept has none', () => {
  const db = new DatabaseSync(':memory:');
  migrateSqlite(db, 1, MIGRATIONS.slice(0, 3));
  db.exec(`INSERT INTO cards (tenant_id, id, profile_id, created_at, status, payment_token, number_ciphertext,
      number_data_key, bin, last_digits, expiry_month, expiry_year, is_default)
    VALUES ('t', 'c', 'p', 1, 'ACTIVE', 'C1', x'00', x'00', '497010', '0006', 12, 2035, 1)`);
  migrateSqlite(db, 2);
  expect(db.prepare('SELECT id, preferred_network FROM cards').all()).toEqual([{ id: 'c', preferred_network: null }]);
});
