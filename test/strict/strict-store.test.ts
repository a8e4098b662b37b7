import pg from 'pg';
import { beforeAll, expect, inject, onTestFinished, test } from 'vitest';
import { createSchema } from '../../packages/vault/src/store/postgres/cluster.test-support.ts';
import { startStrictStore, type StrictOptions } from './strict-store.ts';

const NEVER = { failCommits: 0, failBegins: 0, forget: 0 };
const INSERT = 'INSERT INTO notes (tenant_id, id) VALUES ($1, $2)';
const ALL = 'SELECT id FROM notes WHERE tenant_id = $1 ORDER BY id';

let url: string;

beforeAll(async () => {
  url = await createSchema(inject('postgresUrl'));
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query('CREATE TABLE notes (tenant_id TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY (tenant_id, id))');
  await client.end();
});

interface Asked extends Partial<StrictOptions> {
  readonly pipeline?: boolean;
}

/** A client of a strict store, whose notes belong to its own tenant. */
async function open({ pipeline = false, ...options }: Asked = {}) {
  const strict = await startStrictStore(url, { seed: 7, ...NEVER, ...options });
  onTestFinished(() => strict.stop());
  const connect = async () => {
    const client = new pg.Client({ connectionString: strict.url, pipeline });
    client.on('error', () => {});
    await client.connect();
    onTestFinished(() => client.end());
    return client;
  };
  const client = await connect();
  const tenant = `t_${Math.random()}`;
  const named = (name: string, text: string, ...values: string[]) => client.query({ name, text, values });
  return {
    strict,
    client,
    connect,
    named,
    tenant,
    insert: (id: string) => named('insert', INSERT, tenant, id),
    /** Reads the rows directly, without the strict store. */
    kept: async () => {
      const direct = new pg.Client({ connectionString: url });
      await direct.connect();
      const { rows } = await direct.query(ALL, [tenant]);
      await direct.end();
      return rows.map(({ id }) => id as string);
    },
  };
}

const codeOf = (outcome: PromiseSettledResult<unknown>) =>
  outcome.status === 'rejected' ? (outcome.reason as pg.DatabaseError).code : 'done';

test('without failures, the strict store is transparent', async () => {
  const { client, named, insert, strict, tenant, kept } = await open();
  const both: unknown = await client.query('SELECT 1 AS one; SELECT 2 AS two');
  expect(both).toMatchObject([{ rows: [{ one: 1 }] }, { rows: [{ two: 2 }] }]);
  expect((await client.query('SELECT $1::text AS text', ['☃'])).rows).toEqual([{ text: '☃' }]);
  await client.query('BEGIN');
  await insert('a');
  expect((await named('all', ALL, tenant)).rows).toEqual([{ id: 'a' }]);
  expect((await client.query('COMMIT')).command).toBe('COMMIT');
  await expect(insert('a')).rejects.toMatchObject({ code: '23505' });
  expect((await client.query('SHOW search_path')).rows[0].search_path).toContain('test_');
  const large = 'x'.repeat(1_000_000);
  expect((await client.query('SELECT $1::text AS text', [large])).rows).toEqual([{ text: large }]);
  expect(await kept()).toEqual(['a']);
  expect(strict.counts).toMatchObject({ begins: 1, beginsFailed: 0, commits: 1, commitsFailed: 0, refused: [] });
});

test.each([
  ['a simple query', 'COMMIT'],
  ['an extended one', { text: 'COMMIT', queryMode: 'extended' }],
  ['a prepared one', { name: 'commit', text: 'COMMIT' }],
  ['the end of several statements', 'SELECT 1; COMMIT'],
])('a COMMIT that is failed, as %s, is rolled back, and the session goes on', async (_what, commit) => {
  const { client, insert, strict, kept } = await open({ failCommits: 1 });
  for (let round = 0; round < 2; round += 1) {
    await client.query('BEGIN');
    await insert('a');
    await expect(client.query(commit as pg.QueryConfig)).rejects.toMatchObject({ code: '40001' });
    expect(await kept()).toEqual([]);
  }
  await insert('b');
  expect(await kept()).toEqual(['b']);
  expect(strict.counts).toMatchObject({ commits: 2, commitsFailed: 2 });
});

test('the server answers a COMMIT of a failed transaction, or outside a transaction', async () => {
  const { client, insert, strict } = await open({ failCommits: 1 });
  await client.query('BEGIN');
  await expect(client.query('SELECT 1 / 0')).rejects.toMatchObject({ code: '22012' });
  await expect(insert('a')).rejects.toMatchObject({ code: '25P02' });
  expect((await client.query('COMMIT')).command).toBe('ROLLBACK');
  expect((await client.query({ name: 'commit', text: 'COMMIT' })).command).toBe('COMMIT');
  expect(strict.counts.commitsFailed).toBe(0);
});

test.each([
  ['a simple query', 'BEGIN ISOLATION LEVEL READ COMMITTED; SET LOCAL statement_timeout = 1000'],
  ['an extended one', { text: 'BEGIN', queryMode: 'extended' }],
  ['a prepared one', { name: 'begin', text: 'BEGIN' }],
])('a BEGIN that is failed, as %s, leaves no transaction behind it', async (_what, begin) => {
  const { client, insert, strict, kept } = await open({ failBegins: 1 });
  await expect(client.query(begin as pg.QueryConfig)).rejects.toMatchObject({ code: '40001' });
  await insert('a');
  expect(await kept()).toEqual(['a']);
  expect(strict.counts).toMatchObject({ begins: 1, beginsFailed: 1 });
});

test('pipelined groups are answered in order, and groups after a failed BEGIN run without it', async () => {
  const { client, insert, kept } = await open({ failBegins: 1, pipeline: true });
  const outcomes = await Promise.allSettled([
    client.query('BEGIN'),
    insert('a'),
    insert('a'),
    insert('b'),
    client.query('COMMIT'),
    client.query('SELECT 1'),
  ]);
  expect(outcomes.map(codeOf)).toEqual(['40001', 'done', '23505', 'done', 'done', 'done']);
  expect(await kept()).toEqual(['a', 'b']);
});

test('a failed pipelined COMMIT rolls back only its transaction', async () => {
  const { client, insert, kept } = await open({ failCommits: 1, pipeline: true });
  const outcomes = await Promise.allSettled([
    client.query('BEGIN'),
    insert('a'),
    client.query('COMMIT'),
    insert('b'),
    client.query('BEGIN'),
    insert('c'),
    client.query('ROLLBACK'),
  ]);
  expect(outcomes.map(codeOf)).toEqual(['done', 'done', '40001', 'done', 'done', 'done', 'done']);
  expect(await kept()).toEqual(['b']);
});

test('a prepared statement is forgotten between transactions, never inside one', async () => {
  const { client, insert, strict, kept } = await open({ forget: 1 });
  await client.query('BEGIN');
  await insert('a');
  await insert('b');
  await client.query('COMMIT');
  await expect(insert('c')).rejects.toMatchObject({ code: '26000' });
  expect(await kept()).toEqual(['a', 'b']);
  expect(strict.counts.missing).toBe(1);
  expect(strict.counts.forgotten).toBeGreaterThan(0);
});

test('a statement that names no tenant is refused and counted, and fails its transaction like any other error', async () => {
  const { client, named, insert, strict, kept } = await open();
  await expect(client.query('SELECT * FROM notes')).rejects.toMatchObject({ code: '42501' });
  await client.query('BEGIN');
  await insert('a');
  await expect(named('all', 'DELETE FROM notes WHERE id = $1', 'a')).rejects.toMatchObject({ code: '42501' });
  await expect(insert('b')).rejects.toMatchObject({ code: '25P02' });
  expect((await client.query('COMMIT')).command).toBe('ROLLBACK');
  expect(await kept()).toEqual([]);
  expect(strict.counts.refused).toEqual([
    'names no tenant for notes: SELECT * FROM notes',
    'names no tenant for notes: DELETE FROM notes WHERE id = $1',
  ]);
});

test.each([
  ['SET statement_timeout = 1000', 'for the whole session'],
  ['SELECT now()', 'which only one server has'],
  ['SELECT pg_advisory_lock(1)', 'which only one server has'],
  ['LISTEN news', 'no statement of a store'],
])('%s is refused', async (sql, reason) => {
  const { client, strict } = await open();
  await expect(client.query(sql)).rejects.toMatchObject({ code: '42501' });
  expect(strict.counts.refused[0]).toContain(reason);
});

test('listed tables and statements are accepted', async () => {
  const globalStatements = ['DELETE FROM notes\n WHERE id <= $1', /^SELECT count\(\*\)/];
  const { client, strict } = await open({ globalStatements });
  await client.query('DELETE FROM notes WHERE  id <= $1', ['']);
  await client.query('SELECT count(*) FROM notes');
  const other = await open({ globalTables: ['notes'] });
  await other.client.query('SELECT * FROM notes');
  expect([strict.counts.refused, other.strict.counts.refused]).toEqual([[], []]);
});

test('with the same seed the same COMMITs fail, a fifth of them', async () => {
  const run = async (seed: number) => {
    const { client, insert } = await open({ seed, failCommits: 0.2 });
    const failed: number[] = [];
    for (let round = 0; round < 200; round += 1) {
      await client.query('BEGIN');
      await insert(String(round));
      await client.query('COMMIT').catch(() => failed.push(round));
    }
    return failed;
  };
  const [first, again, other] = [await run(1), await run(1), await run(2)];
  expect(first).toEqual(again);
  expect(first).not.toEqual(other);
  expect(first.length).toBeGreaterThan(20);
  expect(first.length).toBeLessThan(60);
});

test('many clients at once do not affect each other', async () => {
  const { connect, tenant, kept, strict } = await open({ failCommits: 0.3, failBegins: 0.1 });
  const clients = await Promise.all(Array.from({ length: 8 }, connect));
  const acknowledged: string[] = [];
  await Promise.all(
    clients.map(async (client, writer) => {
      for (let count = 0; count < 25; count += 1) {
        const id = `${writer}-${count}`;
        try {
          await client.query('BEGIN');
          await client.query({ name: 'insert', text: INSERT, values: [tenant, id] });
          await client.query('COMMIT');
          acknowledged.push(id);
        } catch (error) {
          expect(error).toMatchObject({ code: '40001' });
        }
      }
    }),
  );
  expect(await kept()).toEqual(acknowledged.toSorted());
  expect(strict.counts.commitsFailed).toBeGreaterThan(20);
  expect(strict.counts.beginsFailed).toBeGreaterThan(5);
});

/** The part of the driver's connection that writes messages by hand. */
interface Wire {
  readonly stream: { write(bytes: Buffer): void };
  parse(statement: { text: string }): void;
  bind(values: object): void;
  execute(portal: object): void;
  sync(): void;
}

/** Sends messages by hand. @returns the code of the error, or `done` */
function send(client: pg.Client, write: (wire: Wire) => void): Promise<string | undefined> {
  return new Promise((resolve) => {
    const query = new pg.Query('', (error: unknown) => resolve(error ? (error as pg.DatabaseError).code : 'done'));
    query.submit = (connection) => {
      write(connection as unknown as Wire);
    };
    client.query(query);
  });
}

/** Statements that are answered together, with one Sync after the last. */
function together(client: pg.Client, ...texts: readonly string[]): Promise<string | undefined> {
  return send(client, (wire) => {
    for (const text of texts) {
      wire.parse({ text });
      wire.bind({});
      wire.execute({});
    }
    wire.sync();
  });
}

test.each([
  ['a failed BEGIN', { failBegins: 1 }, 'SET LOCAL work_mem = 1024', '40001'],
  ['a failed COMMIT', { failCommits: 1 }, 'SET LOCAL work_mem = 1024', '40001'],
  ['a statement that is refused', {}, 'SELECT * FROM notes', '42501'],
  ['a statement that fails', {}, 'SELECT 1 / 0', '22012'],
  ['nothing', {}, 'SET LOCAL work_mem = 1024', 'done'],
])('of statements that are answered together, %s takes those behind it along', async (_what, options, third, code) => {
  const { client, tenant, kept } = await open(options);
  const insert = (id: string) => `INSERT INTO notes (tenant_id, id) VALUES ('${tenant}', '${id}')`;
  expect(await together(client, 'BEGIN', insert('a'), third, 'COMMIT', insert('b'))).toBe(code);
  await client.query('ROLLBACK');
  expect(await kept()).toEqual(code === 'done' ? ['a', 'b'] : []);
});

test('an unsupported message ends the session with a reason', async () => {
  const { client } = await open();
  const flush = Buffer.from([0x48, 0, 0, 0, 4]);
  expect(await send(client, ({ stream }) => stream.write(flush))).toBe('0A000');
});
