import { AsyncLocalStorage } from 'node:async_hooks';
import type { DatabaseSync } from 'node:sqlite';
import { vaultError } from '@inlay/protocol';
import type { Sql } from '../engine.ts';
import { refuseInsideTransaction } from '../transaction-guard.ts';
import { unavailable } from './sqlite-failure.ts';
import { Statements } from './statements.ts';
import { TransactionSql } from './transaction-sql.ts';

interface Unit {
  readonly work: (sql: TransactionSql) => Promise<unknown>;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
}

type Outcome = { readonly value: unknown } | { readonly error: unknown };

/** The most units of one batch: bounds how long the first of them waits for the last. */
const MAX_BATCH = 256;

const WAITS_ELSEWHERE = Symbol('the unit waits for something else than the store');

/**
 * Runs transactions one after another and commits them together: the disk is synced once for all that arrived in one
 * turn of the event loop.
 *
 * Nobody is answered before the COMMIT, neither a success nor a refusal: a refusal may rest on a neighbour's row, and
 * that row is not there before it is durable. A failed COMMIT fails them all. Each unit has a savepoint, so a refused
 * one takes nothing of its neighbours with it.
 */
export class GroupCommit {
  readonly #db: DatabaseSync;
  readonly #statements: Statements;
  #queue: Unit[] = [];
  #running: Promise<void> | undefined;
  #closed = false;

  constructor(db: DatabaseSync) {
    this.#db = db;
    this.#statements = new Statements(db);
  }

  /** @throws {CodedError} `transaction_awaited_other_work`, `storage_unavailable`, and whatever the work throws */
  async transaction<T>(work: (sql: Sql) => Promise<T>): Promise<T> {
    refuseInsideTransaction();
    if (this.#closed) throw unavailable(new Error('The store is closed.'));
    // The batch runs in the context of whoever came first; each work belongs into its caller's.
    const inCaller = AsyncLocalStorage.snapshot();
    return new Promise<T>((resolve, reject) => {
      this.#queue.push({
        work: (sql) => inCaller(() => sql.enter(work)),
        resolve: resolve as Unit['resolve'],
        reject,
      });
      this.#running ??= this.#drain();
    });
  }

  /** Refuses new units and waits for those that were taken. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#running;
  }

  async #drain(): Promise<void> {
    while (this.#queue.length > 0) {
      await new Promise((resolve) => setImmediate(resolve));
      await this.#commit(this.#queue.splice(0, MAX_BATCH));
    }
    this.#running = undefined;
  }

  async #commit(batch: readonly Unit[]): Promise<void> {
    const outcomes: Outcome[] = [];
    try {
      this.#rollback();
      this.#execute('BEGIN IMMEDIATE');
      for (const unit of batch) outcomes.push(await this.#run(unit));
      this.#execute('COMMIT');
    } catch (cause) {
      try {
        this.#rollback();
      } catch {
        // A disk that refuses even this is asked again before the next batch.
      }
      for (const unit of batch) unit.reject(unavailable(cause));
      return;
    }
    for (const [index, unit] of batch.entries()) {
      const outcome = outcomes[index] as Outcome;
      if ('error' in outcome) unit.reject(outcome.error);
      else unit.resolve(outcome.value);
    }
  }

  async #run(unit: Unit): Promise<Outcome> {
    this.#execute('SAVEPOINT unit');
    const sql = new TransactionSql(this.#statements);
    const outcome = await settle(() => unit.work(sql));
    sql.end();
    const refused = sql.failure ?? ('error' in outcome ? outcome : undefined);
    // Some failures (a full disk) make SQLite roll back all of the transaction: then the batch is lost, not the unit.
    if (!this.#db.isTransaction) throw refused?.error ?? new Error('The transaction is gone.');
    if (refused) this.#execute('ROLLBACK TO unit');
    this.#execute('RELEASE unit');
    return refused ?? outcome;
  }

  #rollback(): void {
    if (this.#db.isTransaction) this.#execute('ROLLBACK');
  }

  #execute(sql: string): void {
    this.#statements.run(sql, []);
  }
}

/**
 * Runs a unit to its end. Statements answer at once, so a unit that awaits nothing else ends before the event loop
 * turns; one that does not has awaited something foreign, during which the whole store would wait for it.
 */
async function settle(work: () => Promise<unknown>): Promise<Outcome> {
  let turn: NodeJS.Immediate | undefined;
  const turned = new Promise<typeof WAITS_ELSEWHERE>((resolve) => {
    turn = setImmediate(resolve, WAITS_ELSEWHERE);
  });
  const ended = work().then(
    (value): Outcome => ({ value }),
    (error: unknown): Outcome => ({ error }),
  );
  const outcome = await Promise.race([ended, turned]);
  clearImmediate(turn);
  return outcome === WAITS_ELSEWHERE ? { error: vaultError('transaction_awaited_other_work') } : outcome;
}
