import type { DatabaseSync } from 'node:sqlite';
import { OperatorError } from '../../errors.ts';
import { RunAgain, type Sql, type Value } from '../engine.ts';
import { refuseInsideTransaction } from '../transaction-guard.ts';
import { toStorageError, unavailable } from './sqlite-failure.ts';
import { Statements } from './statements.ts';
import { TransactionSql } from './transaction-sql.ts';

/** An accepted transaction without an answer yet: work, or one statement. */
interface Task {
  readonly work: ((sql: Sql) => Promise<unknown>) | { readonly sql: string; readonly values: readonly Value[] };
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
  /** The error that ends its retries. */
  refusal?: { readonly error: OperatorError };
  /** The number of its retries, and the time of the first. */
  runs: number;
  since: number;
}

type Outcome = { readonly value: unknown } | { readonly error: unknown };

/** The largest batch: limits how long its first transaction waits for its last. */
const MAX_BATCH = 256;

/** How long a transaction is retried at its own request, in milliseconds. */
const PATIENCE = 5000;

/** The longest pause before a retry, in milliseconds. */
const LONGEST_PAUSE = 50;

/**
 * Runs transactions one after another and commits them together: the disk is synced once for all transactions that
 * arrived in one turn of the event loop.
 *
 * No transaction settles before the COMMIT, whether it succeeds or is refused: a refusal may depend on another
 * transaction's row, which must be durable first. A failed COMMIT fails all of them.
 *
 * Most batches need no rollback, so a batch first runs without savepoints. If a transaction is refused after it has
 * written, the whole batch is rolled back and rerun with a savepoint for each transaction. Then only the refused
 * transaction is undone.
 */
export class GroupCommit {
  readonly #db: DatabaseSync;
  readonly #statements: Statements;
  readonly #patience: number;
  #queue: Task[] = [];
  #isDraining = false;
  /** The number of accepted transactions without an answer. */
  #taken = 0;
  #retries = 0;
  #turn: NodeJS.Immediate | undefined;
  #onTurn: () => void = () => {};
  #closing: Promise<void> | undefined;
  #onLastAnswer: () => void = () => {};

  /** @param patience how long a transaction is retried at its own request, in milliseconds */
  constructor(db: DatabaseSync, patience = PATIENCE) {
    this.#db = db;
    this.#statements = new Statements(db);
    this.#patience = patience;
  }

  /** The number of transactions that were rolled back and retried. */
  get retries(): number {
    return this.#retries;
  }

  /**
   * @throws {OperatorError} `transaction_awaited_other_work`
   *
   * @throws {CoreError} `store_unavailable`
   * @throws the error of the work
   */
  transaction<T>(work: (sql: Sql) => Promise<T>): Promise<T> {
    return this.#take(work);
  }

  /** @throws {OperatorError} `transaction_awaited_other_work` @throws {CoreError} `store_unavailable` */
  write(sql: string, values: readonly Value[]): Promise<number> {
    return this.#take({ sql, values });
  }

  /** Refuses new transactions and waits for accepted ones. */
  close(): Promise<void> {
    return (this.#closing ??= new Promise((resolve) => {
      this.#onLastAnswer = resolve;
      if (this.#taken === 0) resolve();
    }));
  }

  #take<T>(work: Task['work']): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      refuseInsideTransaction();
      if (this.#closing) throw unavailable(new Error('The store is closed.'));
      this.#taken += 1;
      this.#enqueue({ work, resolve: resolve as Task['resolve'], reject, runs: 0, since: 0 });
    });
  }

  #enqueue(task: Task): void {
    this.#queue.push(task);
    if (!this.#isDraining) void this.#drain();
  }

  async #drain(): Promise<void> {
    this.#isDraining = true;
    while (this.#queue.length > 0) {
      await new Promise((resolve) => setImmediate(resolve));
      await this.#commit(this.#queue.splice(0, MAX_BATCH));
    }
    this.#isDraining = false;
  }

  async #commit(batch: readonly Task[]): Promise<void> {
    let outcomes: readonly Outcome[];
    try {
      this.#begin();
      let ran = await this.#runPlainly(batch);
      if (!ran) {
        this.#begin();
        ran = await this.#runApart(batch);
      }
      this.#execute('COMMIT');
      outcomes = ran;
    } catch (cause) {
      this.#giveUp();
      const error = unavailable(cause);
      outcomes = batch.map(() => ({ error }));
    }
    clearImmediate(this.#turn);
    this.#turn = undefined;
    for (const [index, task] of batch.entries()) this.#answer(task, outcomes[index] as Outcome);
  }

  /**
   * Runs a batch without savepoints.
   *
   * @returns `undefined` when a transaction must be undone, or when one lost the whole batch, as with a full disk
   */
  async #runPlainly(batch: readonly Task[]): Promise<readonly Outcome[] | undefined> {
    const outcomes: Outcome[] = [];
    for (const task of batch) {
      this.#statements.hasWritten = false;
      const outcome = typeof task.work === 'function' ? await this.#run(task, task.work) : this.#write(task.work);
      outcomes.push(outcome);
      if ('error' in outcome && (this.#statements.hasWritten || !this.#db.isTransaction)) {
        this.#retries += outcomes.length;
        return undefined;
      }
    }
    return outcomes;
  }

  /** Runs a batch with a savepoint for each transaction of more than one statement. @throws when the batch is lost */
  async #runApart(batch: readonly Task[]): Promise<readonly Outcome[]> {
    const outcomes: Outcome[] = [];
    for (const task of batch) {
      const outcome =
        typeof task.work === 'function' ? await this.#runInSavepoint(task, task.work) : this.#write(task.work);
      // Some failures (a full disk) make SQLite roll back the whole transaction. Then the batch is lost.
      if (!this.#db.isTransaction) throw 'error' in outcome ? outcome.error : new Error('The transaction is gone.');
      outcomes.push(outcome);
    }
    return outcomes;
  }

  async #runInSavepoint(task: Task, work: (sql: Sql) => Promise<unknown>): Promise<Outcome> {
    if (task.refusal) return task.refusal;
    this.#execute('SAVEPOINT own');
    const outcome = await this.#run(task, work);
    if (!this.#db.isTransaction) return outcome;
    if ('error' in outcome) this.#execute('ROLLBACK TO own');
    this.#execute('RELEASE own');
    return outcome;
  }

  /** Runs one statement. A failed statement leaves no changes. */
  #write({ sql, values }: { readonly sql: string; readonly values: readonly Value[] }): Outcome {
    try {
      return { value: this.#statements.run(sql, values) };
    } catch (error) {
      return { error: toStorageError(error) };
    }
  }

  /**
   * Runs work to its end. Statements finish synchronously, so work that awaits only them ends before the event loop
   * turns. Work that does not end by then has awaited something else, and would block the whole store.
   */
  #run(task: Task, work: (sql: Sql) => Promise<unknown>): Promise<Outcome> {
    const sql = new TransactionSql(this.#statements);
    return new Promise((resolve) => {
      const end = (outcome: Outcome): void => {
        sql.end();
        resolve(sql.failure ?? outcome);
      };
      this.#onTurn = () => {
        if (sql.isOver) return;
        task.refusal = { error: new OperatorError('transaction_awaited_other_work') };
        end(task.refusal);
      };
      // One check serves the whole batch: the loop does not turn unless a transaction awaits something else.
      this.#turn ??= setImmediate(() => {
        this.#turn = undefined;
        this.#onTurn();
      });
      sql.enter(work).then(
        (value) => end({ value }),
        (error: unknown) => end({ error }),
      );
    });
  }

  #answer(task: Task, outcome: Outcome): void {
    if ('error' in outcome && outcome.error instanceof RunAgain && this.#postpone(task)) return;
    if (!('error' in outcome)) task.resolve(outcome.value);
    else task.reject(outcome.error instanceof RunAgain ? unavailable(outcome.error) : outcome.error);
    this.#taken -= 1;
    if (this.#taken === 0) this.#onLastAnswer();
  }

  /**
   * Moves a transaction to a later batch, after a growing pause: only transactions of other batches can change its
   * condition.
   *
   * @returns true if there is time for another attempt
   */
  #postpone(task: Task): boolean {
    const now = performance.now();
    if (task.runs === 0) task.since = now;
    if (this.#closing || now - task.since > this.#patience) return false;
    task.runs += 1;
    this.#retries += 1;
    setTimeout(() => this.#enqueue(task), Math.min(LONGEST_PAUSE, 2 ** task.runs));
    return true;
  }

  #begin(): void {
    this.#rollback();
    this.#execute('BEGIN IMMEDIATE');
  }

  #rollback(): void {
    if (this.#db.isTransaction) this.#execute('ROLLBACK');
  }

  #giveUp(): void {
    try {
      this.#rollback();
    } catch {
      // If even the rollback fails, it is repeated before the next batch.
    }
  }

  #execute(sql: string): void {
    this.#statements.run(sql, []);
  }
}
