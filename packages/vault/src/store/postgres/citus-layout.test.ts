import { expect, test } from 'vitest';
import { TABLE_SPREAD } from '../spread.ts';
import { citusStatements, findMisplaced, type SpreadTable } from './citus-layout.ts';

const WHOLE = Object.entries(TABLE_SPREAD).flatMap(([table, spread]): SpreadTable[] =>
  spread === 'local' ? [] : [{ table, spread }],
);

test('each table is distributed once, and tables of tenants are colocated', () => {
  const sql = citusStatements();
  expect(sql).toContain("SELECT create_reference_table('accounts')");
  expect(sql).toContain("SELECT create_distributed_table('single_use_tokens', 'tenant_id')\n");
  expect(sql).toContain("create_distributed_table('cards', 'tenant_id', colocate_with => 'single_use_tokens')");
  expect(sql).toContain("create_distributed_table('payment_references', 'tenant_id',");
  expect(sql).not.toMatch(/'(meta|migrations)'/);
  expect(sql.match(/WHERE NOT EXISTS/g)).toHaveLength(WHOLE.length);
});

test('accepts a database that is distributed as printed, or not at all', () => {
  expect(findMisplaced(WHOLE)).toEqual([]);
  expect(findMisplaced([])).toEqual([]);
  expect(findMisplaced([{ table: 'orders', spread: 'other' }])).toEqual([]);
});

test('finds a table of a later release on the coordinator', () => {
  const before = WHOLE.filter(({ table }) => table !== 'payment_references');
  expect(findMisplaced(before)).toEqual([{ table: 'payment_references', wanted: 'tenant', found: 'local' }]);
});

test.each([
  ['cards', 'reference'],
  ['profiles', 'other'],
  ['keys', 'tenant'],
  ['meta', 'reference'],
] as const)('%s spread as %s is found', (table, spread) => {
  const layout = [...WHOLE.filter((each) => each.table !== table), { table, spread }];
  expect(findMisplaced(layout)).toEqual([{ table, wanted: TABLE_SPREAD[table], found: spread }]);
});
