/** What a column may hold. Times are milliseconds since 1970 as safe integers, booleans are 0 and 1. */
export type Value = string | number | Uint8Array | null;

export type Row = Readonly<Record<string, Value>>;

/**
 * The one way to the store. SQL is constant text with `$1` placeholders, the same on every engine; ids, times and
 * random values come from the application. Nothing but calls of this port may be awaited inside a unit of work.
 */
export interface Sql {
  /** Rows of a query, in the order that it names. */
  all(sql: string, ...values: readonly Value[]): Promise<readonly Row[]>;
  /** The first row, or `undefined`. */
  get(sql: string, ...values: readonly Value[]): Promise<Row | undefined>;
  /** Runs a statement that writes; tells how many rows it touched. */
  run(sql: string, ...values: readonly Value[]): Promise<number>;
}

/**
 * A store. Guarantees that every engine's conformance test checks:
 * - a unit of work is all or nothing, and sees its own writes;
 * - `unit` settles only once its outcome is durable: a resolved unit survives `kill -9`, and a refusal (a rejection of
 *   the work) is not told before the batch that it looked at is committed;
 * - units of work are serializable;
 * - a unit that awaits anything but its `Sql` is refused (`store_foreign_unit`) and leaves nothing behind.
 */
export interface Storage {
  /** Committed state, outside any unit. */
  readonly read: Sql;
  unit<T>(work: (sql: Sql) => Promise<T>): Promise<T>;
  /** Overwrites what deleted rows left behind in files, as far as the engine can. */
  scrub(): Promise<void>;
  /** Whether the store can take a write now; throws `storage_unavailable` where it can't. */
  check(): Promise<void>;
  close(): Promise<void>;
}
