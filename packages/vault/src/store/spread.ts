import type { Spread } from './migrate.ts';
import { MIGRATIONS } from './migrations/index.ts';

/** The distribution of each table over several nodes, in the order in which the migrations create the tables. */
export const TABLE_SPREAD: Readonly<Record<string, Spread>> = Object.assign(
  // The table of the migrations themselves, which no migration creates.
  { migrations: 'local' },
  ...MIGRATIONS.map(({ spread }) => spread),
);
