import { createHash } from 'node:crypto';
import { OperatorError } from '../errors.ts';

/**
 * How a table is spread over several nodes: in shards by its tenant, whole on every node, or whole on the node that the
 * vault talks to.
 */
export type Spread = 'tenant' | 'reference' | 'local';

/** One step of the store's form. Once released it is never changed: a later step corrects it. */
export interface Migration {
  readonly number: number;
  /** Portable SQL that opens with a sentence: what, and why. `BYTEA` and `BIGINT` are put into each engine's words. */
  readonly sql: string;
  /** Where the tables that it makes live on a database of several nodes. */
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
 * What is still to be applied, in order. Migrations only go forward.
 *
 * @throws {OperatorError} `store_newer` when the store has a step that this release does not know, or another text of one
 *   that it does know
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
