import { type CodedError, isCodedError, vaultError } from '@inlay/protocol';

interface SqliteError extends Error {
  /** SQLite's extended result code. */
  readonly errcode: number;
}

const BUSY = 5;

/** SQLITE_PERM, BUSY, LOCKED, NOMEM, READONLY, IOERR, CORRUPT, FULL, CANTOPEN, NOTADB: the store, not the statement. */
const OUT_OF_ORDER = new Set([3, BUSY, 6, 7, 8, 10, 11, 13, 14, 26]);

/** SQLITE_CONSTRAINT_PRIMARYKEY and SQLITE_CONSTRAINT_UNIQUE. */
const TAKEN = new Set([1555, 2067]);

function isSqliteError(error: unknown): error is SqliteError {
  return error instanceof Error && typeof (error as Partial<SqliteError>).errcode === 'number';
}

/** Whether another connection holds the file. */
export function isBusy(error: unknown): boolean {
  return isSqliteError(error) && (error.errcode & 0xff) === BUSY;
}

/** Whether a statement failed because its row would have been the second of its kind. */
export function isUniqueViolation(error: unknown): boolean {
  return isSqliteError(error) && TAKEN.has(error.errcode);
}

/** What a failed statement means to a caller: `storage_unavailable` where the store itself is out of order. */
export function toStorageError(error: unknown): unknown {
  if (isSqliteError(error)) return OUT_OF_ORDER.has(error.errcode & 0xff) ? unavailable(error) : error;
  return isClosed(error) ? unavailable(error) : error;
}

/** A system error too, such as a folder that may not be written. */
export function toOpenError(error: unknown): CodedError {
  return isCodedError(error) ? error : unavailable(error);
}

export function unavailable(cause: unknown): CodedError {
  return vaultError('storage_unavailable', { cause });
}

function isClosed(error: unknown): boolean {
  return error instanceof Error && (error as NodeJS.ErrnoException).code === 'ERR_INVALID_STATE';
}
