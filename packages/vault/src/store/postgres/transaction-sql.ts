import { vaultError } from '@inlay/protocol';
import type { PoolClient } from 'pg';
import type { Row, Sql, Value } from '../engine.ts';
import { enterTransaction } from '../transaction-guard.ts';
import { runStatement } from './statement.ts';

export type Outcome<T> = { readonly value: T } | { readonly error: unknown };

/**
 * The store as one transaction sees it: one connection, one statement after another. It ends with the unit, and after a
 * failed statement every further one fails alike.
 *
 * While no statement is under way, only the unit's own code runs, and that ends before the event loop turns. So where it
 * turns and there is neither a statement nor an end, the unit waits for something foreign: it is refused, since it would
 * keep its connection and its locks for as long as that takes.
 */
export class TransactionSql implements Sql {
  readonly #connection: PoolClient;
  #last: Promise<unknown> = Promise.resolve();
  #underWay = 0;
  #started = 0;
  #isOver = false;
  #failure: { readonly error: unknown } | undefined;
  #refuse: (outcome: { readonly error: unknown }) => void = () => {};

  constructor(connection: PoolClient) {
    this.#connection = connection;
  }

  get isOver(): boolean {
    return this.#isOver;
  }

  /** The first statement that failed, as the driver told it. */
  get failure(): { readonly error: unknown } | undefined {
    return this.#failure;
  }

  /** Runs the unit's work to its end, or to the point where it waits for something else than the store. */
  async perform<T>(work: (sql: Sql) => Promise<T>): Promise<Outcome<T>> {
    const refused = new Promise<Outcome<T>>((resolve) => {
      this.#refuse = resolve;
    });
    const ended = enterTransaction(this, () => work(this)).then(
      (value): Outcome<T> => ({ value }),
      (error: unknown): Outcome<T> => ({ error }),
    );
    this.#watch();
    const outcome = await Promise.race([ended, refused]);
    this.#isOver = true;
    await this.#last;
    return this.#failure ?? outcome;
  }

  async all(sql: string, ...values: readonly Value[]): Promise<readonly Row[]> {
    return (await this.#run(sql, values)).rows;
  }

  async get(sql: string, ...values: readonly Value[]): Promise<Row | undefined> {
    return (await this.#run(sql, values)).rows[0];
  }

  async run(sql: string, ...values: readonly Value[]): Promise<number> {
    return (await this.#run(sql, values)).touched;
  }

  #run(sql: string, values: readonly Value[]) {
    if (this.#isOver) throw vaultError('transaction_awaited_other_work', { message: 'The transaction is over.' });
    this.#underWay += 1;
    this.#started += 1;
    const running = this.#last.then(() => this.#send(sql, values));
    this.#last = running.catch(() => {});
    return running;
  }

  async #send(sql: string, values: readonly Value[]) {
    try {
      if (this.#failure) throw this.#failure.error;
      return await runStatement(this.#connection, sql, values);
    } catch (error) {
      this.#failure ??= { error };
      throw error;
    } finally {
      this.#underWay -= 1;
      this.#watch();
    }
  }

  #watch(): void {
    if (this.#underWay > 0 || this.#isOver) return;
    const started = this.#started;
    setImmediate(() => {
      if (!this.#isOver && this.#started === started)
        this.#refuse({ error: vaultError('transaction_awaited_other_work') });
    });
  }
}
