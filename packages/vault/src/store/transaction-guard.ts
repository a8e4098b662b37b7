import { AsyncLocalStorage } from 'node:async_hooks';
import { OperatorError } from '../errors.ts';

interface OpenTransaction {
  readonly isOver: boolean;
}

const running = new AsyncLocalStorage<OpenTransaction>();

/** Runs a transaction's work. Until it ends, every call that it makes is attributed to the transaction. */
export function enterTransaction<T>(transaction: OpenTransaction, work: () => Promise<T>): Promise<T> {
  return running.run(transaction, async () => work());
}

/**
 * Refuses calls that a transaction must not make: opening another transaction, which could deadlock with it, and
 * reading committed state, which lacks its own writes.
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
