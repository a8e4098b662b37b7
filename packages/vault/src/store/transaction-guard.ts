import { AsyncLocalStorage } from 'node:async_hooks';
import { OperatorError } from '../errors.ts';

interface OpenTransaction {
  readonly isOver: boolean;
}

const running = new AsyncLocalStorage<OpenTransaction>();

/** Runs a transaction's work. Whatever it calls is known to belong to it, until it is over. */
export function enterTransaction<T>(transaction: OpenTransaction, work: () => Promise<T>): Promise<T> {
  return running.run(transaction, async () => work());
}

/**
 * Refuses what a transaction must not do: open another one, which could wait for it in vain, or read committed state,
 * which lacks its own writes.
 *
 * @throws {OperatorError} `transaction_awaited_other_work`
 */
export function refuseInsideTransaction(): void {
  if (running.getStore()?.isOver === false) {
    throw new OperatorError('transaction_awaited_other_work', {
      message: 'Inside a transaction, the store is reached by its own Sql only.',
    });
  }
}
