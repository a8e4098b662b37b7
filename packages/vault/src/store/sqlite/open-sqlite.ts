import { chmodSync, closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { List, Reader, Row, Sql, Storage, StoreCounters, Value, Write } from '../engine.ts';
import { announceStore } from '../announce-store.ts';
import { refuseInsideTransaction } from '../transaction-guard.ts';
import { GroupCommit } from './group-commit.ts';
import { lockFile } from './lock-file.ts';
import { migrateSqlite } from './migrate-sqlite.ts';
import { toOpenError } from './open-failure.ts';
import { toStorageError, unavailable } from './sqlite-failure.ts';
import { Statements } from './statements.ts';

export interface SqliteOptions {
  /** The store's file. Its folder is made when it is missing; both are for their owner only. */
  readonly path: string;
  /** Milliseconds since 1970. Default: the machine's clock. */
  readonly now?: () => number;
}

/** How long a statement waits for an outsider at the file, such as a backup, in milliseconds. */
const TIMEOUT = 2000;

/** Room that a write may need, in bytes: a store that has less is full. */
const PROBE = 64 * 1024;

/**
 * Opens the embedded store: SQLite with a write-ahead log, synced at each commit, erasing what it deletes.
 *
 * @throws {OperatorError} `store_locked` when another process holds it, `store_newer` when a newer release wrote it,
 *   `store_unreachable` when the file can't be used, with its path and the reason
 */
export async function openSqlite({ path, now = Date.now }: SqliteOptions): Promise<Storage> {
  const closers: (() => void)[] = [];
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    closers.push(lockFile(`${path}.lock`));
    // SQLite gives its log and its index the mode of the file that they belong to.
    closeSync(openSync(path, 'a', 0o600));
    chmodSync(path, 0o600);
    const writer = openWriter(path);
    closers.push(() => writer.close());
    migrateSqlite(writer, now());
    const reader = openReader(path);
    closers.push(() => reader.close());
    return announceStore(new SqliteStorage(writer, reader, closers));
  } catch (error) {
    closeAll(closers);
    throw toOpenError(error, path);
  }
}

function openWriter(path: string): DatabaseSync {
  const writer = new DatabaseSync(path, { timeout: TIMEOUT, enableForeignKeyConstraints: true });
  writer.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;
    PRAGMA temp_store = MEMORY; PRAGMA trusted_schema = OFF`);
  return writer;
}

function openReader(path: string): DatabaseSync {
  const reader = new DatabaseSync(path, { timeout: TIMEOUT, readOnly: true });
  reader.exec('PRAGMA temp_store = MEMORY; PRAGMA trusted_schema = OFF');
  return reader;
}

/** In the reverse order of opening. A second call has nothing to close. */
function closeAll(closers: (() => void)[]): void {
  for (const close of closers.splice(0).toReversed()) close();
}

class SqliteStorage implements Storage {
  readonly read: Reader;
  /** The lock file keeps every other process out. */
  readonly isExclusive = true;
  readonly #writer: Statements;
  readonly #transactions: GroupCommit;
  readonly #closers: (() => void)[];

  constructor(writer: DatabaseSync, reader: DatabaseSync, closers: (() => void)[]) {
    this.#writer = new Statements(writer);
    this.#transactions = new GroupCommit(writer);
    this.#closers = closers;
    this.read = new CommittedState(new Statements(reader));
  }

  get counters(): StoreCounters {
    return { roundTrips: 0, retries: this.#transactions.retries };
  }

  transaction<T>(work: (sql: Sql) => Promise<T>): Promise<T> {
    return this.#transactions.transaction(work);
  }

  write(sql: string, ...values: readonly Value[]): Promise<number> {
    return this.#transactions.write(sql, values);
  }

  writeAll(writes: readonly Write[]): Promise<readonly number[]> {
    return this.transaction((sql) => Promise.all(writes.map((write) => sql.run(write.sql, ...write.values))));
  }

  /** Empties the log, where a deleted row would outlive its deletion. The file itself was overwritten on delete. */
  async scrub(): Promise<void> {
    refuseInsideTransaction();
    // Waiting for an outsider would hold up everybody here; the next scrub finds the log as it is.
    const row = perform(() => {
      this.#writer.get('PRAGMA busy_timeout = 0', []);
      const result = this.#writer.get('PRAGMA wal_checkpoint(TRUNCATE)', []);
      this.#writer.get(`PRAGMA busy_timeout = ${TIMEOUT}`, []);
      return result;
    });
    if (row?.['busy'] !== 0) throw unavailable(new Error('An outsider reads the store, so its log was not emptied.'));
  }

  async check(): Promise<void> {
    await this.transaction(async (sql) => {
      await sql.run(
        `INSERT INTO meta (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value`,
        'probe',
        new Uint8Array(PROBE),
      );
      await sql.run('DELETE FROM meta WHERE name = $1', 'probe');
    });
  }

  async close(): Promise<void> {
    await this.#transactions.close();
    closeAll(this.#closers);
  }
}

/** Reads on a connection of their own: they wait for nobody, and see nothing that might still be taken back. */
class CommittedState implements Reader {
  readonly #statements: Statements;

  constructor(statements: Statements) {
    this.#statements = statements;
  }

  async all(sql: string, ...values: readonly Value[]): Promise<readonly Row[]> {
    refuseInsideTransaction();
    return perform(() => this.#statements.all(sql, values));
  }

  async get(sql: string, ...values: readonly Value[]): Promise<Row | undefined> {
    refuseInsideTransaction();
    return perform(() => this.#statements.get(sql, values));
  }

  async lists(sql: string, ...values: readonly Value[]): Promise<readonly List[]> {
    refuseInsideTransaction();
    return perform(() => this.#statements.lists(sql, values));
  }
}

function perform<T>(statement: () => T): T {
  try {
    return statement();
  } catch (error) {
    throw toStorageError(error);
  }
}
