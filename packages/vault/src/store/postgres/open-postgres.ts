import { vaultError } from '@inlay/protocol';
import pg from 'pg';
import type { Row, Sql, Storage, Value } from '../engine.ts';
import { refuseInsideTransaction } from '../transaction-guard.ts';
import { checkServer } from './check-server.ts';
import { migratePostgres } from './migrate-postgres.ts';
import { openPool } from './pools.ts';
import { toOpenError, toStorageError, unavailable } from './postgres-failure.ts';
import { runStatement } from './statement.ts';
import { Transactions } from './transactions.ts';

export interface PostgresOptions {
  /** `postgresql://user:password@host:port/database`, with the parameters that libpq knows, such as `sslmode`. */
  readonly url: string;
  /** The most connections of each side, for writing and for reading. Default: 8. */
  readonly connections?: number;
  /** Milliseconds since 1970. Default: the machine's clock. */
  readonly now?: () => number;
}

/**
 * Opens a store in PostgreSQL 15 or newer. Several processes may have it open at once.
 *
 * @throws {CodedError} `config_invalid` for a URL, a user or a server that cannot serve, `store_newer` when a newer
 *   release wrote it, `storage_unavailable` when the server does not answer
 */
export async function openPostgres({ url, connections = 8, now = Date.now }: PostgresOptions): Promise<Storage> {
  if (!/^postgres(ql)?:$/.test(URL.parse(url)?.protocol ?? '')) {
    throw vaultError('config_invalid', { message: 'The URL of a store is postgresql://user:password@host/database.' });
  }
  try {
    await prepare(url, now());
  } catch (error) {
    throw toOpenError(error);
  }
  // Sequential scans lock whole tables against one another; units touch few rows, by their keys.
  const writer = openPool(url, connections, { default_transaction_isolation: 'serializable', enable_seqscan: 'off' });
  const reader = openPool(url, connections, { default_transaction_read_only: 'on' });
  return new PostgresStorage(writer, reader);
}

/** On a connection without the limits of daily work: a step may take long, and so may waiting for another server's. */
async function prepare(url: string, now: number): Promise<void> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: 5000,
    application_name: 'inlay migrations',
  });
  client.on('error', () => {});
  await client.connect();
  try {
    await checkServer(client);
    await migratePostgres(client, now);
  } finally {
    await client.end();
  }
}

class PostgresStorage implements Storage {
  readonly read: Sql;
  readonly #units: Transactions;
  readonly #pools: readonly pg.Pool[];
  #closing: Promise<void> | undefined;

  constructor(writer: pg.Pool, reader: pg.Pool) {
    this.#units = new Transactions(writer);
    this.#pools = [writer, reader];
    this.read = new CommittedState(reader);
  }

  transaction<T>(work: (sql: Sql) => Promise<T>): Promise<T> {
    return this.#units.transaction(work);
  }

  /**
   * Nothing: PostgreSQL overwrites a deleted row when it needs the room, and offers no way to do it earlier. Until then,
   * and in its log, replicas and backups, sealed bytes remain (docs/decisions/0007-postgresql.md).
   */
  async scrub(): Promise<void> {
    refuseInsideTransaction();
    if (this.#closing) throw unavailable(new Error('The store is closed.'));
  }

  async check(): Promise<void> {
    await this.transaction((sql) =>
      sql.run(
        `INSERT INTO meta (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value`,
        'probe',
        new Uint8Array(1),
      ),
    );
  }

  close(): Promise<void> {
    return (this.#closing ??= this.#close());
  }

  async #close(): Promise<void> {
    await this.#units.close();
    await Promise.all(this.#pools.map((pool) => pool.end()));
  }
}

/** Reads on connections of their own, which may not write: they wait for no unit, and see what is committed. */
class CommittedState implements Sql {
  readonly #pool: pg.Pool;

  constructor(pool: pg.Pool) {
    this.#pool = pool;
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

  async #run(sql: string, values: readonly Value[]) {
    refuseInsideTransaction();
    try {
      return await runStatement(this.#pool, sql, values);
    } catch (error) {
      throw toStorageError(error);
    }
  }
}
