import { mkdtempSync, rmdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { OperatorError } from '../../errors.ts';
import { isBusy, sqliteCodeOf } from './sqlite-failure.ts';

/** The reasons of the operating system for refusing a file or folder, by code. */
const SYSTEM_REASONS: Readonly<Record<string, string>> = {
  EACCES: 'this user may not write there',
  EPERM: 'this user may not write there',
  EROFS: 'the file system is read-only',
  ENOENT: 'the folder is missing and cannot be made',
  ENOTDIR: 'a file stands where the folder should be',
  EEXIST: 'a file stands where the folder should be',
  EISDIR: 'a folder stands where the file should be',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk is full',
  EMFILE: 'too many files are open',
  ENFILE: 'too many files are open',
};

const READONLY = 8;
const CANTOPEN = 14;

/** The reasons of SQLite for refusing the file, by primary result code. */
const SQLITE_REASONS: Readonly<Record<number, string>> = {
  3: 'this user may not write the file',
  [READONLY]: 'the file can be read but not written',
  10: 'the disk fails',
  11: 'the file is damaged',
  13: 'the disk is full',
  [CANTOPEN]: 'the file cannot be opened',
  26: 'the file is not a SQLite database',
};

/**
 * Explains to the operator why a store does not open: `store_locked` if another process holds it, else
 * `store_unreachable`. Names the path and keeps the cause.
 *
 * @param path the store's file
 */
export function toOpenError(error: unknown, path: string): OperatorError {
  if (error instanceof OperatorError) return error;
  if (isBusy(error)) {
    return new OperatorError('store_locked', {
      message: `Another program has locked the store ${path}.`,
      cause: error,
    });
  }
  return new OperatorError('store_unreachable', {
    message: `The store ${path} cannot be opened: ${reasonOf(error, path)}.`,
    cause: error,
  });
}

function reasonOf(error: unknown, path: string): string {
  const sqliteCode = sqliteCodeOf(error);
  if (sqliteCode === undefined) return systemReason(error as NodeJS.ErrnoException, dirname(path));
  // SQLite reports that it cannot open or write a file; the operating system reports why.
  const refusal = sqliteCode === CANTOPEN || sqliteCode === READONLY ? refusalOf(dirname(path)) : undefined;
  if (refusal) return refusal;
  return `${SQLITE_REASONS[sqliteCode] ?? (error as Error).message} (SQLite error ${sqliteCode})`;
}

function systemReason({ code, message, path }: NodeJS.ErrnoException, folder: string): string {
  return `${SYSTEM_REASONS[code ?? ''] ?? message} (${code ?? 'no code'}, ${path ?? folder})`;
}

/** @returns the reason why a folder is not writable, or `undefined` if it is */
function refusalOf(folder: string): string | undefined {
  try {
    rmdirSync(mkdtempSync(join(folder, '.probe-')));
    return undefined;
  } catch (error) {
    return systemReason({ ...(error as NodeJS.ErrnoException), path: folder }, folder);
  }
}
