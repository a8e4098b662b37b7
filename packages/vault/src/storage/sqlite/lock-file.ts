import { DatabaseSync } from 'node:sqlite';
import { vaultError } from '@inlay/protocol';

/**
 * Holds a store for this process alone. The lock is one of the operating system, taken by SQLite on an empty file
 * beside the store: it goes with the process, however that ends, so there is no stale one.
 *
 * @returns the function that lets go
 * @throws {CodedError} `store_locked`, at once
 */
export function lockFile(path: string): () => void {
  const lock = new DatabaseSync(path);
  try {
    lock.exec('PRAGMA busy_timeout = 0; PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
  } catch (cause) {
    lock.close();
    throw vaultError('store_locked', { cause });
  }
  return () => lock.close();
}
