import { CoreError } from '../../errors.ts';
import { announceStore } from '../announce-store.ts';
import type { Reader, Sql, Storage, StoreCounters, Value, Write } from '../engine.ts';
import { checkLayout } from './check-layout.ts';
import { checkServer } from './check-server.ts';
import { Connection } from './connection.ts';
import { Connections } from './connections.ts';
import { Counters } from './counters.ts';
import { dialler } from './dial.ts';
import { migratePostgres } from './migrate-postgres.ts';
import { toOpenError } from './open-failure.ts';
import { unavailable } from './postgres-failure.ts';
import { toRows } from './statement.ts';
import { Transactions } from './transactions.ts';

export interface PostgresOptions {
  /** `postgresql://user:password@host:port/database`, with the parameters that libpq knows, such as `sslmode`. */
  readonly url: string;
  /** The most connections of this process. Default: 16. */
  readonly connections?: number;
  /**
   * Whether the server keeps statements by name and parses each once for a connection. `false` for a pooler that pools by
   * transaction and knows no prepared statements, such as PgBouncer before 1.21. Default: true.
   */
  readonly statementNames?: boolean;
  /** Milliseconds since 1970. Default: the machine's clock. */
  readonly now?: () => number;
}

const CONNECTIONS = 16;

/**
 * Opens a store in PostgreSQL 15 or newer, and brings it up to this release. Several processes may have it open at once.
 *
 * @returns the open store; close it
 * @throws {OperatorError} `config_invalid` for a URL that cannot be used, `store_unreachable` when the server does not
 *   answer, `database_refused` when it does not let the vault in, `database_unsuitable` when the vault's promises would not
 *   hold there, `store_newer` when a newer release wrote the store. Its message names the server
 */
export async function openPostgres(options: PostgresOptions): Promise<Storage> {
  const { url, connections: size = CONNECTIONS, statementNames = true, now = Date.now } = options;
  const counters = new Counters();
  const dial = dialler(url);
  const connections = new Connections(async () => new Connection(await dial(), { counters, statementNames }), size);
  try {
    await prepare(connections, now());
  } catch (error) {
    await connections.close();
    throw error;
  }
  return announceStore(new PostgresStorage(connections, counters));
}

async function prepare(connections: Connections, now: number): Promise<void> {
  const connection = await connections.take().catch((error: unknown) => {
    throw toOpenError(error);
  });
  const { client } = connection;
  try {
    await checkServer(client);
    await migratePostgres(client, now);
    await checkLayout(client);
  } catch (error) {
    connection.discard();
    const { host, port, user = '', database = '' } = client;
    throw toOpenError(error, { host, port, user, database });
  } finally {
    connections.giveBack(connection);
  }
}

class PostgresStorage implements Storage {
  readonly read: Reader;
  readonly isExclusive = false;
  readonly counters: StoreCounters;
  readonly #connections: Connections;
  readonly #transactions: Transactions;
  #closing: Promise<void> | undefined;

  constructor(connections: Connections, counters: Counters) {
    this.counters = counters;
    this.#connections = connections;
    this.#transactions = new Transactions(connections, counters);
    this.read = {
      all: async (sql, ...values) => toRows(await this.#transactions.read(sql, values)),
      get: async (sql, ...values) => toRows(await this.#transactions.read(sql, values))[0],
      lists: async (sql, ...values) => (await this.#transactions.read(sql, values)).rows,
    };
  }

  transaction<T>(work: (sql: Sql) => Promise<T>): Promise<T> {
    return this.#transactions.transaction(work);
  }

  async write(sql: string, ...values: readonly Value[]): Promise<number> {
    const [touched = 0] = await this.writeAll([{ sql, values }]);
    return touched;
  }

  writeAll(writes: readonly Write[]): Promise<readonly number[]> {
    return this.#transactions.write(writes);
  }

  /**
   * Nothing: PostgreSQL overwrites a deleted row when it needs the room, and offers no way to do it earlier. Until then,
   * and in its log, replicas and backups, sealed bytes remain (docs/decisions/0018-postgresql.md).
   */
  async scrub(): Promise<void> {
    this.#transactions.refuse();
  }

  async check(): Promise<void> {
    await this.write(
      'INSERT INTO meta (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
      'probe',
      new Uint8Array(1),
    ).catch((error: unknown) => {
      // Nobody looks whether the probe was written.
      const isOpen = error instanceof CoreError && error.code === 'store_outcome_unknown';
      throw isOpen ? unavailable(error.cause) : error;
    });
  }

  close(): Promise<void> {
    return (this.#closing ??= this.#close());
  }

  async #close(): Promise<void> {
    await this.#transactions.close();
    await this.#connections.close();
  }
}
