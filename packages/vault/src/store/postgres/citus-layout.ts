import type { Spread } from '../migrate.ts';
import { TABLE_SPREAD } from '../spread.ts';

/** How Citus distributes a table. Citus lists distributed tables only. */
export interface SpreadTable {
  readonly table: string;
  readonly spread: 'tenant' | 'reference' | 'other';
}

/** A table whose distribution differs from the schema's. */
export interface Misplaced {
  readonly table: string;
  readonly wanted: Spread;
  readonly found: SpreadTable['spread'] | 'local';
}

const byTenant = Object.keys(TABLE_SPREAD).filter((table) => TABLE_SPREAD[table] === 'tenant');

/**
 * Writes the statements that spread the vault's tables over the nodes of a Citus database. Each statement skips a table
 * that is already spread, so all of them can run again after a release that adds tables.
 *
 * @returns SQL for `psql`, connected to the coordinator
 */
export function citusStatements(): string {
  const [first = ''] = byTenant;
  return Object.entries(TABLE_SPREAD)
    .flatMap(([table, spread]) => {
      if (spread === 'local') return [];
      const call =
        spread === 'reference'
          ? `create_reference_table('${table}')`
          : `create_distributed_table('${table}', 'tenant_id'${table === first ? '' : `, colocate_with => '${first}'`})`;
      return `SELECT ${call}\n  WHERE NOT EXISTS (SELECT FROM pg_dist_partition WHERE logicalrelid = '${table}'::regclass);\n`;
    })
    .join('');
}

/**
 * Finds the tables whose distribution does not match the schema. A database without any distributed table is a single
 * node with Citus installed, which is valid.
 *
 * @param spread the tables that Citus lists
 */
export function findMisplaced(spread: readonly SpreadTable[]): readonly Misplaced[] {
  const ours = spread.filter(({ table }) => Object.hasOwn(TABLE_SPREAD, table));
  if (ours.length === 0) return [];
  return Object.entries(TABLE_SPREAD).flatMap(([table, wanted]) => {
    const found = ours.find((each) => each.table === table)?.spread ?? 'local';
    return found === wanted ? [] : [{ table, wanted, found }];
  });
}
