import { expect, test } from 'vitest';
import { readStatements } from './sql-tokens.ts';
import { findTenancyFault } from './tenancy.ts';

function faultOf(sql: string): string | undefined {
  const [statement] = readStatements(sql);
  return findTenancyFault(statement?.nodes ?? [], (table) => table === 'meta');
}

test.each([
  'SELECT 1',
  `SELECT current_setting('server_version_num') AS version`,
  'SELECT value FROM meta WHERE name = $1',
  'SELECT * FROM cards WHERE tenant_id = $1 AND id = $2',
  'SELECT * FROM cards WHERE id = $2 AND $1 = tenant_id',
  'SELECT * FROM cards c WHERE (c.tenant_id = $1::text AND (c.id = $2 OR c.id = $3))',
  'SELECT * FROM cards WHERE (tenant_id, id) = ($1, $2) FOR UPDATE',
  'SELECT * FROM cards AS c JOIN profiles p ON p.tenant_id = c.tenant_id AND p.id = c.profile_id WHERE c.tenant_id = $1',
  'SELECT * FROM cards c LEFT JOIN profiles p USING (tenant_id, profile_id) WHERE c.tenant_id = $1',
  'SELECT * FROM cards c, profiles p WHERE c.tenant_id = $1 AND p.tenant_id = c.tenant_id',
  `SELECT p.id, (SELECT json_agg(c.id ORDER BY c.id) FROM cards c WHERE c.tenant_id = p.tenant_id) AS cards
   FROM profiles p WHERE p.tenant_id = $1 -- OR 1 = 1`,
  'SELECT 1 FROM profiles WHERE tenant_id = $1 AND EXISTS (SELECT 1 FROM cards WHERE tenant_id = $1)',
  'SELECT id FROM cards WHERE tenant_id = $1 UNION ALL SELECT id FROM addresses WHERE tenant_id = $1',
  `WITH gone AS (DELETE FROM cards WHERE tenant_id = $1 RETURNING id) SELECT id FROM gone`,
  'SELECT x.id FROM (SELECT id FROM cards WHERE tenant_id = $1) x',
  'SELECT c.id FROM unnest($2::text[]) AS wanted(id) JOIN cards c ON c.id = wanted.id WHERE c.tenant_id = $1',
  'SELECT id FROM unnest($1::text[])',
  'UPDATE cards SET is_default = CASE WHEN id = $3 THEN 1 ELSE 0 END WHERE tenant_id = $1 AND profile_id = $2',
  'DELETE FROM cards WHERE tenant_id = $1',
  'DELETE FROM cards c USING profiles p WHERE p.tenant_id = $1 AND c.tenant_id = p.tenant_id',
  'INSERT INTO cards (id, tenant_id) VALUES ($2, $1)',
  'INSERT INTO cards (tenant_id, id) VALUES ($1, $2), ($1, $3) ON CONFLICT (tenant_id, id) DO UPDATE SET id = $4',
  'INSERT INTO meta (name, value) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING',
  'INSERT INTO cards (tenant_id, id) SELECT tenant_id, id FROM profiles WHERE tenant_id = $1',
  'INSERT INTO cards (tenant_id, id) SELECT $1, id FROM unnest($2::text[]) AS row(id)',
  `SELECT table_name::text AS name FROM information_schema.tables WHERE table_schema = current_schema()`,
])('one tenant, or no table of a tenant: %s', (sql) => {
  expect(faultOf(sql)).toBeUndefined();
});

test.each([
  ['SELECT * FROM cards', 'no tenant for cards'],
  ['SELECT * FROM cards WHERE id = $1', 'no tenant for cards'],
  ['SELECT * FROM cards WHERE tenant_id = $1 OR id = $2', 'no tenant for cards'],
  ['SELECT * FROM cards WHERE tenant_id <> $1', 'no tenant for cards'],
  ['SELECT * FROM cards WHERE NOT tenant_id = $1', 'no tenant for cards'],
  ['SELECT * FROM cards WHERE NOT (tenant_id = $1)', 'no tenant for cards'],
  [`SELECT * FROM cards WHERE 'tenant_id = $1' = $1`, 'no tenant for cards'],
  ['SELECT * FROM cards WHERE CASE WHEN tenant_id = $1 THEN true ELSE true END', 'no tenant for cards'],
  ['SELECT * FROM cards -- WHERE tenant_id = $1', 'no tenant for cards'],
  ['SELECT tenant_id = $1 FROM cards', 'no tenant for cards'],
  ['SELECT * FROM cards c JOIN profiles p ON p.id = c.profile_id WHERE c.tenant_id = $1', 'no tenant for profiles'],
  ['SELECT * FROM cards c, profiles p WHERE c.tenant_id = p.tenant_id', 'no tenant for cards'],
  ['SELECT * FROM cards c, profiles p WHERE c.tenant_id = $1 AND p.tenant_id = $2', 'more than one tenant: $1, $2'],
  ['SELECT * FROM meta, cards', 'no tenant for cards'],
  ['SELECT (SELECT count(*) FROM cards) FROM profiles WHERE tenant_id = $1', 'no tenant for cards'],
  ['SELECT 1 FROM profiles WHERE tenant_id = $1 AND EXISTS (SELECT 1 FROM cards WHERE id = $2)', 'no tenant for cards'],
  ['SELECT id FROM cards WHERE tenant_id = $1 UNION SELECT id FROM addresses', 'no tenant for addresses'],
  ['WITH gone AS (DELETE FROM cards WHERE id = $1 RETURNING id) SELECT id FROM gone', 'no tenant for cards'],
  ['UPDATE cards SET tenant_id = $1 WHERE id = $2', 'no tenant for cards'],
  ['DELETE FROM single_use_tokens WHERE expires_at <= $1', 'no tenant for single_use_tokens'],
  ['INSERT INTO cards (id) VALUES ($1)', 'inserts into cards without tenant_id'],
  ['INSERT INTO cards VALUES ($1)', 'inserts into cards without tenant_id'],
  ['INSERT INTO cards (tenant_id, id) VALUES ($1, $2), ($3, $4)', 'more than one tenant: $1, $3'],
  ['INSERT INTO cards (tenant_id, id) SELECT tenant_id, id FROM profiles', 'no tenant for cards'],
  ['INSERT INTO cards (tenant_id) SELECT $1 FROM profiles WHERE tenant_id = $2', 'more than one tenant: $1, $2'],
])('not of one tenant: %s', (sql, fault) => {
  expect(faultOf(sql)).toContain(fault);
});

test('statements are split at their end, not inside a text, a comment or a body', () => {
  const sql = `BEGIN; SELECT ';' AS a /* ; */;; DO $x$ BEGIN; END $x$; -- ;\nCOMMIT`;
  expect(readStatements(sql).map((statement) => statement.sql)).toEqual([
    'BEGIN',
    `SELECT ';' AS a`,
    'DO $x$ BEGIN; END $x$',
    'COMMIT',
  ]);
});
