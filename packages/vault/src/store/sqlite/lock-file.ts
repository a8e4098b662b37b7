import { chmodSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { OperatorError } from '../../errors.ts';
import { isBusy } from './sqlite-failure.ts';

/**
 * Locks a store for this process. SQLite takes an operating-system lock on an empty file next to the store. The lock
 * ends with the process, so it is never stale. Only SQLite may open that file: a process that closes any descriptor of
 * a file loses its locks on it.
 *
 * @returns the function that releases the lock
 * @throws {OperatorError} `store_locked`, without waiting
 */
export function lockFile(path: string): () => void {
  const lock = new DatabaseSync(path, { timeout: 0 });
  try {
    chmodSync(path, 0o600);
    lock.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
  } catch (cause) {
    lock.close();
    throw isBusy(cause)
      ? new OperatorError('store_locked', { message: `Another process holds this store: ${path} is locked.`, cause })
      : cause;
  }
  return () => lock.close();
}
