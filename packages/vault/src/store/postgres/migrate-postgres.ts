import { setTimeout as sleep } from 'node:timers/promises';
import type { ClientBase } from 'pg';
import { checksum, type Migration, pendingMigrations } from '../migrate.ts';
import { MIGRATIONS } from '../migrations/index.ts';
import { metAnother, wasMadeMeanwhile } from './postgres-failure.ts';
import { BEGIN } from './transaction-control.ts';

/** How often servers that start together may conflict before this one gives up. */
const ATTEMPTS = 20;

/** A step may take long, and so may the wait for another server's step. */
const BEGIN_WITHOUT_LIMIT = `${BEGIN.sql}; SET LOCAL statement_timeout = 0`;

/**
 * Brings a store up to this release, each migration in a transaction of its own. The row in `migrations` is written
 * before its step runs. If several servers start together, the first one holds the row; the others wait and then find
 * the step done. If a server dies, its row is rolled back.
 */
export async function migratePostgres(
  client: ClientBase,
  now: number,
  migrations: readonly Migration[] = MIGRATIONS,
): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await migrate(client, now, migrations);
    } catch (error) {
      await client.query('ROLLBACK');
      const isRace = wasMadeMeanwhile(error) || metAnother(error);
      if (!isRace || attempt === ATTEMPTS) throw error;
      await sleep(10 * attempt);
    }
  }
}

async function migrate(client: ClientBase, now: number, migrations: readonly Migration[]): Promise<void> {
  // IF NOT EXISTS takes no lock: two servers that check at the same time both create, and the second gets an error.
  await client.query(BEGIN_WITHOUT_LIMIT);
  await client.query(`CREATE TABLE IF NOT EXISTS migrations (
    number BIGINT NOT NULL PRIMARY KEY,
    checksum TEXT NOT NULL,
    applied_at BIGINT NOT NULL
  )`);
  await client.query('COMMIT');
  const { rows } = await client.query('SELECT number, checksum FROM migrations ORDER BY number');
  const done = rows.map(({ number, checksum: sum }) => ({ number: Number(number), checksum: String(sum) }));
  for (const migration of pendingMigrations(migrations, done)) {
    await client.query(BEGIN_WITHOUT_LIMIT);
    await client.query('INSERT INTO migrations (number, checksum, applied_at) VALUES ($1, $2, $3)', [
      migration.number,
      checksum(migration),
      now,
    ]);
    await client.query(migration.sql);
    const { command } = await client.query('COMMIT');
    if (command !== 'COMMIT') throw new Error(`Migration ${migration.number} was not committed: ${command}.`);
  }
}
