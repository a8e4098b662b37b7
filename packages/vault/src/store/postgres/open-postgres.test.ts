import { expect, onTestFinished, test } from 'vitest';
import type { Storage } from '../engine.ts';
import { MIGRATIONS } from '../migrations/index.ts';
import { findPostgres, startCluster } from './cluster.test-support.ts';
import { openPostgres } from './open-postgres.ts';
import { newPostgresUrl, openTestPostgres } from './open-postgres.test-support.ts';
import { isUniqueViolation } from './postgres-failure.ts';

async function open(): Promise<Storage> {
  const storage = await openTestPostgres();
  onTestFinished(() => storage.close());
  return storage;
}

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
  await storage.transaction((sql) =>
    sql.run('INSERT INTO migrations (number, checksum, applied_at) VALUES ($1, $2, $3)', 999, 'x', 1),
  );
  await storage.close();
  await expect(openPostgres({ url })).rejects.toMatchObject({ code: 'store_newer' });
});

test.each([
  ['no URL', () => 'vault.db', 'config_invalid'],
  ['a URL of something else', () => 'https://database.example', 'config_invalid'],
  ['a database that is not there', (url: string) => url.replace(/\/\/\/\w+/, '///nowhere'), 'config_invalid'],
  ['a user that is not there', (url: string) => url.replace('user=inlay', 'user=nobody'), 'config_invalid'],
  ['commits that are not synced', (url: string) => `${url}%20-c%20synchronous_commit%3Doff`, 'config_invalid'],
  ['a server that is not there', () => 'postgresql://inlay@127.0.0.1:4929/vault', 'storage_unavailable'],
])('%s is refused at once', async (_what, toUrl, code) => {
  const url = toUrl(await newPostgresUrl());
  const start = performance.now();
  await expect(openPostgres({ url })).rejects.toMatchObject({ code });
  expect(performance.now() - start).toBeLessThan(3000);
});

test('a row that is there already is told apart from every other refusal', async () => {
  const storage = await open();
  await storage.transaction((sql) => sql.run('CREATE TABLE notes (id TEXT PRIMARY KEY, name TEXT UNIQUE NOT NULL)'));
  const insert = (id: string, name: string | null) =>
    storage.transaction((sql) => sql.run('INSERT INTO notes (id, name) VALUES ($1, $2)', id, name));
  await insert('a', 'x');
  const refusals = await Promise.allSettled([insert('a', 'y'), insert('b', 'x'), insert('c', null)]);
  expect(refusals.map((refusal) => refusal.status === 'rejected' && isUniqueViolation(refusal.reason))).toEqual([
    true,
    true,
    false,
  ]);
});

test('of units that look for a row and insert it at once, one does and the others see it', async () => {
  const storage = await open();
  await storage.transaction((sql) => sql.run('CREATE TABLE notes (id TEXT PRIMARY KEY)'));
  const outcomes = await Promise.allSettled(
    Array.from({ length: 40 }, () =>
      storage.transaction(async (sql) => {
        if (await sql.get('SELECT id FROM notes WHERE id = $1', 'a')) throw new Error('seen');
        await sql.run('INSERT INTO notes (id) VALUES ($1)', 'a');
      }),
    ),
  );
  const told = outcomes.map((outcome) => (outcome.status === 'rejected' ? outcome.reason.message : 'inserted'));
  expect(told.filter((words) => words === 'inserted')).toHaveLength(1);
  expect(told.filter((words) => words === 'seen')).toHaveLength(39);
});

test('text with the character 0 is in no row, and comes into none', async () => {
  const storage = await open();
  const text = 'a\0b';
  expect(await storage.read.get('SELECT 1 AS found FROM tenants WHERE tenant_id = $1', text)).toBeUndefined();
  expect(await storage.transaction((sql) => sql.run('DELETE FROM tenants WHERE tenant_id = $1', text))).toBe(0);
  const insert = storage.transaction((sql) =>
    sql.run('INSERT INTO tenants (tenant_id, name, created_at) VALUES ($1, $2, $3)', text, 'x', 1),
  );
  await expect(insert).rejects.toThrow(TypeError);
});

test('when the server is killed no acknowledged write is lost and none is kept by half, and the store comes back', async () => {
  const cluster = await newCluster();
  const storage = await openPostgres({ url: cluster.url });
  onTestFinished(() => storage.close());
  await storage.transaction((sql) => sql.run('CREATE TABLE pairs (name TEXT NOT NULL, half BIGINT NOT NULL)'));
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
    await new Promise((resolve) => setTimeout(resolve, 150 + round * 37));
    await cluster.kill();
    await Promise.all(writers);
    isOver = true;

    const start = performance.now();
    await expect(storage.check()).rejects.toMatchObject({ code: 'storage_unavailable' });
    await expect(storage.read.all('SELECT 1 AS one')).rejects.toMatchObject({ code: 'storage_unavailable' });
    expect(performance.now() - start).toBeLessThan(2000);
    await cluster.start();
    await expect.poll(() => storage.check().then(() => 'ready', String), { timeout: 5000 }).toBe('ready');
  }

  const rows = await storage.read.all('SELECT name, COUNT(*) AS halves FROM pairs GROUP BY name');
  const halves = new Map(rows.map((row) => [row['name'], row['halves']]));
  expect(acknowledged.length).toBeGreaterThan(100);
  expect(acknowledged.filter((name) => halves.get(name) !== 2)).toEqual([]);
  expect([...halves.values()].filter((count) => count !== 2)).toEqual([]);
  expect(new Set(failures.map((error) => (error as { code: string }).code))).toEqual(new Set(['storage_unavailable']));
}, 60_000);

test('a statement that never ends is ended by the server, and the unit with it', async () => {
  const url = await newPostgresUrl();
  const storage = await openPostgres({ url });
  onTestFinished(() => storage.close());
  const start = performance.now();
  await expect(storage.transaction((sql) => sql.all('SELECT pg_sleep(60)::text AS slept'))).rejects.toMatchObject({
    code: 'storage_unavailable',
  });
  expect(performance.now() - start).toBeLessThan(14_000);
  await storage.check();
}, 30_000);
