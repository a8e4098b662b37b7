import pg from 'pg';
import { expect, inject, onTestFinished, test } from 'vitest';
import { openPostgres } from './open-postgres.ts';
import { newPostgresUrl } from './open-postgres.test-support.ts';

const HOLD = 'SELECT pg_sleep(0.02)::text AS held';

async function runAsOwner(sql: string): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: inject('postgresUrl') });
  await client.connect();
  try {
    return await client.query(sql);
  } finally {
    await client.end();
  }
}

/** The URL of a new, empty schema for a user who may have so many connections. */
async function newUrlOfUser(limit: number): Promise<string> {
  const url = await newPostgresUrl();
  const user = `user_${Date.now()}_${Math.floor(Math.random() * 1e6)}`;
  const schema = /search_path=(\w+)/.exec(decodeURIComponent(url))?.[1];
  await runAsOwner(`CREATE USER ${user} CONNECTION LIMIT ${limit}; ALTER SCHEMA ${schema} OWNER TO ${user}`);
  return url.replace('user=inlay', `user=${user}`);
}

async function connectionsOf(url: string): Promise<number> {
  const user = /user=(\w+)/.exec(url)?.[1];
  const { rows } = await runAsOwner(`SELECT count(*)::int AS open FROM pg_stat_activity WHERE usename = '${user}'`);
  return rows[0].open;
}

test('without free connections, work waits for an existing one instead of being refused', async () => {
  const url = await newUrlOfUser(6);
  const stores = await Promise.all([openPostgres({ url }), openPostgres({ url })]);
  onTestFinished(async () => {
    await Promise.all(stores.map((storage) => storage.close()));
  });
  for (let burst = 0; burst < 3; burst += 1) {
    const work = stores.flatMap((storage) =>
      Array.from({ length: 40 }, (_, index) =>
        index % 2 === 0 ? storage.read.all(HOLD) : storage.transaction((sql) => sql.all(HOLD)),
      ),
    );
    const outcomes = await Promise.allSettled(work);
    expect(outcomes.filter(({ status }) => status === 'rejected')).toEqual([]);
  }
}, 30_000);

test('a process without a connection waits until another process releases one', async () => {
  const url = await newUrlOfUser(1);
  const first = await openPostgres({ url });
  const second = openPostgres({ url });
  setTimeout(() => void first.close(), 500);
  const storage = await second;
  expect(await storage.read.all('SELECT 1 AS one')).toEqual([{ one: 1 }]);
  await storage.close();
});

test('a store without a connection in time names the server that has none left', async () => {
  const url = await newUrlOfUser(0);
  const start = performance.now();
  await expect(openPostgres({ url })).rejects.toMatchObject({
    code: 'store_unreachable',
    message: expect.stringMatching(/has no connection left for "user_\d+/),
  });
  expect(performance.now() - start).toBeLessThan(7000);
});

test('the store opens connections again once the server has room', async () => {
  const url = await newUrlOfUser(2);
  const storage = await openPostgres({ url });
  onTestFinished(() => storage.close());
  const burst = () => Promise.all(Array.from({ length: 30 }, () => storage.read.all(HOLD)));
  await burst();
  expect(await connectionsOf(url)).toBe(2);
  await runAsOwner(`ALTER USER ${/user=(\w+)/.exec(url)?.[1]} CONNECTION LIMIT 20`);
  await expect.poll(() => burst().then(() => connectionsOf(url)), { timeout: 5000 }).toBeGreaterThan(8);
});

test('the number of connections stays within the limit, and closing ends all of them', async () => {
  const url = await newUrlOfUser(100);
  const storage = await openPostgres({ url, connections: 3 });
  await Promise.all(Array.from({ length: 30 }, () => storage.read.all(HOLD)));
  expect(await connectionsOf(url)).toBe(3);
  await storage.close();
  await expect.poll(() => connectionsOf(url)).toBe(0);
});

test('connections that the server ended are replaced', async () => {
  const url = await newUrlOfUser(100);
  const storage = await openPostgres({ url, connections: 4 });
  onTestFinished(() => storage.close());
  await Promise.all(Array.from({ length: 8 }, () => storage.read.all(HOLD)));
  const user = /user=(\w+)/.exec(url)?.[1];
  await runAsOwner(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = '${user}'`);
  await expect.poll(() => connectionsOf(url)).toBe(0);
  const again = await Promise.allSettled(Array.from({ length: 8 }, () => storage.read.all(HOLD)));
  expect(again.map(({ status }) => status)).toEqual(Array(8).fill('fulfilled'));
});
