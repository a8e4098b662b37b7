import { CoreError, recordNotFound } from '../../errors.ts';
import type { Sql } from '../../store/engine.ts';
import type { Scope } from '../context.ts';
import { lockProfile } from './profiles.sql.ts';

/** A record below a profile. */
export interface RecordRef {
  readonly profileId: string;
  readonly id: string;
  /** The version that a write rests on. Left out, any will do. */
  readonly version?: number;
}

/** The profile that something is added to. */
export interface ParentRef {
  readonly profileId: string;
  /** The version of the profile that the addition rests on. Left out, any will do. */
  readonly version?: number;
}

/**
 * Locks a profile and looks at a record below it, in one round trip: the look stands in a statement of its own behind the
 * lock, so it sees what the transaction before this one wrote.
 *
 * @param look called once the lock is on its way
 * @throws {CoreError} `record_not_found` where there is no such profile or record, `precondition_failed` for another version
 */
export async function lockAndFind<T extends { readonly version: number }>(
  sql: Sql,
  scope: Scope,
  { profileId, version }: Omit<RecordRef, 'id'>,
  look: () => Promise<T | undefined>,
): Promise<T> {
  const [locked, record] = await Promise.all([lockProfile(sql, scope.tenantId, profileId), look()]);
  if (locked === undefined || !record) throw recordNotFound();
  requireVersion(record.version, version);
  return record;
}

/**
 * Judges what `lockProfile` found.
 *
 * @param locked the version that the lock made
 * @throws {CoreError} `record_not_found`, `precondition_failed` where the profile had another version than the expected one
 */
export function requireLocked(locked: number | undefined, expected: number | undefined): void {
  if (locked === undefined) throw recordNotFound();
  requireVersion(locked - 1, expected);
}

/** @throws {CoreError} `precondition_failed` where a version is expected and it is another one */
export function requireVersion(present: number, expected: number | undefined): void {
  if (expected !== undefined && expected !== present) throw new CoreError('precondition_failed');
}
