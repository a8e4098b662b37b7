import { CoreError, recordNotFound } from '../../errors.ts';
import type { Sql } from '../../store/engine.ts';
import type { Scope } from '../context.ts';
import { lockProfile } from './profiles.sql.ts';

/** A record in a profile. */
export interface RecordRef {
  readonly profileId: string;
  readonly id: string;
  /** The version that the write requires. Default: any. */
  readonly version?: number;
}

/** The profile that a record is added to. */
export interface ParentRef {
  readonly profileId: string;
  /** The version of the profile that the addition requires. Default: any. */
  readonly version?: number;
}

/**
 * Locks a profile and reads a record in it, in one round trip. The read is a separate statement after the lock, so it
 * sees what the previous transaction wrote.
 *
 * @param look reads the record; called after the lock statement
 * @throws {CoreError} `record_not_found` when there is no such profile or record, `precondition_failed` for another
 *   version
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
 * Checks the result of `lockProfile`.
 *
 * @param locked the version after the lock, which increments it
 * @throws {CoreError} `record_not_found`, `precondition_failed` when the profile did not have the expected version
 */
export function requireLocked(locked: number | undefined, expected: number | undefined): void {
  if (locked === undefined) throw recordNotFound();
  requireVersion(locked - 1, expected);
}

/** @throws {CoreError} `precondition_failed` when a version is expected and differs */
export function requireVersion(present: number, expected: number | undefined): void {
  if (expected !== undefined && expected !== present) throw new CoreError('precondition_failed');
}
