/** What a column may hold. Times are milliseconds since 1970 as safe integers, booleans are 0 and 1. */
export type Value = string | number | Uint8Array | null;

export type Row = Readonly<Record<string, Value>>;

/** The values of a row, in the order of its columns. */
export type List = readonly Value[];

/** A statement that writes, with its values. */
export interface Write {
  readonly sql: string;
  readonly values: readonly Value[];
}

/**
 * Committed state. SQL is constant text with `$1` placeholders, the same on every engine. Make each text once, at load:
 * engines know a statement by it.
 */
export interface Reader {
  /** Returns the rows of a query, in the order that it names. One round trip. */
  all(sql: string, ...values: readonly Value[]): Promise<readonly Row[]>;
  /** Returns the first row, or `undefined`. One round trip. */
  get(sql: string, ...values: readonly Value[]): Promise<Row | undefined>;
  /** As `all`, each row as the list of its values: names cost more than values where there are many. One round trip. */
  lists(sql: string, ...values: readonly Value[]): Promise<readonly List[]>;
}

/**
 * The store inside one transaction. Ids, times and random values come from the application.
 *
 * Statements run in the order in which they are called. Those that are called without awaiting the one before travel
 * together, in one round trip, and each of them sees what the ones before it did. After one that fails every later one
 * fails with the same error. Nothing but calls of this port may be awaited inside a transaction.
 */
export interface Sql extends Reader {
  /** Runs a statement that writes. @returns how many rows it touched */
  run(sql: string, ...values: readonly Value[]): Promise<number>;
}

/**
 * Thrown by the work of a transaction that read what another one has changed since: it is rolled back and run again from
 * its start, for some seconds at most.
 */
export class RunAgain extends Error {
  override readonly name = 'RunAgain';

  constructor() {
    super('Another transaction changed what this one had read.');
  }
}

/** How often the store was asked since it was opened. */
export interface StoreCounters {
  /** Messages that waited for an answer of the database server. 0 where there is none. */
  readonly roundTrips: number;
  /** Transactions that were rolled back and run again. */
  readonly retries: number;
}

/**
 * A store. Every engine's conformance test checks these guarantees:
 * - a transaction is all or nothing, and sees its own writes;
 * - it settles only once its outcome is durable: what resolved survives `kill -9`, and a refusal (a rejection of the
 *   work) is not told before the rows that it rests on are durable;
 * - two transactions that update one row run one after the other, and the later one's next statement sees what the
 *   earlier one wrote. Nothing more: rules rest on a locked row, a unique key or a conditional statement;
 * - where nobody knows whether it was made, it is refused with `store_outcome_unknown`, and with `store_unavailable` only
 *   where nothing was written;
 * - it may be run more than once, so its work has no effect outside the store;
 * - one that several servers share runs a transaction again that meets a unique key, for some seconds at most: work that
 *   may meet one looks first who holds it, and says so;
 * - one that awaits anything but its `Sql` is refused (`transaction_awaited_other_work`) and leaves nothing behind.
 */
export interface Storage {
  readonly read: Reader;
  /** Whether this process alone has the store open, so that what it read stays true until it writes. */
  readonly isExclusive: boolean;
  readonly counters: StoreCounters;
  /** Runs work as one transaction. @returns what the work returned, once it is durable */
  transaction<T>(work: (sql: Sql) => Promise<T>): Promise<T>;
  /** Runs one statement that writes as a transaction of its own, in one round trip. @returns how many rows it touched */
  write(sql: string, ...values: readonly Value[]): Promise<number>;
  /**
   * Runs statements as one transaction, in one round trip: none of them is decided by what another one did, but by the rows
   * that it finds. @returns how many rows each of them touched
   */
  writeAll(writes: readonly Write[]): Promise<readonly number[]>;
  /** Overwrites what deleted rows left behind in files, as far as the engine can. */
  scrub(): Promise<void>;
  /** Checks that the store can take a write now. @throws {CoreError} `store_unavailable` where it can't */
  check(): Promise<void>;
  close(): Promise<void>;
}
