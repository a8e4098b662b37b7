import { chmodSync, closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Sql, Storage } from '../engine.ts';
import { GroupCommit } from './group-commit.ts';
import { lockFile } from './lock-file.ts';
import { migrateSqlite } from './migrate-sqlite.ts';
import { toStorageError } from './sqlite-failure.ts';
import { Statements } from './statements.ts';

export interface SqliteOptions {
  /** The store's file. Its folder is made when it is missing; both are for their owner only. */
  readonly path: string;
  /** Milliseconds since 1970. Default: the machine's clock. */
  readonly now?: () => number;
}

/**
 * Opens the embedded store: SQLite with a write-ahead log, synced at each commit, erasing what it deletes.
 *
 * @throws {CodedError} `store_locked` when another process holds it, `store_newer` when a newer release wrote it
 */
export async function openSqlite({ path, now = Date.now }: SqliteOptions): Promise<Storage> {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const unlock = lockFile(`${path}.lock`);
  try {
    // SQLite gives its log and its index the mode of the file that they belong to.
    closeSync(openSync(path, 'a', 0o600));
    for (const file of [path, `${path}.lock`]) chmodSync(file, 0o600);
    const writer = new DatabaseSync(path);
    writer.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;
      PRAGMA foreign_keys = ON; PRAGMA busy_timeout = 5000`);
    migrateSqlite(writer, now());
    return new SqliteStorage(path, writer, unlock);
  } catch (error) {
    unlock();
    throw toStorageError(error);
  }
}

class SqliteStorage implements Storage {
  readonly read: Sql;
  readonly #writer: DatabaseSync;
  readonly #reader: DatabaseSync;
  readonly #units: GroupCommit;
  readonly #unlock: () => void;

  constructor(path: string, writer: DatabaseSync, unlock: () => void) {
    this.#writer = writer;
    this.#unlock = unlock;
    this.#units = new GroupCommit(writer);
    this.#reader = new DatabaseSync(path, { readOnly: true });
    this.#reader.exec('PRAGMA busy_timeout = 5000');
    this.read = readingSql(new Statements(this.#reader));
  }

  unit<T>(work: (sql: Sql) => Promise<T>): Promise<T> {
    return this.#units.unit(work);
  }

  /** Empties the log, where a deleted row would outlive its deletion. The file itself was overwritten on delete. */
  async scrub(): Promise<void> {
    try {
      this.#writer.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    } catch (error) {
      throw toStorageError(error);
    }
  }

  async check(): Promise<void> {
    await this.unit((sql) =>
      sql.run(
        `INSERT INTO meta (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value`,
        'probe',
        new Uint8Array(1),
      ),
    );
  }

  async close(): Promise<void> {
    await this.#units.close();
    this.#reader.close();
    this.#writer.close();
    this.#unlock();
  }
}

function readingSql(statements: Statements): Sql {
  const run = <T>(statement: () => T): T => {
    try {
      return statement();
    } catch (error) {
      throw toStorageError(error);
    }
  };
  return {
    all: async (sql, ...values) => run(() => statements.all(sql, values)),
    get: async (sql, ...values) => run(() => statements.get(sql, values)),
    run: async (sql, ...values) => run(() => statements.run(sql, values)),
  };
}
