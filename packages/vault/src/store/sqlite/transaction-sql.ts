import { vaultError } from '@inlay/protocol';
import type { Row, Sql, Value } from '../engine.ts';
import { enterTransaction } from '../transaction-guard.ts';
import { toStorageError } from './sqlite-failure.ts';
import type { Statements } from './statements.ts';

/**
 * The store as one transaction sees it. It ends with the unit: a call after that is refused. After a failed statement
 * every further one fails alike, as it would in PostgreSQL: a unit that lost a write can't go on without it.
 */
export class TransactionSql implements Sql {
  readonly #statements: Statements;
  #ended = false;
  #failure: { readonly error: unknown } | undefined;

  constructor(statements: Statements) {
    this.#statements = statements;
  }

  /** The first statement that failed, if any: the unit can't succeed any more. */
  get failure(): { readonly error: unknown } | undefined {
    return this.#failure;
  }

  get isOver(): boolean {
    return this.#ended;
  }

  end(): void {
    this.#ended = true;
  }

  /** Runs the unit's work. Whatever it calls is known to belong to it. */
  enter<T>(work: (sql: Sql) => Promise<T>): Promise<T> {
    return enterTransaction(this, () => work(this));
  }

  async all(sql: string, ...values: readonly Value[]): Promise<readonly Row[]> {
    return this.#run(() => this.#statements.all(sql, values));
  }

  async get(sql: string, ...values: readonly Value[]): Promise<Row | undefined> {
    return this.#run(() => this.#statements.get(sql, values));
  }

  async run(sql: string, ...values: readonly Value[]): Promise<number> {
    return this.#run(() => this.#statements.run(sql, values));
  }

  #run<T>(statement: () => T): T {
    if (this.#ended) throw vaultError('transaction_awaited_other_work', { message: 'The transaction is over.' });
    if (this.#failure) throw this.#failure.error;
    try {
      return statement();
    } catch (error) {
      this.#failure = { error: toStorageError(error) };
      throw this.#failure.error;
    }
  }
}
