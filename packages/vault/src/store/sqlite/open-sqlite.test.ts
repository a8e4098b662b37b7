import { execFileSync, spawn } from 'node:child_process';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import type { Storage } from '../engine.ts';
import { openSqlite } from './open-sqlite.ts';

const HOLD = fileURLToPath(new URL('./hold-store.test-support.ts', import.meta.url));
const WRITE = fileURLToPath(new URL('./write-until-killed.test-support.ts', import.meta.url));

function newPath(): string {
  const folder = mkdtempSync(join(tmpdir(), 'inlay-sqlite-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, 'store', 'vault.db');
}

async function open(path: string): Promise<Storage> {
  const storage = await openSqlite({ path });
  onTestFinished(() => storage.close());
  return storage;
}

test('the files are accessible to their owner only', async () => {
  const path = newPath();
  const storage = await open(path);
  await storage.check();
  const modes = readdirSync(join(path, '..')).map((name) => [name, statSync(join(path, '..', name)).mode & 0o777]);
  expect(Object.fromEntries(modes)).toEqual({
    'vault.db': 0o600,
    'vault.db-shm': 0o600,
    'vault.db-wal': 0o600,
    'vault.db.lock': 0o600,
  });
  expect(statSync(join(path, '..')).mode & 0o777).toBe(0o700);
});

test('an open store is published on its diagnostics channel', async () => {
  const opened: unknown[] = [];
  const listen = (store: unknown) => void opened.push(store);
  subscribe('inlay:store', listen);
  onTestFinished(() => void unsubscribe('inlay:store', listen));
  const storage = await open(newPath());
  expect(opened).toEqual([storage]);
});

test('a commit is synced, and what is deleted is overwritten', async () => {
  const storage = await open(newPath());
  const setting = (name: string) =>
    storage.transaction(async (sql) => Object.values((await sql.get(`PRAGMA ${name}`)) ?? {})[0]);
  expect(await setting('journal_mode')).toBe('wal');
  expect(await setting('synchronous')).toBe(2);
  expect(await setting('secure_delete')).toBe(1);
  expect(await setting('foreign_keys')).toBe(1);
});

test('an open store cannot be opened again, by this process or another', async () => {
  const path = newPath();
  await open(path);
  await expect(openSqlite({ path })).rejects.toMatchObject({ code: 'store_locked' });
  const start = Date.now();
  expect(execFileSync(process.execPath, [HOLD, path], { encoding: 'utf8', timeout: 10_000 })).toBe(
    `store_locked: Another process holds this store: ${path}.lock is locked.\n`,
  );
  expect(Date.now() - start).toBeLessThan(5000);
});

test('the lock ends with a killed process', async () => {
  const path = newPath();
  const child = spawn(process.execPath, [HOLD, path], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(child.stdout, 'data');
  await expect(openSqlite({ path })).rejects.toMatchObject({ code: 'store_locked' });
  child.kill('SIGKILL');
  await once(child, 'exit');
  await open(path);
});

test('a closed store opens again, with what was written', async () => {
  const path = newPath();
  const first = await openSqlite({ path });
  await first.transaction((sql) => sql.run('CREATE TABLE notes (id TEXT)'));
  await first.transaction((sql) => sql.run('INSERT INTO notes (id) VALUES ($1)', 'a'));
  await first.close();
  const second = await open(path);
  expect(await second.read.all('SELECT id FROM notes')).toEqual([{ id: 'a' }]);
});

test('kill -9 loses no acknowledged write and leaves no half transaction', async () => {
  const path = newPath();
  const acknowledged: string[] = [];
  for (let round = 0; round < 15; round += 1) {
    const child = spawn(process.execPath, [WRITE, path, String(round)], { stdio: ['ignore', 'pipe', 'inherit'] });
    let text = '';
    child.stdout.setEncoding('utf8').on('data', (more: string) => (text += more));
    const told = () => text.split('\n').length;
    // It dies in the midst of its work, in each round elsewhere.
    await expect.poll(told, { interval: 1, timeout: 10_000 }).toBeGreaterThan(40 + round * 23);
    child.kill('SIGKILL');
    await once(child, 'close');
    acknowledged.push(...text.slice(0, text.lastIndexOf('\n')).split('\n'));
  }
  const storage = await open(path);
  const rows = await storage.read.all('SELECT name, COUNT(*) AS halves FROM pairs GROUP BY name');
  const halves = new Map(rows.map((row) => [row['name'], row['halves']]));
  expect(acknowledged.length).toBeGreaterThan(500);
  expect(acknowledged.filter((name) => halves.get(name) !== 2)).toEqual([]);
  expect([...halves.values()].filter((count) => count !== 2)).toEqual([]);
  expect(await storage.read.get('PRAGMA integrity_check')).toEqual({ integrity_check: 'ok' });
}, 60_000);

test('a full disk is store_unavailable only for transactions that need space, until there is space again', async () => {
  const storage = await open(newPath());
  await storage.transaction((sql) => sql.run('CREATE TABLE notes (id TEXT, bytes BYTEA)'));
  const insert = (id: string, size: number) =>
    storage.transaction((sql) => sql.run('INSERT INTO notes (id, bytes) VALUES ($1, $2)', id, new Uint8Array(size)));
  const limit = (pages: string) => storage.transaction((sql) => sql.get(`PRAGMA max_page_count = ${pages}`));
  const pages = await storage.read.get('PRAGMA page_count');
  await limit(String(Number(pages?.['page_count']) + 4));

  const outcomes = await Promise.allSettled([insert('small', 10), insert('big', 1_000_000)]);
  expect(outcomes[1]).toMatchObject({ reason: { code: 'store_unavailable' } });
  const kept = (await storage.read.all('SELECT id FROM notes')).map((row) => row['id']);
  expect(kept).toEqual(outcomes[0]?.status === 'fulfilled' ? ['small'] : []);

  await limit('4294967294');
  await insert('big', 1_000_000);
  await storage.check();
});

test('a store that cannot be written is store_unavailable, and recovers', async () => {
  const path = newPath();
  const storage = await open(path);
  const outsider = new DatabaseSync(path, { timeout: 0 });
  outsider.exec('BEGIN IMMEDIATE');
  await expect(storage.check()).rejects.toMatchObject({ code: 'store_unavailable' });
  outsider.close();
  await storage.check();
});

test('the store says that no other process has it open, and how often it was asked', async () => {
  const storage = await open(newPath());
  expect(storage.isExclusive).toBe(true);
  expect(storage.counters).toEqual({ roundTrips: 0, retries: 0 });
});

test('what was deleted is in no file after a scrub, and was in one before', async () => {
  const path = newPath();
  const storage = await open(path);
  const canary = Buffer.from('7d1f0c2e-canary-7d1f0c2e');
  const isInFiles = () =>
    readdirSync(join(path, '..')).some((name) => readFileSync(join(path, '..', name)).includes(canary));
  await storage.transaction((sql) => sql.run('CREATE TABLE notes (bytes BYTEA)'));
  await storage.transaction((sql) => sql.run('INSERT INTO notes (bytes) VALUES ($1)', canary));
  await storage.scrub();
  expect(isInFiles()).toBe(true);
  await storage.transaction((sql) => sql.run('DELETE FROM notes'));
  await storage.scrub();
  expect(isInFiles()).toBe(false);
});

test('a scrub that another program blocks fails at once', async () => {
  const path = newPath();
  const storage = await open(path);
  await storage.check();
  const outsider = new DatabaseSync(path, { readOnly: true });
  outsider.exec('BEGIN; SELECT * FROM meta');
  await storage.check();
  const start = Date.now();
  await expect(storage.scrub()).rejects.toMatchObject({ code: 'store_unavailable' });
  expect(Date.now() - start).toBeLessThan(1000);
  outsider.close();
  await storage.scrub();
});

test('a failed COMMIT fails the whole batch, a refusal that rests on it too, and nothing of it is kept', async () => {
  const storage = await open(newPath());
  await storage.transaction((sql) =>
    sql.run(
      `CREATE TABLE notes (id TEXT PRIMARY KEY, answers TEXT REFERENCES notes (id) DEFERRABLE INITIALLY DEFERRED)`,
    ),
  );
  const insert = 'INSERT INTO notes (id, answers) VALUES ($1, $2)';
  const outcomes = await Promise.allSettled([
    storage.transaction((sql) => sql.run(insert, 'a', null)),
    storage.transaction((sql) => sql.run(insert, 'b', 'nobody')),
    storage.transaction(async (sql) => {
      if (await sql.get('SELECT id FROM notes WHERE id = $1', 'a')) throw new Error('a is there already');
    }),
  ]);
  expect(outcomes.map((outcome) => outcome.status === 'rejected' && outcome.reason.code)).toEqual(
    Array(3).fill('store_unavailable'),
  );
  expect(await storage.read.all('SELECT id FROM notes')).toEqual([]);
  await storage.transaction((sql) => sql.run(insert, 'c', null));
  expect(await storage.read.all('SELECT id FROM notes')).toHaveLength(1);
});
