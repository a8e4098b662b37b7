import { setTimeout as sleep } from 'node:timers/promises';
import { RunAgain, type Sql, type Value } from '../engine.ts';
import { refuseInsideTransaction } from '../transaction-guard.ts';
import type { Connection } from './connection.ts';
import type { Connections } from './connections.ts';
import type { Counters } from './counters.ts';
import { toStoreError, unavailable } from './postgres-failure.ts';
import { type Attempt, runAlone, runReading, runTransaction } from './run-transaction.ts';
import { type Answer, NOTHING } from './statement.ts';
import { checkValues, isInNoRow } from './values.ts';

/** How long a transaction that meets others is tried again, in milliseconds. */
const PATIENCE = 5000;

/** The longest pause before it is, in milliseconds. */
const LONGEST_PAUSE = 50;

type Run<T> = (connection: Connection) => Promise<Attempt<T>>;

/**
 * Runs transactions, each on a connection that it has for itself.
 *
 * Of two that wait for one another, or that an engine could not let commit both, PostgreSQL refuses one: it is run again
 * from its start, so its work has no effect but on the store. An UPDATE that meets a unique key is told as a second of its
 * kind: run again once, the transaction sees the first and says itself what that means.
 */
export class Transactions {
  readonly #connections: Connections;
  readonly #counters: Counters;
  readonly #running = new Set<Promise<unknown>>();
  #closed = false;

  constructor(connections: Connections, counters: Counters) {
    this.#connections = connections;
    this.#counters = counters;
  }

  /** @throws {OperatorError | CoreError} `transaction_awaited_other_work`, `store_unavailable`, `store_outcome_unknown`, and what the work throws */
  async transaction<T>(work: (sql: Sql) => Promise<T>): Promise<T> {
    return this.#take((connection) => runTransaction(connection, work));
  }

  /** Runs one statement that writes as a transaction. */
  async write(sql: string, values: readonly Value[]): Promise<Answer> {
    const statement = { sql, values, givesRows: false, isNamed: true };
    return this.#takeStatement(sql, values, (connection) => runAlone(connection, statement));
  }

  /** Runs one query of committed state. */
  async read(sql: string, values: readonly Value[]): Promise<Answer> {
    const statement = { sql, values, givesRows: true, isNamed: true };
    return this.#takeStatement(sql, values, (connection) => runReading(connection, statement));
  }

  /** Refuses new transactions and waits for those that were taken. */
  async close(): Promise<void> {
    this.#closed = true;
    await Promise.allSettled(this.#running);
  }

  /** @throws {OperatorError | CoreError} inside a transaction, and of a closed store */
  refuse(): void {
    refuseInsideTransaction();
    if (this.#closed) throw unavailable(new Error('The store is closed.'));
  }

  async #takeStatement(sql: string, values: readonly Value[], run: Run<Answer>): Promise<Answer> {
    this.refuse();
    checkValues(values);
    return isInNoRow(sql, values) ? NOTHING : this.#take(run);
  }

  async #take<T>(run: Run<T>): Promise<T> {
    this.refuse();
    const running = this.#repeat(run);
    this.#running.add(running);
    try {
      return await running;
    } finally {
      this.#running.delete(running);
    }
  }

  async #repeat<T>(run: Run<T>): Promise<T> {
    const start = performance.now();
    let isOnceUsed = false;
    for (let count = 1; ; count += 1) {
      const outcome = await this.#attempt(run);
      if ('value' in outcome) return outcome.value;
      const { again, error } = outcome;
      if (again === undefined) throw error;
      const isWorthIt =
        again === 'while-patient' ? performance.now() - start < PATIENCE : again === 'once' && !isOnceUsed;
      if (!isWorthIt) throw error instanceof RunAgain ? unavailable(error) : toStoreError(error);
      if (again === 'once') isOnceUsed = true;
      this.#counters.retries += 1;
      await sleep(Math.random() * Math.min(LONGEST_PAUSE, 2 ** count));
    }
  }

  async #attempt<T>(run: Run<T>): Promise<Attempt<T>> {
    const connection = await this.#connections.take().catch((cause: unknown) => {
      throw unavailable(cause);
    });
    try {
      const attempt = await run(connection);
      if (attempt.again !== 'without-names' || !connection.stopNaming()) return attempt;
      this.#counters.retries += 1;
      return await run(connection);
    } catch (error) {
      connection.discard();
      throw error;
    } finally {
      this.#connections.giveBack(connection);
    }
  }
}
