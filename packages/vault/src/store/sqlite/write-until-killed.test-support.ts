/**
 * A process that writes into the store of its first argument until it is killed, by several writers at once. Each
 * transaction writes a pair of rows; once the store has acknowledged it, its name goes to standard output at once.
 */
import { writeSync } from 'node:fs';
import { openSqlite } from './open-sqlite.ts';

const [path = '', round = ''] = process.argv.slice(2);
const storage = await openSqlite({ path });
await storage.transaction((sql) =>
  sql.run('CREATE TABLE IF NOT EXISTS pairs (name TEXT NOT NULL, half BIGINT NOT NULL)'),
);

async function write(writer: number): Promise<never> {
  for (let count = 0; ; count += 1) {
    const name = `${round}-${writer}-${count}`;
    await storage.transaction(async (sql) => {
      await sql.run('INSERT INTO pairs (name, half) VALUES ($1, 1)', name);
      await sql.run('INSERT INTO pairs (name, half) VALUES ($1, 2)', name);
    });
    writeSync(1, `${name}\n`);
  }
}

await Promise.all([0, 1, 2, 3, 4, 5, 6, 7].map(write));
