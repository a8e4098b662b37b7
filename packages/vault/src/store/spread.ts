import type { Spread } from './migrate.ts';
import { MIGRATIONS } from './migrations/index.ts';

/** How each table is spread over several nodes, in the order in which the migrations make them. */
export const TABLE_SPREAD: Readonly<Record<string, Spread>> = Object.assign(
  // The migrations' own list, which no migration makes.
  { migrations: 'local' },
  ...MIGRATIONS.map(({ spread }) => spread),
);
