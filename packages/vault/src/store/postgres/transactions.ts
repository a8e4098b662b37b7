import { setTimeout as sleep } from 'node:timers/promises';
import type { Pool, PoolClient } from 'pg';
import type { Sql } from '../engine.ts';
import { refuseInsideTransaction } from '../transaction-guard.ts';
import {
  isAnswer,
  isUniqueViolation,
  metAnother,
  toStorageError,
  unavailable,
  unknownOutcome,
} from './postgres-failure.ts';
import { type Outcome, TransactionSql } from './transaction-sql.ts';

/** How long a unit that meets others is tried again, in milliseconds. */
const PATIENCE = 5000;

/** The longest pause before it is, in milliseconds. */
const LONGEST_PAUSE = 50;

type Attempt<T> = Outcome<T> & { readonly again?: boolean };

/**
 * Runs each transaction in a SERIALIZABLE transaction of its own. PostgreSQL refuses one of two that could not have run
 * one after the other; that one is run again, from its start, so a unit's work has no effect but on the store.
 *
 * A row that came between a look and an insert may be told as a second of its kind: run again once, the unit sees it and
 * says itself what that means.
 */
export class Transactions {
  readonly #pool: Pool;
  readonly #running = new Set<Promise<unknown>>();
  #closed = false;

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  /** @throws {CodedError} `transaction_awaited_other_work`, `storage_unavailable`, and whatever the work throws */
  async transaction<T>(work: (sql: Sql) => Promise<T>): Promise<T> {
    refuseInsideTransaction();
    if (this.#closed) throw unavailable(new Error('The store is closed.'));
    const running = this.#run(work);
    this.#running.add(running);
    try {
      return await running;
    } finally {
      this.#running.delete(running);
    }
  }

  /** Refuses new units and waits for those that were taken. */
  async close(): Promise<void> {
    this.#closed = true;
    await Promise.allSettled(this.#running);
  }

  async #run<T>(work: (sql: Sql) => Promise<T>): Promise<T> {
    const connection = await this.#pool.connect().catch((cause: unknown) => {
      throw unavailable(cause);
    });
    let isLost = true;
    try {
      const outcome = await repeat(() => attempt(connection, work));
      isLost = false;
      if ('error' in outcome) throw outcome.error;
      return outcome.value;
    } catch (error) {
      throw isLost ? toStorageError(error) : error;
    } finally {
      connection.release(isLost);
    }
  }
}

async function repeat<T>(run: () => Promise<Attempt<T>>): Promise<Outcome<T>> {
  const start = performance.now();
  for (let count = 1; ; count += 1) {
    const outcome = await run();
    if (!outcome.again || !('error' in outcome)) return outcome;
    const isHopeless = isUniqueViolation(outcome.error) ? count > 1 : performance.now() - start > PATIENCE;
    if (isHopeless) return { error: toStorageError(outcome.error) };
    await sleep(Math.random() * Math.min(LONGEST_PAUSE, 2 ** count));
  }
}

/** One transaction. @throws when the connection is lost, or in a state that nobody knows */
async function attempt<T>(connection: PoolClient, work: (sql: Sql) => Promise<T>): Promise<Attempt<T>> {
  await connection.query('BEGIN');
  const sql = new TransactionSql(connection);
  const outcome = await sql.perform(work);
  if ('error' in outcome) {
    if (sql.failure && !isAnswer(sql.failure.error) && !(sql.failure.error instanceof TypeError))
      throw sql.failure.error;
    // A refusal rests on a snapshot of rows that were durable before anybody could see them, so it needs no COMMIT.
    await connection.query('ROLLBACK');
    if (!sql.failure) return outcome;
    const { error } = sql.failure;
    return metAnother(error) || isUniqueViolation(error) ? { error, again: true } : { error: toStorageError(error) };
  }
  try {
    await connection.query('COMMIT');
    return outcome;
  } catch (error) {
    if (!isAnswer(error)) throw unknownOutcome(error);
    return metAnother(error) ? { error, again: true } : { error: unavailable(error) };
  }
}
