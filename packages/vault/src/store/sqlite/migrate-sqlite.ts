import type { DatabaseSync } from 'node:sqlite';
import { checksum, type Migration, pendingMigrations } from '../migrate.ts';
import { MIGRATIONS } from '../migrations/index.ts';

/** The words of the migrations in SQLite's own: the only place where the engines' types differ. */
function toSqlite(sql: string): string {
  return sql
    .replaceAll(/\bBYTEA\b/g, 'BLOB')
    .replaceAll(/\bBIGINT\b/g, 'INTEGER')
    .replaceAll(/\n\);/g, '\n) STRICT;');
}

/** Brings a store up to this release, each migration in a transaction of its own. */
export function migrateSqlite(db: DatabaseSync, now: number, migrations: readonly Migration[] = MIGRATIONS): void {
  db.exec(
    toSqlite(`CREATE TABLE IF NOT EXISTS migrations (
  number BIGINT NOT NULL PRIMARY KEY,
  checksum TEXT NOT NULL,
  applied_at BIGINT NOT NULL
);`),
  );
  const applied = db.prepare('SELECT number, checksum FROM migrations ORDER BY number').all();
  const done = applied.map(({ number, checksum: sum }) => ({ number: Number(number), checksum: String(sum) }));
  for (const migration of pendingMigrations(migrations, done)) {
    db.exec('BEGIN IMMEDIATE');
    try {
      db.exec(toSqlite(migration.sql));
      db.prepare('INSERT INTO migrations (number, checksum, applied_at) VALUES (?, ?, ?)').run(
        migration.number,
        checksum(migration),
        now,
      );
      db.exec('COMMIT');
    } catch (error) {
      if (db.isTransaction) db.exec('ROLLBACK');
      throw error;
    }
  }
}
