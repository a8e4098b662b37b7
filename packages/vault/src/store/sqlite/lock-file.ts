import { chmodSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { vaultError } from '@inlay/protocol';
import { isBusy } from './sqlite-failure.ts';

/**
 * Holds a store for this process alone. The lock is one of the operating system, taken by SQLite on an empty file
 * beside the store: it goes with the process, however that ends, so there is no stale one.
 *
 * @returns the function that lets go
 * @throws {CodedError} `store_locked`, at once
 */
export function lockFile(path: string): () => void {
  const lock = new DatabaseSync(path, { timeout: 0 });
  try {
    chmodSync(path, 0o600);
    lock.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
  } catch (cause) {
    lock.close();
    throw isBusy(cause) ? vaultError('store_locked', { cause }) : cause;
  }
  return () => lock.close();
}
