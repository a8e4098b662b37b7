import { expect, onTestFinished, test } from 'vitest';
import type { Storage } from '../engine.ts';
import { startBetween } from './between.test-support.ts';
import { openPostgres, type PostgresOptions } from './open-postgres.ts';
import { newPostgresUrl } from './open-postgres.test-support.ts';
import { isUniqueViolation } from './postgres-failure.ts';

const INSERT = 'INSERT INTO notes (id) VALUES ($1)';
const ALL = 'SELECT id FROM notes ORDER BY id';

async function openNotes(options: Partial<PostgresOptions> = {}): Promise<Storage> {
  const storage = await openPostgres({ url: await newPostgresUrl(), ...options });
  onTestFinished(() => storage.close());
  await storage.write('CREATE TABLE notes (id TEXT PRIMARY KEY, name TEXT UNIQUE)');
  return storage;
}

/** A store behind a proxy that sees all messages. */
async function openNotesBetween(options: Partial<PostgresOptions> = {}) {
  const between = await startBetween(await newPostgresUrl());
  onTestFinished(() => between.close());
  return { between, storage: await openNotes({ url: between.url, ...options }) };
}

async function roundTripsOf(storage: Storage, work: () => Promise<unknown>): Promise<number> {
  const before = storage.counters.roundTrips;
  await work();
  return storage.counters.roundTrips - before;
}

test('a write and a read are one round trip, and a transaction is one for each time that it waits, and one for COMMIT', async () => {
  const storage = await openNotes();
  expect(await roundTripsOf(storage, () => storage.write(INSERT, 'a'))).toBe(1);
  expect(await roundTripsOf(storage, () => storage.read.all(ALL))).toBe(1);
  expect(await roundTripsOf(storage, () => storage.check())).toBe(1);
  const together = () =>
    storage.transaction((sql) => Promise.all(['b', 'c', 'd', 'e'].map((id) => sql.run(INSERT, id))));
  expect(await roundTripsOf(storage, together)).toBe(2);
  const oneByOne = () =>
    storage.transaction(async (sql) => {
      await sql.run(INSERT, 'f');
      await sql.run(INSERT, 'g');
    });
  expect(await roundTripsOf(storage, oneByOne)).toBe(3);
  expect(await roundTripsOf(storage, () => storage.transaction(async () => 'nothing asked'))).toBe(0);
  expect(storage.counters.retries).toBe(0);
});

test('statements that are called in one turn of the event loop share a flight', async () => {
  const storage = await openNotes();
  const later = async (step: () => Promise<unknown>, depth: number): Promise<unknown> =>
    depth === 0 ? step() : later(step, depth - 1);
  const work = () =>
    storage.transaction((sql) =>
      Promise.all([0, 3, 9].map((depth) => later(() => sql.run(INSERT, String(depth)), depth))),
    );
  expect(await roundTripsOf(storage, work)).toBe(2);
});

test('a connection carries no state: its transactions name their isolation and their limits themselves', async () => {
  const storage = await openNotes({ connections: 1 });
  const inside = await storage.transaction((sql) =>
    sql.all(`SELECT current_setting('transaction_isolation') AS isolation, current_setting('statement_timeout') AS longest,
      current_setting('idle_in_transaction_session_timeout') AS idle`),
  );
  expect(inside).toEqual([{ isolation: 'read committed', longest: '10s', idle: '10s' }]);
  const reading = await storage.read.get(
    `SELECT current_setting('transaction_read_only') AS reading, current_setting('statement_timeout') AS longest,
       current_setting('idle_in_transaction_session_timeout') AS idle`,
  );
  expect(reading).toEqual({ reading: 'on', longest: '10s', idle: '0' });
  const fromStart = await storage.read.all(`SELECT name FROM pg_settings WHERE source = 'client' ORDER BY name`);
  expect(fromStart.map(({ name }) => name)).toEqual(['application_name', 'client_encoding', 'search_path']);
});

test('a failed BEGIN leaves nothing behind, whatever else is in its flight', async () => {
  const { between, storage } = await openNotesBetween({ statementNames: false });
  // Of the same length, so that the protocol's own lengths stay right.
  between.onSent = (bytes) =>
    Buffer.from(
      bytes.toString('latin1').replaceAll('READ COMMITTED, READ WRITE', 'READ COMMITTED, READ WROTE'),
      'latin1',
    );
  const outcomes = await Promise.allSettled([
    storage.write(INSERT, 'alone'),
    storage.transaction((sql) => Promise.all([sql.run(INSERT, 'a'), sql.run(INSERT, 'b')])),
    storage.transaction(async (sql) => {
      await sql.run(INSERT, 'c').catch(() => {});
      await sql.run(INSERT, 'd');
    }),
  ]);
  expect(outcomes.map((outcome) => outcome.status === 'rejected' && outcome.reason.code)).toEqual(
    Array(3).fill('store_unavailable'),
  );
  between.onSent = (bytes) => bytes;
  expect(await storage.read.all(ALL)).toEqual([]);
  expect(await storage.write(INSERT, 'after')).toBe(1);
});

test('a COMMIT that is answered with ROLLBACK is a failure', async () => {
  const { between, storage } = await openNotesBetween({ statementNames: false });
  between.onSent = (bytes) => {
    const text = bytes.toString('latin1');
    if (text.includes('INSERT')) return bytes;
    return Buffer.from(text.replaceAll('COMMIT\0', 'ABORT \0'), 'latin1');
  };
  await expect(storage.transaction((sql) => sql.run(INSERT, 'a'))).rejects.toMatchObject({ code: 'store_unavailable' });
  between.onSent = (bytes) => bytes;
  expect(await storage.read.all(ALL)).toEqual([]);
});

test('a connection lost during COMMIT means an unknown outcome: the caller gets that error, and nothing is retried', async () => {
  const { between, storage } = await openNotesBetween({ statementNames: false });
  let runs = 0;
  const cutBehind = (word: string) => {
    between.onSent = (bytes, toServer) => {
      if (!bytes.includes(word)) return bytes;
      toServer.write(bytes);
      return undefined;
    };
  };
  cutBehind('COMMIT\0');
  const writes = [
    () => storage.write(INSERT, 'a'),
    () =>
      storage.transaction((sql) => {
        runs += 1;
        return sql.run(INSERT, 'b');
      }),
  ];
  for (const write of writes) {
    await expect(write()).rejects.toMatchObject({ code: 'store_outcome_unknown' });
  }
  cutBehind(INSERT.slice(0, 20));
  const before = storage.transaction((sql) => sql.run(INSERT, 'c'));
  await expect(before).rejects.toMatchObject({ code: 'store_unavailable' });
  between.onSent = (bytes) => bytes;
  expect(runs).toBe(1);
  expect(storage.counters.retries).toBe(0);
  expect((await storage.read.all(ALL)).map(({ id }) => id)).not.toContain('c');
});

test('a transaction that violates a unique key is retried until its own read finds the holder', async () => {
  const storage = await openNotes();
  await storage.write('INSERT INTO notes (id, name) VALUES ($1, $2)', 'a', 'x');
  await storage.write(INSERT, 'b');
  let runs = 0;
  const rename = storage.transaction(async (sql) => {
    const holder = await sql.get('SELECT id FROM notes WHERE name = $1', 'x');
    // The holders change between the look and the UPDATE, four times.
    if ((runs += 1) === 5) throw new Error(`${String(holder?.['id'])} has it`);
    await sql.run('UPDATE notes SET name = $1 WHERE id = $2', 'x', 'b');
  });
  await expect(rename).rejects.toThrow('a has it');
  expect(storage.counters.retries).toBe(4);
});

test('a transaction that keeps violating a unique key is refused as temporarily unavailable', async () => {
  const storage = await openNotes();
  await storage.write('INSERT INTO notes (id, name) VALUES ($1, $2)', 'a', 'x');
  await storage.write(INSERT, 'b');
  const start = performance.now();
  const rename = storage.transaction((sql) => sql.run('UPDATE notes SET name = $1 WHERE id = $2', 'x', 'b'));
  const error: unknown = await rename.catch((reason: unknown) => reason);
  expect(error).toMatchObject({ code: 'store_unavailable' });
  expect((error as Error).cause).toSatisfy(isUniqueViolation);
  expect(performance.now() - start).toBeGreaterThan(4000);
});

test('if transactions deadlock, one is retried, and all succeed', async () => {
  const storage = await openNotes();
  for (const id of ['a', 'b']) await storage.write(INSERT, id);
  let arrived = 0;
  const bothHold = Promise.withResolvers<void>();
  const lockBoth = (first: string, second: string) =>
    storage.transaction(async (sql) => {
      await sql.run(`UPDATE notes SET name = 'held' || id WHERE id = $1`, first);
      if ((arrived += 1) === 2) bothHold.resolve();
      // Both hold their first row before either asks for its second.
      for (let turn = 0; arrived < 2 && turn < 5000; turn += 1) await sql.all('SELECT 1 AS one');
      await sql.run(`UPDATE notes SET name = 'held' || id WHERE id = $1`, second);
    });
  await Promise.all([lockBoth('a', 'b'), lockBoth('b', 'a')]);
  expect(storage.counters.retries).toBeGreaterThan(0);
});

test('if the server forgets names, the connection stops using them, and the work is retried', async () => {
  const storage = await openNotes({ connections: 1 });
  const insert = (id: string) => storage.transaction((sql) => sql.run(INSERT, id));
  await insert('a');
  await storage.write('DEALLOCATE ALL');
  await insert('b');
  expect(storage.counters.retries).toBe(1);
  expect(await storage.read.all(ALL)).toEqual([{ id: 'a' }, { id: 'b' }]);
  expect(storage.counters.retries).toBe(1);
  expect(await storage.read.all('SELECT name FROM pg_prepared_statements')).toEqual([]);
});

test('a COMMIT whose name is forgotten has committed nothing, and the work is retried', async () => {
  const storage = await openNotes({ connections: 1 });
  await storage.write(INSERT, 'a');
  let runs = 0;
  await storage.transaction(async (sql) => {
    runs += 1;
    await sql.run(INSERT, 'b');
    await sql.run('DEALLOCATE ALL');
  });
  expect(runs).toBe(2);
  expect(await storage.read.all(ALL)).toEqual([{ id: 'a' }, { id: 'b' }]);
});

test('if the server already has a name, the connection stops using names', async () => {
  const { between, storage } = await openNotesBetween({ connections: 1 });
  await storage.write(INSERT, 'a');
  // Simulates a pooler: another process has already used the name on this connection.
  between.onSent = (bytes, toServer) => {
    const name = /P.{4}(inlay_[\w-]{22})\0SELECT id, name/s.exec(bytes.toString('latin1'))?.[1];
    if (!name) return bytes;
    between.onSent = (later) => later;
    const parse = Buffer.from(`P\0\0\0\0${name}\0SELECT 1\0\0\0`, 'latin1');
    parse.writeUInt32BE(parse.length - 1, 1);
    toServer.write(parse);
    return bytes;
  };
  const read = () => storage.read.all('SELECT id, name FROM notes ORDER BY id');
  expect(await read()).toEqual([{ id: 'a', name: null }]);
  expect(storage.counters.retries).toBe(1);
  expect(await read()).toEqual([{ id: 'a', name: null }]);
  expect(storage.counters.retries).toBe(1);
});

test('a prepared statement whose columns changed returns the new columns', async () => {
  const storage = await openNotes({ connections: 1 });
  const read = () => storage.read.all('SELECT * FROM notes');
  await storage.write(INSERT, 'a');
  expect(await read()).toEqual([{ id: 'a', name: null }]);
  await storage.write('ALTER TABLE notes ADD COLUMN age BIGINT');
  expect(await read()).toEqual([{ id: 'a', name: null, age: null }]);
});

test('statements are named by the hash of their text, or unnamed if names are off', async () => {
  const namesOf = async (options: Partial<PostgresOptions>) => {
    const storage = await openNotes({ connections: 1, ...options });
    for (const id of ['a', 'b']) await storage.write(INSERT, id);
    return (await storage.read.all('SELECT name FROM pg_prepared_statements')).map(({ name }) => name);
  };
  const named = await namesOf({});
  expect(named.length).toBeGreaterThan(0);
  expect(named.filter((name) => !/^inlay_[\w-]{22}$/.test(String(name)))).toEqual([]);
  expect(await namesOf({ statementNames: false })).toEqual([]);
});

test('an unsafe integer fails the read, not the process', async () => {
  const storage = await openNotes();
  await expect(storage.read.all('SELECT 9223372036854775807::bigint AS big')).rejects.toThrow(RangeError);
  expect(await storage.read.all('SELECT 1 AS one')).toEqual([{ one: 1 }]);
});

test('of one statement a row that is there already is told at once, apart from every other refusal', async () => {
  const storage = await openNotes();
  await storage.write('CREATE TABLE books (id TEXT PRIMARY KEY, name TEXT UNIQUE NOT NULL)');
  const insert = (id: string, name: string | null) =>
    storage.write('INSERT INTO books (id, name) VALUES ($1, $2)', id, name);
  await insert('a', 'x');
  const refusals = await Promise.allSettled([insert('a', 'y'), insert('b', 'x'), insert('c', null)]);
  expect(refusals.map((refusal) => refusal.status === 'rejected' && isUniqueViolation(refusal.reason))).toEqual([
    true,
    true,
    false,
  ]);
  expect(storage.counters.retries).toBe(0);
});

test('text with the character 0 is never found and never stored', async () => {
  const storage = await openNotes();
  const text = 'a\0b';
  expect(await storage.read.get('SELECT 1 AS found FROM notes WHERE id = $1', text)).toBeUndefined();
  expect(await storage.write('DELETE FROM notes WHERE id = $1', text)).toBe(0);
  expect(await storage.transaction((sql) => sql.run('DELETE FROM notes WHERE id = $1', text))).toBe(0);
  await expect(storage.write(INSERT, text)).rejects.toThrow(TypeError);
  const insert = storage.transaction((sql) => Promise.all([sql.run(INSERT, 'b'), sql.run(INSERT, text)]));
  await expect(insert).rejects.toThrow(TypeError);
  expect(await storage.read.all(ALL)).toEqual([]);
});

test('the server ends an endless statement, and the wait for an unresponsive server is limited', async () => {
  const storage = await openNotes();
  const { between, storage: onSilence } = await openNotesBetween({ connections: 2 });
  between.onSent = () => Buffer.alloc(0);
  const start = performance.now();
  const never = 'SELECT pg_sleep(60)::text AS slept';
  const long = 'SELECT pg_sleep(6.5)::text AS slept';
  // Each of two that travel together has its own limit.
  const together = storage.transaction((sql) => Promise.all([sql.all(long), sql.all(long)]));
  const outcomes = await Promise.allSettled([
    storage.transaction((sql) => sql.all(never)),
    storage.read.all(never),
    onSilence.read.all(ALL),
  ]);
  expect(outcomes.map((outcome) => outcome.status === 'rejected' && outcome.reason.code)).toEqual(
    Array(3).fill('store_unavailable'),
  );
  expect(performance.now() - start).toBeLessThan(14_000);
  between.onSent = (bytes) => bytes;
  expect(await onSilence.read.all(ALL)).toEqual([]);
  expect(await together).toEqual([[{ slept: '' }], [{ slept: '' }]]);
  await storage.check();
}, 30_000);
