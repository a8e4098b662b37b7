import { expect, test } from 'vitest';
import { MIGRATIONS } from '../../packages/vault/src/store/migrations/index.ts';
import { quotedWords, readSection } from './architecture.ts';
import { isTest, readSources, withoutComments } from './sources.ts';

const [tables = '', statements = ''] = readSection('Tables without a tenant').split('Every statement');
const GLOBAL_TABLES = quotedWords(tables);
const GLOBAL_FILES = quotedWords(statements).filter((word) => word.endsWith('.sql.ts'));

interface Statement {
  readonly file: string;
  readonly sql: string;
}

/** SQL texts in backticks. The INSERT and UPDATE that a table's map builds always name the tenant. */
function statementsOf(file: string, source: string): Statement[] {
  return [...withoutComments(source).matchAll(/`([^`]*)`/g)]
    .map((match) => ({ file, sql: (match[1] as string).replaceAll(/\s+/g, ' ').trim() }))
    .filter(({ sql }) => /\b(SELECT|INSERT INTO|UPDATE|DELETE FROM)\b|\$\{\w+\} FROM\b/.test(sql));
}

/** The tables of tenants in a statement, as often as each is named. */
function tablesOf(sql: string): string[] {
  const named = [...sql.matchAll(/\b(?:FROM|JOIN|UPDATE|INTO)\s+(\w+)/g)].map((match) => match[1] as string);
  return named.filter((name) => name !== 'SET' && !GLOBAL_TABLES.includes(name));
}

function namesOneTenant({ sql }: Statement): boolean {
  const isInsert = /^INSERT INTO \w+ \((?:id, )?tenant_id\b/.test(sql);
  return isInsert || (sql.match(/\btenant_id = (?:\$\d|\w+\.tenant_id)/g) ?? []).length >= tablesOf(sql).length;
}

const all = readSources('packages/vault/src')
  .filter(({ path }) => path.endsWith('.sql.ts') && !isTest(path))
  .flatMap(({ path, text }) => statementsOf(path.split('/').at(-1) as string, text));

test('every statement names one tenant, or is in a listed file', () => {
  expect(all.length).toBeGreaterThan(40);
  const foreign = all.filter((statement) => !namesOneTenant(statement));
  expect(foreign.filter(({ file }) => !GLOBAL_FILES.includes(file))).toEqual([]);
});

test('every listed exception is needed', () => {
  const needed = new Set(all.filter((statement) => !namesOneTenant(statement)).map(({ file }) => file));
  expect([...needed].sort()).toEqual([...new Set(GLOBAL_FILES)].sort());
});

test('outside the operator’s files, only queries that find work for jobs name no tenant', () => {
  const ofJobs = all.filter(
    (each) => ['tokens.sql.ts', 'payments.sql.ts'].includes(each.file) && !namesOneTenant(each),
  );
  expect(ofJobs.map(({ sql }) => sql.split(' ').slice(0, 3).join(' '))).toEqual([
    'SELECT DISTINCT tenant_id',
    'SELECT DISTINCT tenant_id',
  ]);
});

test.each([
  'SELECT id FROM cards WHERE id = $1',
  'DELETE FROM cards WHERE created_at < $1',
  'UPDATE cards SET status = $1 WHERE id = $2',
  'SELECT c.id FROM cards c JOIN addresses a ON a.id = c.billing_address_id WHERE c.tenant_id = $1',
])('a statement without its tenant would be found: %s', (sql) => {
  expect(namesOneTenant({ file: 'x.sql.ts', sql })).toBe(false);
});

test('the first key column of every table is the tenant, or the table is listed', () => {
  const made = MIGRATIONS.flatMap(({ sql }) => [...sql.matchAll(/CREATE TABLE\s+(\w+)\s*\(\s*(\w+)/g)]);
  expect(made.length).toBeGreaterThan(8);
  const foreign = made.filter(([, , first]) => first !== 'tenant_id').map(([, name]) => name as string);
  expect(foreign.sort()).toEqual(GLOBAL_TABLES.filter((name) => name !== 'migrations').sort());
});
