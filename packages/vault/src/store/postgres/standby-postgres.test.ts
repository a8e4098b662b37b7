import pg from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import type { Storage } from '../engine.ts';
import { type Cluster, findPostgres, startCluster } from './cluster.test-support.ts';
import { openPostgres } from './open-postgres.ts';

const INSERT = 'INSERT INTO notes (id) VALUES ($1)';
const COUNT = 'SELECT COUNT(*) AS count FROM notes';

async function start(options: Parameters<typeof startCluster>[1] = {}): Promise<Cluster> {
  const cluster = await startCluster(findPostgres() as string, options);
  onTestFinished(() => cluster.stop(), 30_000);
  return cluster;
}

async function openNotes(url: string): Promise<Storage> {
  const storage = await openPostgres({ url });
  onTestFinished(() => storage.close());
  await storage.write('CREATE TABLE IF NOT EXISTS notes (id TEXT PRIMARY KEY)');
  return storage;
}

const hostOf = (cluster: Cluster) => new URL(cluster.url).searchParams.get('host') as string;

/** One URL for servers of which one is the primary. */
const urlOfAll = (...clusters: Cluster[]) => `postgresql:///postgres?user=inlay&host=${clusters.map(hostOf).join(',')}`;

test('a standby is refused at start, by name', async () => {
  const primary = await start();
  await openNotes(primary.url);
  const standby = await start({ standbyOf: primary.url });
  await expect(openPostgres({ url: standby.url })).rejects.toMatchObject({
    code: 'database_unsuitable',
    message: expect.stringContaining('is a standby'),
  });
  await expect(openPostgres({ url: urlOfAll(standby) + '&target_session_attrs=read-write' })).rejects.toMatchObject({
    code: 'database_unsuitable',
    message: expect.stringContaining(hostOf(standby)),
  });
}, 60_000);

test('with several servers, the primary is used wherever it is in the URL', async () => {
  const primary = await start();
  await openNotes(primary.url);
  const standby = await start({ standbyOf: primary.url });
  for (const url of [urlOfAll(primary, standby), urlOfAll(standby, primary)]) {
    const storage = await openNotes(url);
    expect(await storage.read.get('SELECT pg_is_in_recovery() AS standby')).toEqual({ standby: false });
  }
}, 60_000);

test('a server that becomes a standby refuses writes as unavailable, serves reads, and is used again once it is promoted', async () => {
  const cluster = await start();
  const storage = await openNotes(cluster.url);
  await storage.write(INSERT, 'before');
  await cluster.demote();
  await expect.poll(() => storage.read.get(COUNT).catch(String), { timeout: 5000 }).toEqual({ count: 1 });
  const writes = [
    () => storage.write(INSERT, 'a'),
    () => storage.transaction((sql) => sql.run(INSERT, 'b')),
    () => storage.check(),
  ];
  for (const write of writes) await expect(write()).rejects.toMatchObject({ code: 'store_unavailable' });
  await cluster.promote();
  await expect.poll(() => storage.check().then(() => 'ready', String), { timeout: 5000 }).toBe('ready');
  expect(await storage.write(INSERT, 'after')).toBe(1);
}, 60_000);

test('a COMMIT whose wait for the standby was cancelled has an unknown outcome', async () => {
  const primary = await start();
  const storage = await openNotes(primary.url);
  await primary.configure(`synchronous_standby_names = 'nobody'`);
  const operator = new pg.Client({ connectionString: primary.url });
  await operator.connect();
  onTestFinished(() => operator.end());
  const cancel = async () => {
    const { rowCount } = await operator.query(
      `SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE wait_event = 'SyncRep'`,
    );
    return rowCount;
  };
  for (const write of [
    () => storage.write(INSERT, 'alone'),
    () => storage.transaction((sql) => sql.run(INSERT, 'in a transaction')),
  ]) {
    const outcome = write().then(String, (error: unknown) => error);
    await expect.poll(cancel, { timeout: 5000 }).toBe(1);
    expect(await outcome).toMatchObject({ code: 'store_outcome_unknown' });
  }
}, 60_000);

test('when the primary dies under load and its standby takes over, no acknowledged write is lost, and writes go on', async () => {
  const primary = await start();
  await openNotes(primary.url);
  const standby = await start({ standbyOf: primary.url });
  await primary.configure(`synchronous_standby_names = 'standby'`);
  const storage = await openNotes(urlOfAll(primary, standby));
  const acknowledged: string[] = [];
  const failures: unknown[] = [];
  let isOver = false;
  const write = async (writer: number) => {
    for (let count = 0; !isOver; count += 1) {
      const id = `${writer}-${count}`;
      try {
        await (count % 2 === 0 ? storage.write(INSERT, id) : storage.transaction((sql) => sql.run(INSERT, id)));
        acknowledged.push(id);
      } catch (error) {
        failures.push(error);
        // A client that is refused comes back a little later.
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    }
  };
  const writers = Array.from({ length: 12 }, (_, writer) => write(writer));
  await expect.poll(() => acknowledged.length, { timeout: 10_000 }).toBeGreaterThan(500);

  await primary.kill();
  const before = acknowledged.length;
  await standby.promote();
  const promoted = performance.now();
  await expect.poll(() => acknowledged.length, { timeout: 10_000, interval: 10 }).toBeGreaterThan(before);
  expect(performance.now() - promoted).toBeLessThan(5000);
  isOver = true;
  await Promise.all(writers);

  const kept = new Set((await storage.read.all('SELECT id FROM notes')).map(({ id }) => id));
  expect(acknowledged.filter((id) => !kept.has(id))).toEqual([]);
  const codes = new Set(failures.map((error) => (error as { code: string }).code));
  expect([...codes].filter((code) => !/^store_(unavailable|outcome_unknown)$/.test(code))).toEqual([]);
}, 60_000);
