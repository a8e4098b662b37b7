import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { RunAgain, type Sql, type Storage } from '../engine.ts';
import { GroupCommit } from './group-commit.ts';
import { openSqlite } from './open-sqlite.ts';

const INSERT = 'INSERT INTO notes (id, answers) VALUES ($1, $2)';
const NO = new Error('no');

let storage: Storage;

beforeEach(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'inlay-batch-'));
  storage = await openSqlite({ path: join(folder, 'vault.db') });
  onTestFinished(async () => {
    await storage.close();
    rmSync(folder, { recursive: true, force: true });
  });
  await storage.write(
    'CREATE TABLE notes (id TEXT PRIMARY KEY, answers TEXT REFERENCES notes (id) DEFERRABLE INITIALLY DEFERRED)',
  );
});

const ids = async (): Promise<unknown[]> =>
  (await storage.read.all('SELECT id FROM notes ORDER BY id')).map(({ id }) => id);

const outcomeOf = (outcome: PromiseSettledResult<unknown>): unknown =>
  outcome.status === 'fulfilled' ? outcome.value : ((outcome.reason as { code?: string }).code ?? outcome.reason);

async function settle(...running: Promise<unknown>[]): Promise<unknown[]> {
  return (await Promise.allSettled(running)).map(outcomeOf);
}

/** Inserts a row, and counts how often its work was run. */
function countedInsert(id: string) {
  const counted = {
    runs: 0,
    done: storage.transaction(async (sql) => {
      counted.runs += 1;
      return sql.run(INSERT, id, null);
    }),
  };
  return counted;
}

test('a write returns the number of affected rows, and runs in order with transactions', async () => {
  const outcomes = await settle(
    storage.write(INSERT, 'a', null),
    storage.transaction((sql) => sql.get('SELECT COUNT(*) AS rows FROM notes')),
    storage.write('UPDATE notes SET answers = id'),
    storage.write('DELETE FROM notes WHERE id = $1', 'b'),
    storage.write('DELETE FROM notes WHERE id = $1', 'a'),
  );
  expect(outcomes).toEqual([1, { rows: 1 }, 1, 0, 1]);
  expect(await ids()).toEqual([]);
});

test('a failed write leaves nothing behind and does not undo other transactions', async () => {
  const [before, refused, after] = await settle(
    storage.write(INSERT, 'a', null),
    storage.write(INSERT, 'a', null),
    storage.write(INSERT, 'b', null),
  );
  expect([before, after]).toEqual([1, 1]);
  expect(refused).toBe('ERR_SQLITE_ERROR');
  expect(await ids()).toEqual(['a', 'b']);
  expect(storage.counters.retries).toBe(0);
});

test('inside a transaction, a write of its own is refused', async () => {
  const outer = storage.transaction(async (sql) => {
    await sql.run(INSERT, 'a', null);
    await storage.write(INSERT, 'b', null);
  });
  await expect(outer).rejects.toMatchObject({ code: 'transaction_awaited_other_work' });
  expect(await ids()).toEqual([]);
});

test('a write whose COMMIT fails is not acknowledged, nor are others of its batch', async () => {
  const outcomes = await settle(storage.write(INSERT, 'a', null), storage.write(INSERT, 'b', 'nobody'));
  expect(outcomes).toEqual(['store_unavailable', 'store_unavailable']);
  expect(await ids()).toEqual([]);
});

test.each([
  ['a write', (sql: string) => storage.write(sql, 'a', null)],
  ['a transaction', (sql: string) => storage.transaction(async (own) => own.run(sql, 'a', null))],
])(
  'where %s makes SQLite roll back everything, the batch is lost as a whole, and the next is not',
  async (_what, run) => {
    // So does a full disk, if it comes at a bad moment.
    const outcomes = await settle(
      storage.write(INSERT, 'a', null),
      run(INSERT.replace('INSERT', 'INSERT OR ROLLBACK')),
      storage.write(INSERT, 'b', null),
      countedInsert('c').done,
    );
    expect(outcomes).toEqual(Array(4).fill('store_unavailable'));
    expect(await ids()).toEqual([]);
    expect(await storage.write(INSERT, 'd', null)).toBe(1);
  },
);

test('statements that are called without being awaited run in order, and each sees those before it', async () => {
  const seen = await storage.transaction(async (sql) =>
    Promise.all([
      sql.run(INSERT, 'a', null),
      sql.all('SELECT id FROM notes'),
      sql.run('UPDATE notes SET answers = id WHERE id = $1', 'a'),
      sql.get('SELECT answers FROM notes WHERE id = $1', 'a'),
    ]),
  );
  expect(seen).toEqual([1, [{ id: 'a' }], 1, { answers: 'a' }]);
});

test('of statements that are called at once, all behind one that fails fail with its error, looked at or not', async () => {
  let errors: unknown[] = [];
  const failing = storage.transaction(async (sql) => {
    errors = [];
    const first = sql.run(INSERT, 'a', null);
    const second = sql.run(INSERT, 'a', null);
    const third = sql.run(INSERT, 'b', null);
    // Nobody looks at this one.
    void sql.get('SELECT id FROM notes');
    await first;
    await third.catch((error: unknown) => errors.push(error));
    await second.catch((error: unknown) => errors.push(error));
  });
  await expect(failing).rejects.toThrow('UNIQUE');
  expect(errors).toHaveLength(2);
  expect(errors[0]).toBe(errors[1]);
  expect(await ids()).toEqual([]);
});

test('a refusal without writes causes no rerun', async () => {
  const neighbour = countedInsert('a');
  const refused = storage.transaction(async (sql) => {
    if ((await sql.run('DELETE FROM notes WHERE id = $1', 'nobody')) === 0) throw NO;
  });
  const other = countedInsert('b');
  expect(await settle(neighbour.done, refused, other.done)).toEqual([1, NO, 1]);
  expect([neighbour.runs, other.runs]).toEqual([1, 1]);
  expect(storage.counters.retries).toBe(0);
});

test.each([
  ['by a statement', (sql: Sql) => sql.run(INSERT, 'x', null)],
  ['by one that gives rows back', (sql: Sql) => sql.all(`${INSERT} RETURNING id`, 'x', null)],
  ['by one that gives one row back', (sql: Sql) => sql.get(`${INSERT} RETURNING id`, 'x', null)],
  ['by a WITH', (sql: Sql) => sql.run(`WITH new (id) AS (SELECT $1) INSERT INTO notes (id) SELECT id FROM new`, 'x')],
  ['by a table that it made', (sql: Sql) => sql.run('CREATE TABLE x (id TEXT)')],
])('a refusal that has written %s is taken back, and its neighbours are kept', async (_how, write) => {
  const before = countedInsert('a');
  const refused = storage.transaction(async (sql) => {
    await write(sql);
    throw NO;
  });
  const after = countedInsert('b');
  expect(await settle(before.done, refused, after.done)).toEqual([1, NO, 1]);
  expect(await ids()).toEqual(['a', 'b']);
  expect(await storage.read.get(`SELECT name FROM sqlite_schema WHERE name = 'x'`)).toBeUndefined();
  // Those in front of it and itself ran twice.
  expect([before.runs, after.runs]).toEqual([2, 1]);
  expect(storage.counters.retries).toBe(2);
});

test('a refusal that depends on another transaction’s row is re-evaluated if that transaction is undone', async () => {
  const refused = storage.transaction(async (sql) => {
    await sql.run(INSERT, 'a', null);
    throw NO;
  });
  const dependent = storage.transaction(async (sql) => {
    if (await sql.get('SELECT id FROM notes WHERE id = $1', 'a')) throw new Error('a is there already');
    return sql.run(INSERT, 'a', null);
  });
  expect(await settle(refused, dependent)).toEqual([NO, 1]);
  expect(await ids()).toEqual(['a']);
});

test('work that waits for something else is not run again with its batch', async () => {
  const before = countedInsert('a');
  let runs = 0;
  const waiting = storage.transaction(async (sql) => {
    runs += 1;
    await sql.run(INSERT, 'x', null);
    // It waits for work outside the store.
    await new Promise(() => {});
  });
  const after = countedInsert('b');
  expect(await settle(before.done, waiting, after.done)).toEqual([1, 'transaction_awaited_other_work', 1]);
  expect(runs).toBe(1);
  expect(await ids()).toEqual(['a', 'b']);
});

test('two transactions of one batch that await something else are both refused', async () => {
  const wait = async (sql: Sql): Promise<void> => {
    await sql.get('SELECT 1');
    // It waits for work outside the store.
    await new Promise(() => {});
  };
  const outcomes = await settle(storage.transaction(wait), countedInsert('a').done, storage.transaction(wait));
  expect(outcomes).toEqual(['transaction_awaited_other_work', 1, 'transaction_awaited_other_work']);
});

test('work that requests it is retried from its start, and sees later writes of others', async () => {
  let runs = 0;
  const waiting = storage.transaction(async (sql) => {
    runs += 1;
    await sql.run(INSERT, `own ${runs}`, null);
    if (!(await sql.get('SELECT id FROM notes WHERE id = $1', 'late'))) throw new RunAgain();
    return runs;
  });
  const neighbour = storage.write(INSERT, 'a', null);
  await neighbour;
  await storage.write(INSERT, 'late', null);
  expect(await waiting).toBe(runs);
  expect(runs).toBeGreaterThan(1);
  expect(await ids()).toEqual(['a', 'late', `own ${runs}`]);
  expect(storage.counters.retries).toBeGreaterThanOrEqual(runs - 1);
});

test('work that requests endless retries is refused in time, and blocks no other work', async () => {
  const db = new DatabaseSync(':memory:');
  const transactions = new GroupCommit(db, 300);
  const start = performance.now();
  let runs = 0;
  let isOver = false;
  const endless = transactions
    .transaction(async () => {
      runs += 1;
      throw new RunAgain();
    })
    .finally(() => (isOver = true));
  endless.catch(() => {});
  let others = 0;
  while (!isOver) others += Number((await transactions.transaction((sql) => sql.get('SELECT 1 AS done')))?.['done']);
  await expect(endless).rejects.toMatchObject({ code: 'store_unavailable', cause: expect.any(RunAgain) });
  expect(performance.now() - start).toBeGreaterThan(300);
  // It pauses between its runs, longer and longer.
  expect(runs).toBeGreaterThan(5);
  expect(runs).toBeLessThan(20);
  expect(others).toBeGreaterThan(runs);
  await transactions.close();
  db.close();
});

test('closing the store does not wait for retries', async () => {
  let runs = 0;
  const endless = storage.transaction(async () => {
    runs += 1;
    throw new RunAgain();
  });
  const refused = expect(endless).rejects.toMatchObject({ code: 'store_unavailable' });
  const closing = Promise.all([storage.close(), storage.close()]);
  await refused;
  await closing;
  expect(runs).toBeLessThan(3);
  await expect(storage.write(INSERT, 'a', null)).rejects.toMatchObject({ code: 'store_unavailable' });
});

test('of a thousand mixed transactions, exactly the acknowledged ones are stored', async () => {
  const told: string[] = [];
  const acts: readonly ((id: string) => Promise<unknown>)[] = [
    (id) => storage.write(INSERT, id, null),
    (id) => storage.transaction((sql) => sql.run(INSERT, id, null)),
    (id) => storage.transaction(async (sql) => Promise.all([sql.run(INSERT, id, null), sql.get('SELECT 1')])),
    async (id) => {
      await storage.transaction(async (sql) => {
        await sql.run(INSERT, id, null);
        throw NO;
      });
    },
    async () => {
      await storage.transaction(async (sql) => {
        await sql.get('SELECT 1');
        throw NO;
      });
    },
    (id) => storage.transaction(async (sql) => Promise.all([sql.run(INSERT, id, null), sql.run(INSERT, id, null)])),
  ];
  // A fixed sequence in which every act meets every other one.
  let state = 1;
  await Promise.all(
    Array.from({ length: 1000 }, async (_, index) => {
      state = (state * 48_271) % 2_147_483_647;
      const act = acts[state % acts.length] as (id: string) => Promise<unknown>;
      if (index % 7 === 0) await new Promise((resolve) => setImmediate(resolve));
      const id = String(index).padStart(4, '0');
      await act(id).then(
        () => told.push(id),
        () => {},
      );
    }),
  );
  expect(told.length).toBeGreaterThan(300);
  expect(await ids()).toEqual(told.toSorted());
});
