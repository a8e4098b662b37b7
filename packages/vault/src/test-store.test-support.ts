import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Storage } from './store/engine.ts';
import { openPostgres } from './store/postgres/open-postgres.ts';
import { newPostgresUrl } from './store/postgres/open-postgres.test-support.ts';
import { openSqlite } from './store/sqlite/open-sqlite.ts';

/** The database that this run tests the vault on: its tests are run once for each. */
export const TEST_DATABASE = process.env['INLAY_TEST_DATABASE'] === 'postgres' ? 'PostgreSQL' : 'SQLite';

/** A place for one store, which can be opened again. */
export interface TestStore {
  open(now?: () => number): Promise<Storage>;
  /** The stored bytes of files or rows, by their location. */
  contents(): Promise<readonly { readonly place: string; readonly bytes: Buffer }[]>;
  remove(): void;
}

export async function newTestStore(): Promise<TestStore> {
  return TEST_DATABASE === 'SQLite' ? onSqlite() : onPostgres(await newPostgresUrl());
}

function onSqlite(): TestStore {
  const folder = mkdtempSync(join(tmpdir(), 'inlay-vault-'));
  return {
    open: (now) => openSqlite({ path: join(folder, 'vault.db'), ...(now ? { now } : {}) }),
    contents: async () => readdirSync(folder).map((name) => ({ place: name, bytes: readFileSync(join(folder, name)) })),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function onPostgres(url: string): TestStore {
  return {
    open: (now) => openPostgres({ url, connections: 4, ...(now ? { now } : {}) }),
    contents: () => readRows(url),
    // The schema goes with the server of this run.
    remove: () => {},
  };
}

/** Every column of every row, each behind the one before it. */
async function readRows(url: string) {
  const storage = await openPostgres({ url, connections: 1 });
  try {
    const tables = await storage.read.all(
      'SELECT table_name::text AS name FROM information_schema.tables WHERE table_schema = current_schema()',
    );
    return await Promise.all(
      tables.map(async ({ name }) => {
        const rows = await storage.read.all(`SELECT * FROM ${String(name)}`);
        const values = rows.flatMap((row) => Object.values(row)).filter((value) => value !== null);
        const bytes = values.map((value) => (value instanceof Uint8Array ? value : Buffer.from(String(value))));
        return { place: String(name), bytes: Buffer.concat(bytes.flatMap((part) => [part, Buffer.from('\n')])) };
      }),
    );
  } finally {
    await storage.close();
  }
}
