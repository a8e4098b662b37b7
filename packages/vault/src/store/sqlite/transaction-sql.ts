import { OperatorError } from '../../errors.ts';
import type { List, Row, Sql, Value } from '../engine.ts';
import { enterTransaction } from '../transaction-guard.ts';
import { toStorageError } from './sqlite-failure.ts';
import type { Statements } from './statements.ts';

/**
 * The store as one transaction sees it. It ends with the transaction: a call after that is refused. After a failed
 * statement every further one fails with the same error, as in PostgreSQL: work that lost a write can't go on without it.
 *
 * A statement runs when it is called, so those that are called without being awaited run in the order of the calls.
 */
export class TransactionSql implements Sql {
  readonly #statements: Statements;
  #isOver = false;
  #failure: { readonly error: unknown } | undefined;

  constructor(statements: Statements) {
    this.#statements = statements;
  }

  /** The first statement that failed, if any: the transaction can't succeed any more. */
  get failure(): { readonly error: unknown } | undefined {
    return this.#failure;
  }

  get isOver(): boolean {
    return this.#isOver;
  }

  end(): void {
    this.#isOver = true;
  }

  /** Runs the transaction's work. Whatever it calls is known to belong to it. */
  enter<T>(work: (sql: Sql) => Promise<T>): Promise<T> {
    return enterTransaction(this, () => work(this));
  }

  all(sql: string, ...values: readonly Value[]): Promise<readonly Row[]> {
    return this.#perform(() => this.#statements.all(sql, values));
  }

  get(sql: string, ...values: readonly Value[]): Promise<Row | undefined> {
    return this.#perform(() => this.#statements.get(sql, values));
  }

  lists(sql: string, ...values: readonly Value[]): Promise<readonly List[]> {
    return this.#perform(() => this.#statements.lists(sql, values));
  }

  run(sql: string, ...values: readonly Value[]): Promise<number> {
    return this.#perform(() => this.#statements.run(sql, values));
  }

  #perform<T>(statement: () => T): Promise<T> {
    if (this.#isOver) {
      return Promise.reject(
        new OperatorError('transaction_awaited_other_work', { message: 'The transaction is over.' }),
      );
    }
    try {
      if (!this.#failure) return Promise.resolve(statement());
    } catch (error) {
      this.#failure = { error: toStorageError(error) };
    }
    const failed = Promise.reject<T>(this.#failure.error);
    // Work that called several statements at once awaits the first that failed and never sees the others. The failure is
    // kept here, so nothing is lost where it is not looked at.
    failed.catch(() => {});
    return failed;
  }
}
