import { CoreError } from '../../errors.ts';

interface SqliteError extends Error {
  /** SQLite's extended result code. */
  readonly errcode: number;
}

const BUSY = 5;

/**
 * SQLITE_PERM, BUSY, LOCKED, NOMEM, READONLY, IOERR, CORRUPT, FULL, CANTOPEN, NOTADB: errors of the store, not of the
 * statement.
 */
const OUT_OF_ORDER = new Set([3, BUSY, 6, 7, 8, 10, 11, 13, 14, 26]);

/** @returns SQLite's primary result code, or `undefined` if the error is not from SQLite */
export function sqliteCodeOf(error: unknown): number | undefined {
  const code = error instanceof Error ? (error as Partial<SqliteError>).errcode : undefined;
  return code === undefined ? undefined : code & 0xff;
}

/** @returns true if another connection holds the file */
export function isBusy(error: unknown): boolean {
  return sqliteCodeOf(error) === BUSY;
}

/**
 * Converts the failure of a statement into the error for the caller: `store_unavailable` for a failure of the store
 * itself.
 */
export function toStorageError(error: unknown): unknown {
  const code = sqliteCodeOf(error);
  return (code === undefined ? isClosed(error) : OUT_OF_ORDER.has(code)) ? unavailable(error) : error;
}

export function unavailable(cause: unknown): CoreError {
  return new CoreError('store_unavailable', { cause });
}

function isClosed(error: unknown): boolean {
  return error instanceof Error && (error as NodeJS.ErrnoException).code === 'ERR_INVALID_STATE';
}
