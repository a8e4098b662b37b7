import { OperatorError } from '../../errors.ts';
import type { List, Row, Sql, Value } from '../engine.ts';
import { enterTransaction } from '../transaction-guard.ts';
import type { Connection } from './connection.ts';
import { hasMixedNames, metAnother, unavailable } from './postgres-failure.ts';
import { type Answer, NOTHING, type Statement, toRows } from './statement.ts';
import { OPENING } from './transaction-control.ts';
import { checkValues, isInNoRow } from './values.ts';

export type Outcome<T> = { readonly value: T } | { readonly error: unknown };

interface Call {
  readonly statement: Statement;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * The store as one transaction sees it. Statements that are called in one turn travel in one flight, behind BEGIN where
 * they are the first. After one that fails every further one fails alike.
 *
 * While no statement is under way, only the transaction's own code runs, and that ends before the event loop turns. So
 * where it turns and there is neither a statement nor an end, the transaction waits for something foreign: it is refused,
 * since it would keep its connection and its locks for as long as that takes.
 */
export class TransactionSql implements Sql {
  readonly #connection: Connection;
  #waiting: Call[] = [];
  #flight: Promise<void> | undefined;
  #isScheduled = false;
  #hasBegun = false;
  #started = 0;
  #isOver = false;
  #failure: { readonly error: unknown } | undefined;
  #refuse: (outcome: { readonly error: unknown }) => void = () => {};

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  get isOver(): boolean {
    return this.#isOver;
  }

  /** Whether the server knows of the transaction. */
  get hasBegun(): boolean {
    return this.#hasBegun;
  }

  /** The first statement that failed, as the driver told it. */
  get failure(): { readonly error: unknown } | undefined {
    return this.#failure;
  }

  /** Runs the work to its end, or to the point where it waits for something else than the store. */
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
    if ('error' in outcome) this.#rejectWaiting(outcome.error);
    await this.#untilLanded();
    return this.#failure ?? outcome;
  }

  all(sql: string, ...values: readonly Value[]): Promise<readonly Row[]> {
    return handled(this.#call(sql, values, true).then(toRows));
  }

  get(sql: string, ...values: readonly Value[]): Promise<Row | undefined> {
    return handled(this.#call(sql, values, true).then((answer) => toRows(answer)[0]));
  }

  lists(sql: string, ...values: readonly Value[]): Promise<readonly List[]> {
    return handled(this.#call(sql, values, true).then(({ rows }) => rows));
  }

  run(sql: string, ...values: readonly Value[]): Promise<number> {
    return handled(this.#call(sql, values, false).then(({ touched }) => touched));
  }

  async #call(sql: string, values: readonly Value[], givesRows: boolean): Promise<Answer> {
    if (this.#isOver)
      throw new OperatorError('transaction_awaited_other_work', { message: 'The transaction is over.' });
    if (this.#failure) throw this.#failure.error;
    try {
      checkValues(values);
      if (isInNoRow(sql, values)) return NOTHING;
    } catch (error) {
      this.#failure = { error };
      throw error;
    }
    this.#started += 1;
    return new Promise((resolve, reject) => {
      this.#waiting.push({ statement: { sql, values, givesRows, isNamed: true }, resolve, reject });
      this.#sendSoon();
    });
  }

  /** Sends when the transaction's code has called all that it calls before it waits. */
  #sendSoon(): void {
    if (this.#isScheduled || this.#flight) return;
    this.#isScheduled = true;
    queueMicrotask(() =>
      process.nextTick(() => {
        this.#isScheduled = false;
        this.#send();
      }),
    );
  }

  #send(): void {
    if (this.#waiting.length === 0 || this.#flight) return;
    if (this.#failure) {
      this.#rejectWaiting(this.#failure.error);
      this.#watch();
      return;
    }
    this.#flight = this.#fly(this.#waiting.splice(0));
  }

  async #fly(calls: readonly Call[]): Promise<void> {
    const opening = this.#hasBegun ? [] : OPENING;
    this.#hasBegun = true;
    const { answers, error } = await this.#connection.send([...opening, ...calls.map(({ statement }) => statement)]);
    this.#flight = undefined;
    if (error !== undefined) this.#failure ??= { error };
    // A BEGIN that failed has left nothing behind, so the whole may be run again where its error allows that.
    if (answers.length < opening.length && !hasMixedNames(error) && !metAnother(error)) {
      this.#connection.discard();
      this.#failure = { error: unavailable(error) };
    }
    for (const [index, call] of calls.entries()) {
      const answer = answers[opening.length + index];
      if (answer) call.resolve(answer);
      else call.reject(this.#failure?.error);
    }
    if (this.#waiting.length > 0) this.#sendSoon();
    else this.#watch();
  }

  #rejectWaiting(error: unknown): void {
    for (const call of this.#waiting.splice(0)) call.reject(error);
  }

  /** Waits for what is under way, and for what was called and not awaited. */
  async #untilLanded(): Promise<void> {
    while (this.#flight || this.#waiting.length > 0) {
      this.#send();
      await this.#flight;
    }
  }

  /** Looks, when the event loop has turned, whether a statement is under way: otherwise something foreign is waited for. */
  #watch(): void {
    const started = this.#started;
    setImmediate(() => {
      const isUnderWay = this.#flight !== undefined || this.#waiting.length > 0;
      if (this.#isOver || isUnderWay || this.#started !== started) return;
      this.#refuse({ error: new OperatorError('transaction_awaited_other_work') });
    });
  }
}

/** Of statements that were called together only the first is awaited where that fails. The failure itself is kept. */
function handled<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => {});
  return promise;
}
