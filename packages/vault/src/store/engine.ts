/** The values that a column may hold. Times are milliseconds since 1970 as safe integers, booleans are 0 and 1. */
export type Value = string | number | Uint8Array | null;

export type Row = Readonly<Record<string, Value>>;

/** The values of a row, in the order of its columns. */
export type List = readonly Value[];

/** A writing statement, with its values. */
export interface Write {
  readonly sql: string;
  readonly values: readonly Value[];
}

/**
 * Reads committed state. SQL is constant text with `$1` placeholders, the same on every engine. Build each text once,
 * at load: engines identify a statement by its text.
 */
export interface Reader {
  /** Returns the rows of a query, in the query's order. One round trip. */
  all(sql: string, ...values: readonly Value[]): Promise<readonly Row[]>;
  /** Returns the first row, or `undefined`. One round trip. */
  get(sql: string, ...values: readonly Value[]): Promise<Row | undefined>;
  /** Returns rows like `all`, each as a list of values: with many rows, names cost more than values. One round trip. */
  lists(sql: string, ...values: readonly Value[]): Promise<readonly List[]>;
}

/**
 * The store inside one transaction. Ids, times and random values come from the application.
 *
 * Statements run in the order of their calls. Statements that are called without awaiting the previous one share one
 * round trip, and each sees the changes of the previous ones. After a failed statement, every later one fails with the
 * same error. Inside a transaction, await only calls of this port.
 */
export interface Sql extends Reader {
  /** Runs a writing statement. @returns the number of rows it affected */
  run(sql: string, ...values: readonly Value[]): Promise<number>;
}

/**
 * Thrown by work whose reads another transaction has since changed. The transaction is rolled back and retried from its
 * start, for a few seconds at most.
 */
export class RunAgain extends Error {
  override readonly name = 'RunAgain';

  constructor() {
    super('Another transaction changed what this one had read.');
  }
}

/** Counters since the store was opened. */
export interface StoreCounters {
  /** Round trips to the database server. 0 if there is no server. */
  readonly roundTrips: number;
  /** Transactions that were rolled back and retried. */
  readonly retries: number;
}

/**
 * A store. Every engine's conformance test checks these guarantees:
 * - a transaction is all or nothing, and sees its own writes;
 * - it settles only once its outcome is durable: a resolved transaction survives `kill -9`, and a refusal (a rejection
 *   of the work) is reported only after the rows that it depends on are durable;
 * - two transactions that update one row run one after the other, and the later one's next statement sees the earlier
 *   one's changes. There is no further isolation: rules must use a locked row, a unique key or a conditional statement;
 * - if its outcome is unknown, it rejects with `store_outcome_unknown`; `store_unavailable` means that nothing was
 *   written;
 * - it may run more than once, so its work must have no side effects outside the store;
 * - a store that several servers share retries a transaction that violates a unique key, for a few seconds at most:
 *   such work must first read who holds the key, and refuse by that;
 * - a transaction that awaits anything but its `Sql` is refused (`transaction_awaited_other_work`) and leaves nothing
 *   behind.
 */
export interface Storage {
  readonly read: Reader;
  /** True if only this process has the store open, so that its reads stay valid until it writes. */
  readonly isExclusive: boolean;
  readonly counters: StoreCounters;
  /** Runs work as one transaction. @returns the result of the work, once it is durable */
  transaction<T>(work: (sql: Sql) => Promise<T>): Promise<T>;
  /** Runs one writing statement as its own transaction, in one round trip. @returns the number of rows it affected */
  write(sql: string, ...values: readonly Value[]): Promise<number>;
  /**
   * Runs statements as one transaction, in one round trip. No statement may depend on the result of another, only on
   * the rows that it finds.
   *
   * @returns the number of rows each of them affected
   */
  writeAll(writes: readonly Write[]): Promise<readonly number[]>;
  /** Overwrites the remains of deleted rows in files, as far as the engine can. */
  scrub(): Promise<void>;
  /** Checks that the store accepts a write now. @throws {CoreError} `store_unavailable` if it does not */
  check(): Promise<void>;
  close(): Promise<void>;
}
