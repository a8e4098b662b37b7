import { type CodedError, isCodedError, vaultError } from '@inlay/protocol';
import pg from 'pg';

/** Two units met: serialization_failure, deadlock_detected. Run again, the second sees what the first did. */
const MET_ANOTHER = new Set(['40001', '40P01']);

const TAKEN = '23505';

/**
 * The server, not the statement: connection, transaction, resources (disk full), operator, system and internal errors, a
 * lock or a connection that was not to be had, and a server that only reads.
 */
const OUT_OF_ORDER = /^(08|25|40|53|55|57|58|XX)/;

/** Who may not come in, and a database that is not there. */
const MISCONFIGURED = /^(28|3D)/;

function codeOf(error: unknown): string | undefined {
  return error instanceof pg.DatabaseError ? (error.code ?? 'XX000') : undefined;
}

/** Whether the same work may succeed when it is run again. */
export function metAnother(error: unknown): boolean {
  return MET_ANOTHER.has(codeOf(error) ?? '');
}

/** Whether a statement failed because its row would have been the second of its kind. */
export function isUniqueViolation(error: unknown): boolean {
  return codeOf(error) === TAKEN;
}

/** Whether a table was made by another meanwhile: duplicate_table, duplicate_object, or its row in the catalog. */
export function wasMadeMeanwhile(error: unknown): boolean {
  return ['42P07', '42710', TAKEN].includes(codeOf(error) ?? '');
}

/** Whether the connection can still be used after this error. */
export function isAnswer(error: unknown): boolean {
  const code = codeOf(error);
  return code !== undefined && !/^(08|57P|25P03)/.test(code);
}

/**
 * What a failed statement means to a caller. Without a code it is the connection, or its end; but a value that is none
 * was refused on this side of it.
 */
export function toStorageError(error: unknown): unknown {
  if (isCodedError(error) || error instanceof TypeError) return error;
  const code = codeOf(error);
  return code === undefined || OUT_OF_ORDER.test(code) ? unavailable(error) : error;
}

/** @throws nothing: what is wrong with the place where the store should be, for an operator */
export function toOpenError(error: unknown): CodedError {
  if (isCodedError(error)) return error;
  if (MISCONFIGURED.test(codeOf(error) ?? '')) {
    return vaultError('config_invalid', {
      message: 'PostgreSQL refuses the user, the password or the database of INLAY_DATABASE_URL.',
      cause: error,
    });
  }
  return unavailable(error);
}

export function unavailable(cause: unknown): CodedError {
  return vaultError('storage_unavailable', { cause });
}

/** The connection went while COMMIT was under way: nobody but the server knows how it ended. */
export function unknownOutcome(cause: unknown): CodedError {
  return vaultError('storage_unavailable', {
    message: 'The store went away before it answered. The write may have been made: look before you try again.',
    cause,
  });
}
