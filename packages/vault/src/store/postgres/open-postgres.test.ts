import { expect, onTestFinished, test } from 'vitest';
import type { Storage } from '../engine.ts';
import { MIGRATIONS } from '../migrations/index.ts';
import { findPostgres, startCluster } from './cluster.test-support.ts';
import { openPostgres } from './open-postgres.ts';
import { newPostgresUrl } from './open-postgres.test-support.ts';

async function newCluster() {
  const cluster = await startCluster(findPostgres() as string);
  onTestFinished(() => cluster.stop(), 30_000);
  return { ...cluster, url: await cluster.createDatabase() };
}

test('servers that start at once on an empty database all start, and take each step once', async () => {
  for (let round = 0; round < 5; round += 1) {
    const url = await newPostgresUrl();
    const stores = await Promise.all(Array.from({ length: 8 }, (_, now) => openPostgres({ url, now: () => now })));
    const [storage] = stores as [Storage];
    expect(await storage.read.all('SELECT number FROM migrations ORDER BY number')).toEqual(
      MIGRATIONS.map(({ number }) => ({ number })),
    );
    await Promise.all(stores.map((store) => store.close()));
  }
});

test('a store that a newer release wrote is refused', async () => {
  const url = await newPostgresUrl();
  const storage = await openPostgres({ url });
  await storage.write('INSERT INTO migrations (number, checksum, applied_at) VALUES ($1, $2, $3)', 999, 'x', 1);
  await storage.close();
  await expect(openPostgres({ url })).rejects.toMatchObject({ code: 'store_newer' });
});

test('after the server is killed, no acknowledged write is lost, no transaction is half done, and the store recovers', async () => {
  const cluster = await newCluster();
  const storage = await openPostgres({ url: cluster.url });
  onTestFinished(() => storage.close());
  await storage.write('CREATE TABLE pairs (name TEXT NOT NULL, half BIGINT NOT NULL)');
  const acknowledged: string[] = [];
  const failures: unknown[] = [];

  for (let round = 0; round < 4; round += 1) {
    let isOver = false;
    const write = async (writer: number) => {
      for (let count = 0; !isOver; count += 1) {
        const name = `${round}-${writer}-${count}`;
        try {
          await storage.transaction(async (sql) => {
            await sql.run('INSERT INTO pairs (name, half) VALUES ($1, 1)', name);
            await sql.run('INSERT INTO pairs (name, half) VALUES ($1, 2)', name);
          });
          acknowledged.push(name);
        } catch (error) {
          failures.push(error);
          return;
        }
      }
    };
    const writers = Array.from({ length: 8 }, (_, writer) => write(writer));
    const before = acknowledged.length;
    // The server dies in the midst of their work, in each round elsewhere.
    await expect
      .poll(() => acknowledged.length - before, { interval: 1, timeout: 10_000 })
      .toBeGreaterThan(60 + round * 37);
    await cluster.kill();
    await Promise.all(writers);
    isOver = true;

    const start = performance.now();
    await expect(storage.check()).rejects.toMatchObject({ code: 'store_unavailable' });
    await expect(storage.read.all('SELECT 1 AS one')).rejects.toMatchObject({ code: 'store_unavailable' });
    expect(performance.now() - start).toBeLessThan(2000);
    await cluster.start();
    await expect.poll(() => storage.check().then(() => 'ready', String), { timeout: 5000 }).toBe('ready');
  }

  const rows = await storage.read.all('SELECT name, COUNT(*) AS halves FROM pairs GROUP BY name');
  const halves = new Map(rows.map((row) => [row['name'], row['halves']]));
  expect(acknowledged.length).toBeGreaterThan(100);
  expect(acknowledged.filter((name) => halves.get(name) !== 2)).toEqual([]);
  expect([...halves.values()].filter((count) => count !== 2)).toEqual([]);
  const codes = new Set(failures.map((error) => (error as { code: string }).code));
  expect([...codes].filter((code) => !/^store_(unavailable|outcome_unknown)$/.test(code))).toEqual([]);
}, 60_000);
