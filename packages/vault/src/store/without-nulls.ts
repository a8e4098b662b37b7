import type { Row } from './engine.ts';

/**
 * A row as a record: what is unset is absent, not null. The statement names the members (`AS "firstName"`), and the
 * caller names their types.
 */
export function withoutNulls<T>(row: Row): T {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as T;
}
