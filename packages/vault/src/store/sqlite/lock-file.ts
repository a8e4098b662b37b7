import { chmodSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { OperatorError } from '../../errors.ts';
import { isBusy } from './sqlite-failure.ts';

/**
 * Holds a store for this process alone. The lock is one of the operating system, taken by SQLite on an empty file
 * beside the store: it goes with the process, however that ends, so there is no stale one. Nothing but SQLite may open
 * that file: a process that closes any descriptor of a file loses its locks on it.
 *
 * @returns the function that lets go
 * @throws {OperatorError} `store_locked`, at once
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
