import { createHash } from 'node:crypto';
import { OperatorError } from '../errors.ts';

/**
 * How a table is spread over several nodes: sharded by tenant, copied to every node, or only on the node that the vault
 * connects to.
 */
export type Spread = 'tenant' | 'reference' | 'local';

/** One step of the store's schema. A released step never changes: a later step corrects it. */
export interface Migration {
  readonly number: number;
  /**
   * Portable SQL that starts with a comment: what it does, and why. `BYTEA` and `BIGINT` are replaced by each engine's
   * types.
   */
  readonly sql: string;
  /** The distribution of its new tables on a database of several nodes. */
  readonly spread?: Readonly<Record<string, Spread>>;
}

export interface AppliedMigration {
  readonly number: number;
  readonly checksum: string;
}

export function checksum(migration: Migration): string {
  return createHash('sha256').update(migration.sql).digest('hex');
}

/**
 * Returns the migrations to apply, in order. Migrations only go forward.
 *
 * @throws {OperatorError} `store_newer` when the store has a step that this release does not know, or a different text
 *   of a known step
 */
export function pendingMigrations(
  known: readonly Migration[],
  applied: readonly AppliedMigration[],
): readonly Migration[] {
  for (const { number, checksum: sum } of applied) {
    const migration = known.find((candidate) => candidate.number === number);
    if (!migration || checksum(migration) !== sum) {
      throw new OperatorError('store_newer', {
        message: `The store has a migration ${number} that this release does not know. Run the release that wrote it, or a newer one.`,
      });
    }
  }
  return known
    .filter(({ number }) => !applied.some((done) => done.number === number))
    .toSorted((a, b) => a.number - b.number);
}
