import { setTimeout as sleep } from 'node:timers/promises';
import type { Sql, Value, Write } from '../engine.ts';
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
 * from its start, so its work has no effect but on the store. So is one that meets a unique key: its own look, run again,
 * says what that means.
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

  /** Runs statements that write as a transaction. @returns how many rows each of them touched */
  async write(writes: readonly Write[]): Promise<readonly number[]> {
    this.refuse();
    const answers = new Map<Write, Answer>();
    const statements = writes.filter((write) => !this.#isInNoRow(write));
    if (statements.length > 0) {
      const flight = statements.map((write) => ({ ...write, givesRows: false, isNamed: true }));
      const landed = await this.#take((connection) => runAlone(connection, flight));
      for (const [index, write] of statements.entries()) answers.set(write, landed[index] as Answer);
    }
    return writes.map((write) => (answers.get(write) ?? NOTHING).touched);
  }

  /** Runs one query of committed state. */
  async read(sql: string, values: readonly Value[]): Promise<Answer> {
    const statement = { sql, values, givesRows: true, isNamed: true };
    this.refuse();
    return this.#isInNoRow(statement) ? NOTHING : this.#take((connection) => runReading(connection, statement));
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

  #isInNoRow({ sql, values }: Write): boolean {
    checkValues(values);
    return isInNoRow(sql, values);
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
    for (let count = 1; ; count += 1) {
      const outcome = await this.#attempt(run);
      if ('value' in outcome) return outcome.value;
      const { again, error } = outcome;
      if (again === undefined) throw error;
      if (again === 'without-names') throw toStoreError(error);
      if (performance.now() - start > PATIENCE) throw unavailable(error);
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
