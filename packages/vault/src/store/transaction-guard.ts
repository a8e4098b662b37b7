import { AsyncLocalStorage } from 'node:async_hooks';
import { vaultError } from '@inlay/protocol';

interface OpenUnit {
  readonly isOver: boolean;
}

const running = new AsyncLocalStorage<OpenUnit>();

/** Runs a unit's work. Whatever it calls is known to belong to it, until it is over. */
export function enterUnit<T>(unit: OpenUnit, work: () => Promise<T>): Promise<T> {
  return running.run(unit, async () => work());
}

/**
 * Refuses what a unit of work must not do: open another unit, which could wait for it in vain, or read committed state,
 * which lacks its own writes.
 *
 * @throws {CodedError} `store_foreign_unit`
 */
export function refuseInsideUnit(): void {
  if (running.getStore()?.isOver === false) {
    throw vaultError('store_foreign_unit', {
      message: 'Inside a unit of work, the store is reached by its own Sql only.',
    });
  }
}
