import { expect, test } from 'vitest';
import { MIGRATIONS } from '../../packages/vault/src/store/migrations/index.ts';
import { isTest, readSources, withoutComments } from './sources.ts';

/** What some engine that speaks PostgreSQL's protocol lacks or does otherwise, and SQLite too. */
const FORBIDDEN: readonly (readonly [string, RegExp])[] = [
  ['the time of the server', /\bnow\s*\(|\bCURRENT_(TIMESTAMP|DATE|TIME)\b|\bclock_timestamp\b|\bdatetime\s*\(/i],
  [
    'numbers of the server',
    /\b(BIG|SMALL)?SERIAL\b|\bSEQUENCE\b|\bnextval\b|\bAUTOINCREMENT\b|\bIDENTITY\b|\browid\b/i,
  ],
  ['random values of the server', /\bgen_random_uuid\b|\brandom\s*\(|\brandomblob\b/i],
  ['advisory locks', /\bpg_(try_)?advisory/i],
  ['LISTEN and NOTIFY', /\b(LISTEN|NOTIFY|pg_notify)\b/],
  ['locks in a query', /\bSKIP\s+LOCKED\b|\bFOR\s+(UPDATE|SHARE|NO\s+KEY)\b/i],
  ['deferred constraints', /\bDEFERR(ABLE|ED)\b/i],
  ['a partial unique index', /\bUNIQUE\s+INDEX\b[^;]*\bWHERE\b/i],
  ['types of one engine', /\b(JSONB?|BLOB|UUID|TIMESTAMPTZ?|BOOLEAN|INTEGER)\b/],
  ['operators on JSON', /->>?\s*['$]|@>|\bjson_extract\b|\bjsonb_/i],
  ['triggers and functions', /\bCREATE\s+(OR\s+REPLACE\s+)?(TRIGGER|FUNCTION|PROCEDURE)\b/i],
];

/** Found by what they hold before a tenant is known: directories of the whole vault. */
const DIRECTORIES = ['accounts', 'keys', 'meta'];

const statements = readSources('packages/vault/src')
  .filter(({ path }) => !isTest(path) && (path.endsWith('.sql.ts') || path.includes('/store/migrations/')))
  .map(({ path, text }) => ({ path, text: withoutComments(text).replace(/--.*$/gm, '') }));

interface Key {
  readonly table: string;
  readonly columns: readonly string[];
}

/** The primary and unique keys that a text of SQL makes. */
function keysOf(sql: string): Key[] {
  const text = sql.replace(/--.*$/gm, '');
  const list = (columns: string) => columns.split(',').map((column) => column.trim());
  const tables = [...text.matchAll(/CREATE TABLE\s+(\w+)\s*\(([\s\S]*?)\n\)/g)].flatMap(([, table = '', body = '']) => [
    ...[...body.matchAll(/(?:PRIMARY KEY|UNIQUE)\s*\(([^)]*)\)/g)].map((key) => ({
      table,
      columns: list(key[1] ?? ''),
    })),
    ...[...body.matchAll(/^\s*(\w+)\s[^,(]*\b(?:PRIMARY KEY|UNIQUE)\b(?!\s*\()/gm)].map((key) => ({
      table,
      columns: [key[1] ?? ''],
    })),
  ]);
  const indexes = [...text.matchAll(/CREATE UNIQUE INDEX\s+\w+\s+ON\s+(\w+)\s*\(([^)]*)\)/g)];
  return [...tables, ...indexes.map(([, table = '', columns = '']) => ({ table, columns: list(columns) }))];
}

const lacksTenant = ({ table, columns }: Key) => columns[0] !== 'tenant_id' && !DIRECTORIES.includes(table);

test.each(FORBIDDEN)('no statement needs %s', (_what, form) => {
  expect(statements.length).toBeGreaterThan(10);
  expect(statements.filter(({ text }) => form.test(text)).map(({ path }) => path)).toEqual([]);
});

test.each([
  'SELECT now()',
  'CREATE TABLE t (id BIGSERIAL)',
  'SELECT random()',
  'SELECT pg_advisory_lock(1)',
  'NOTIFY tokens',
  'SELECT id FROM t FOR UPDATE SKIP LOCKED',
  'FOREIGN KEY (a) REFERENCES t (a) DEFERRABLE',
  'CREATE UNIQUE INDEX i ON t (tenant_id, a) WHERE a IS NOT NULL',
  'details JSONB NOT NULL',
  `SELECT details->>'name' FROM t`,
  'CREATE TRIGGER t AFTER INSERT ON u',
])('%s would be found', (sql) => {
  expect(FORBIDDEN.some(([, form]) => form.test(sql))).toBe(true);
});

test('every primary and unique key starts with the tenant, but for those of the directories', () => {
  const keys = MIGRATIONS.flatMap(({ sql }) => keysOf(sql));
  const tables = MIGRATIONS.flatMap(({ sql }) => [...sql.matchAll(/CREATE TABLE\s+(\w+)/g)].map(([, name]) => name));
  expect(new Set(keys.map(({ table }) => table))).toEqual(new Set(tables));
  expect(keys.filter(lacksTenant)).toEqual([]);
});

test.each([
  'CREATE TABLE t (\n  id TEXT NOT NULL PRIMARY KEY\n);',
  'CREATE TABLE t (\n  tenant_id TEXT,\n  id TEXT,\n  PRIMARY KEY (id, tenant_id)\n);',
  'CREATE TABLE t (\n  tenant_id TEXT PRIMARY KEY,\n  name TEXT UNIQUE\n);',
  'CREATE UNIQUE INDEX t_name ON t (name, tenant_id);',
])('a key without its tenant would be found: %j', (sql) => {
  expect(keysOf(sql).filter(lacksTenant)).toHaveLength(1);
});

test("a statement is constant: nothing is put into its text but constants and a table's own texts", () => {
  const inserted = statements
    .filter(({ path }) => !path.includes('/migrations/'))
    .flatMap(({ path, text }) =>
      [...text.matchAll(/`\s*(?:SELECT|INSERT|UPDATE|DELETE)\b[^`]*`/g)].flatMap(([statement]) =>
        [...statement.matchAll(/\$\{([^}]*)\}/g)].map(([, name = '']) => ({ path, name })),
      ),
    );
  expect(inserted.filter(({ name }) => !/^[A-Z][A-Z_]*(\.(select|insert))?$/.test(name))).toEqual([]);
});
