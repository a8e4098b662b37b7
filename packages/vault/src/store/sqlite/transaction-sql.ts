import { OperatorError } from '../../errors.ts';
import type { List, Row, Sql, Value } from '../engine.ts';
import { enterTransaction } from '../transaction-guard.ts';
import { toStorageError } from './sqlite-failure.ts';
import type { Statements } from './statements.ts';

/**
 * The store as one transaction sees it. Calls after the end of the transaction are refused. After a failed statement,
 * every later one fails with the same error, as in PostgreSQL: work must not continue after a lost write.
 *
 * A statement runs synchronously when it is called, so statements run in the order of their calls.
 */
export class TransactionSql implements Sql {
  readonly #statements: Statements;
  #isOver = false;
  #failure: { readonly error: unknown } | undefined;

  constructor(statements: Statements) {
    this.#statements = statements;
  }

  /** The error of the first failed statement, if any. The transaction can no longer succeed. */
  get failure(): { readonly error: unknown } | undefined {
    return this.#failure;
  }

  get isOver(): boolean {
    return this.#isOver;
  }

  end(): void {
    this.#isOver = true;
  }

  /** Runs the transaction's work. Every call that it makes is attributed to the transaction. */
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
    // Work that called several statements at once awaits only the first failure. The failure is kept here, so
    // rejections that nobody handles can be ignored.
    failed.catch(() => {});
    return failed;
  }
}
