import type { Spread } from '../migrate.ts';
import { TABLE_SPREAD } from '../spread.ts';

/** How Citus has a table that it spreads. It lists no others. */
export interface SpreadTable {
  readonly table: string;
  readonly spread: 'tenant' | 'reference' | 'other';
}

/** A table that is spread otherwise than it should be. */
export interface Misplaced {
  readonly table: string;
  readonly wanted: Spread;
  readonly found: SpreadTable['spread'] | 'local';
}

const byTenant = Object.keys(TABLE_SPREAD).filter((table) => TABLE_SPREAD[table] === 'tenant');

/**
 * Writes the statements that spread the vault's tables over the nodes of a Citus database. Each leaves a table alone that
 * is spread already, so all of them can be run again after a release that added tables.
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
 * Finds the tables of a database that are not where they should be. A database of which no table is spread is one node
 * with Citus installed, and fine.
 *
 * @param spread what Citus lists
 */
export function findMisplaced(spread: readonly SpreadTable[]): readonly Misplaced[] {
  const ours = spread.filter(({ table }) => Object.hasOwn(TABLE_SPREAD, table));
  if (ours.length === 0) return [];
  return Object.entries(TABLE_SPREAD).flatMap(([table, wanted]) => {
    const found = ours.find((each) => each.table === table)?.spread ?? 'local';
    return found === wanted ? [] : [{ table, wanted, found }];
  });
}
