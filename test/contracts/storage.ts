import { describe, expect, onTestFinished, test } from 'vitest';
import { type Reader, RunAgain, type Sql, type Storage } from '../../packages/vault/src/store/engine.ts';

const TABLE = `CREATE TABLE notes (
  tenant_id TEXT NOT NULL,
  id TEXT NOT NULL,
  amount BIGINT,
  bytes BYTEA,
  answers TEXT,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, answers) REFERENCES notes (tenant_id, id) DEFERRABLE INITIALLY DEFERRED
)`;

const INSERT = 'INSERT INTO notes (tenant_id, id) VALUES ($1, $2)';
const ALL = 'SELECT id FROM notes WHERE tenant_id = $1 ORDER BY id';

/** A note that answers one which is not there: the engine finds out at COMMIT, and fails it. */
const INSERT_DANGLING = 'INSERT INTO notes (tenant_id, id, answers) VALUES ($1, $2, $3)';

/**
 * What every engine promises. Each test gets a store of its own.
 *
 * @param open opens an empty store; it is closed after the test
 */
export function storageContract(name: string, open: () => Promise<Storage>): void {
  async function openNotes(): Promise<Storage> {
    const storage = await open();
    onTestFinished(() => storage.close());
    await storage.transaction((sql) => sql.run(TABLE));
    return storage;
  }

  const insert = (sql: Sql, id: string) => sql.run(INSERT, 't', id);
  /** A statement that no engine can do, whoever else is there. */
  const insertNothing = (sql: Sql) => sql.run(INSERT, 't', null);
  const ids = async (sql: Reader) => (await sql.all(ALL, 't')).map((row) => row['id']);
  const codeOf = (outcome: PromiseSettledResult<unknown>) =>
    outcome.status === 'rejected' ? (outcome.reason.code ?? outcome.reason.message) : 'kept';

  describe(name, () => {
    test('a transaction sees its own writes, and leaves them behind', async () => {
      const storage = await openNotes();
      const seen = await storage.transaction(async (sql) => {
        await insert(sql, 'a');
        return ids(sql);
      });
      expect(seen).toEqual(['a']);
      expect(await ids(storage.read)).toEqual(['a']);
    });

    test('a transaction that fails leaves nothing behind, and its error comes through as it is', async () => {
      const storage = await openNotes();
      const error = new Error('changed my mind');
      const failing = storage.transaction(async (sql) => {
        await insert(sql, 'a');
        throw error;
      });
      await expect(failing).rejects.toBe(error);
      expect(await ids(storage.read)).toEqual([]);
    });

    test('of two transactions at once, the one that fails takes nothing of the other with it', async () => {
      const storage = await openNotes();
      const outcomes = await Promise.allSettled([
        storage.transaction(async (sql) => {
          await insert(sql, 'a1');
          await insert(sql, 'a2');
        }),
        storage.transaction(async (sql) => {
          await insert(sql, 'b1');
          await insert(sql, 'b2');
          throw new Error('b');
        }),
      ]);
      expect(outcomes.map(codeOf)).toEqual(['kept', 'b']);
      expect(await ids(storage.read)).toEqual(['a1', 'a2']);
    });

    test('of many transactions at once, exactly those that succeed are kept', async () => {
      const storage = await openNotes();
      const names = Array.from({ length: 300 }, (_, index) => String(index).padStart(3, '0'));
      const isKept = (id: string) => Number(id) % 3 !== 0;
      const outcomes = await Promise.allSettled(
        names.map((id) =>
          storage.transaction(async (sql) => {
            await insert(sql, id);
            if (!isKept(id)) throw new Error('no');
            return id;
          }),
        ),
      );
      expect(outcomes.map(codeOf)).toEqual(names.map((id) => (isKept(id) ? 'kept' : 'no')));
      expect(await ids(storage.read)).toEqual(names.filter(isKept));
    });

    test('transactions that update one row run one after the other, and each sees what the one before wrote', async () => {
      const storage = await openNotes();
      await storage.write('INSERT INTO notes (tenant_id, id, amount) VALUES ($1, $2, $3)', 't', 'n', 0);
      const add = () =>
        storage.transaction(async (sql) => {
          await sql.run('UPDATE notes SET answers = NULL WHERE tenant_id = $1 AND id = $2', 't', 'n');
          const row = await sql.get('SELECT amount FROM notes WHERE tenant_id = $1 AND id = $2', 't', 'n');
          await sql.run('UPDATE notes SET amount = $1 WHERE tenant_id = $2', Number(row?.['amount']) + 1, 't');
        });
      await Promise.all(Array.from({ length: 100 }, add));
      expect(await storage.read.get('SELECT amount FROM notes')).toEqual({ amount: 100 });
    });

    test('of transactions that delete one row at once, one finds it', async () => {
      const storage = await openNotes();
      await storage.write(INSERT, 't', 'a');
      const take = () => storage.transaction((sql) => sql.run('DELETE FROM notes WHERE id = $1', 'a'));
      const touched = await Promise.all(Array.from({ length: 20 }, take));
      expect(touched.toSorted((a, b) => a - b)).toEqual([...Array(19).fill(0), 1]);
    });

    test('of transactions that insert one key at once, one does, and the others see its row in their next statement', async () => {
      const storage = await openNotes();
      const insertOrLook = (_: unknown, amount: number) =>
        storage.transaction(async (sql) => {
          const touched = await sql.run(
            'INSERT INTO notes (tenant_id, id, amount) VALUES ($1, $2, $3) ON CONFLICT (tenant_id, id) DO NOTHING',
            't',
            'a',
            amount,
          );
          if (touched === 1) return 'inserted';
          return (await sql.get('SELECT amount FROM notes WHERE tenant_id = $1 AND id = $2', 't', 'a'))?.['amount'];
        });
      const told = await Promise.all(Array.from({ length: 20 }, insertOrLook));
      const winner = told.indexOf('inserted');
      expect(told).toEqual(told.map((_, racer) => (racer === winner ? 'inserted' : winner)));
    });

    test('statements that are called together run in order, and each sees what the ones before it did', async () => {
      const storage = await openNotes();
      const results = await storage.transaction((sql) =>
        Promise.all([
          insert(sql, 'a'),
          ids(sql),
          insert(sql, 'b'),
          sql.run('UPDATE notes SET amount = 1 WHERE tenant_id = $1', 't'),
          ids(sql),
        ]),
      );
      expect(results).toEqual([1, ['a'], 1, 2, ['a', 'b']]);
    });

    test('of statements that are called together, those behind one that fails fail with its error, and none is kept', async () => {
      const storage = await openNotes();
      let settled: PromiseSettledResult<unknown>[] = [];
      const failing = storage.transaction(async (sql) => {
        settled = await Promise.allSettled([insert(sql, 'a'), insertNothing(sql), insert(sql, 'b'), ids(sql)]);
      });
      await expect(failing).rejects.toThrow();
      expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected', 'rejected']);
      const [, ...reasons] = settled.map((outcome) => (outcome.status === 'rejected' ? outcome.reason : undefined));
      expect(new Set(reasons).size).toBe(1);
      expect(await ids(storage.read)).toEqual([]);
    });

    test('a statement that is called and not awaited belongs to its transaction', async () => {
      const storage = await openNotes();
      await storage.transaction(async (sql) => {
        void insert(sql, 'a');
        void insert(sql, 'b');
      });
      expect(await ids(storage.read)).toEqual(['a', 'b']);
      const failing = storage.transaction(async (sql) => {
        void insert(sql, 'c');
        void insertNothing(sql);
      });
      await expect(failing).rejects.toThrow();
      expect(await ids(storage.read)).toEqual(['a', 'b']);
    });

    test('a transaction that asks for it is rolled back and run again from its start', async () => {
      const storage = await openNotes();
      const seen: unknown[] = [];
      const before = storage.counters.retries;
      const result = await storage.transaction(async (sql) => {
        seen.push(await ids(sql));
        await insert(sql, 'a');
        if (seen.length < 3) throw new RunAgain();
        return ids(sql);
      });
      expect(result).toEqual(['a']);
      expect(seen).toEqual([[], [], []]);
      expect(storage.counters.retries - before).toBe(2);
    });

    test('one statement is written as a transaction, and tells how many rows it touched', async () => {
      const storage = await openNotes();
      expect(await storage.write(INSERT, 't', 'a')).toBe(1);
      expect(await storage.write(INSERT, 't', 'b')).toBe(1);
      expect(await storage.write('UPDATE notes SET amount = 1 WHERE tenant_id = $1', 't')).toBe(2);
      expect(await storage.write('DELETE FROM notes WHERE id = $1', 'nobody')).toBe(0);
      await expect(storage.write(INSERT, 't', 'a')).rejects.toThrow();
      expect(await ids(storage.read)).toEqual(['a', 'b']);
    });

    test('statements that are written together are one transaction, in order, and each tells how many rows it touched', async () => {
      const storage = await openNotes();
      const touched = await storage.writeAll([
        { sql: INSERT, values: ['t', 'a'] },
        { sql: INSERT, values: ['t', 'b'] },
        { sql: 'UPDATE notes SET amount = $2 WHERE tenant_id = $1', values: ['t', 7] },
        { sql: 'DELETE FROM notes WHERE tenant_id = $1 AND id = $2', values: ['t', 'no\0body'] },
        { sql: 'DELETE FROM notes WHERE tenant_id = $1 AND id = $2 AND amount = 7', values: ['t', 'a'] },
      ]);
      expect(touched).toEqual([1, 1, 2, 0, 1]);
      expect(await ids(storage.read)).toEqual(['b']);
      expect(await storage.writeAll([])).toEqual([]);
    });

    test('of statements that are written together, none is kept where one fails, whichever it is', async () => {
      const storage = await openNotes();
      await storage.write(INSERT, 't', 'there');
      const good = { sql: INSERT, values: ['t', 'a'] };
      const taken = { sql: INSERT, values: ['t', 'there'] };
      const dangling = { sql: INSERT_DANGLING, values: ['t', 'b', 'nobody'] };
      for (const writes of [
        [taken, good],
        [good, taken],
        [good, taken, { ...good, values: ['t', 'c'] }],
      ]) {
        await expect(storage.writeAll(writes)).rejects.toThrow();
      }
      await expect(storage.writeAll([good, dangling])).rejects.toMatchObject({ code: 'store_unavailable' });
      expect(await ids(storage.read)).toEqual(['there']);
      expect(await storage.writeAll([good])).toEqual([1]);
    });

    test('of statements that are written at once, exactly those that succeed are kept', async () => {
      const storage = await openNotes();
      const names = Array.from({ length: 100 }, (_, index) => String(index % 50).padStart(2, '0'));
      const outcomes = await Promise.allSettled(names.map((id) => storage.write(INSERT, 't', id)));
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(50);
      expect(await ids(storage.read)).toEqual(names.slice(0, 50));
    });

    test('what is not committed yet cannot be read from outside', async () => {
      const storage = await openNotes();
      const written = Promise.withResolvers<void>();
      const outside = written.promise.then(() => ids(storage.read));
      let seen: unknown;
      await storage.transaction(async (sql) => {
        await insert(sql, 'a');
        written.resolve();
        void outside.then((value) => (seen = value));
        // The reader is answered while this transaction is open.
        for (let turn = 0; seen === undefined && turn < 5000; turn += 1) await ids(sql);
        expect(seen).toEqual([]);
      });
      expect(await ids(storage.read)).toEqual(['a']);
    });

    test('a failed COMMIT fails every transaction that it was for, refusals too, and the store goes on', async () => {
      const storage = await openNotes();
      const [a, dangling, refusal] = await Promise.allSettled([
        storage.transaction((sql) => insert(sql, 'a')),
        storage.transaction((sql) => sql.run(INSERT_DANGLING, 't', 'b', 'nobody')),
        storage.transaction(async (sql) => {
          if ((await ids(sql)).includes('a')) throw new Error('a is there already');
        }),
      ]);
      // An engine that commits transactions together fails them together; what it tells is true in any case.
      const kept = await ids(storage.read);
      expect(codeOf(dangling)).toBe('store_unavailable');
      expect(kept).toEqual(codeOf(a) === 'kept' ? ['a'] : []);
      if (codeOf(refusal) === 'a is there already') expect(kept).toEqual(['a']);
      await storage.transaction((sql) => insert(sql, 'c'));
      expect(await ids(storage.read)).toEqual([...kept, 'c']);
    });

    test('a transaction that waits for something else is refused, and its neighbours are not', async () => {
      const storage = await openNotes();
      const late = Promise.withResolvers<unknown>();
      late.promise.catch(() => {});
      const outcomes = await Promise.allSettled([
        storage.transaction((sql) => insert(sql, 'a')),
        storage.transaction(async (sql) => {
          await insert(sql, 'b1');
          // What a unit must not do: wait for something that is not the store's.
          await new Promise((resolve) => setTimeout(resolve, 20));
          insert(sql, 'b2').then(late.resolve, late.reject);
        }),
        storage.transaction((sql) => insert(sql, 'c')),
      ]);
      expect(outcomes.map(codeOf)).toEqual(['kept', 'transaction_awaited_other_work', 'kept']);
      await expect(late.promise).rejects.toMatchObject({ code: 'transaction_awaited_other_work' });
      expect(await ids(storage.read)).toEqual(['a', 'c']);
    });

    test.each([
      ['another transaction', (storage: Storage) => storage.transaction((sql) => insert(sql, 'inner'))],
      ['a write of its own', (storage: Storage) => storage.write(INSERT, 't', 'inner')],
      ['committed state', (storage: Storage) => storage.read.all(ALL, 't')],
    ])('inside a transaction, %s is refused', async (_what, reach) => {
      const storage = await openNotes();
      const outer = storage.transaction(async (sql) => {
        await insert(sql, 'outer');
        await reach(storage);
      });
      await expect(outer).rejects.toMatchObject({ code: 'transaction_awaited_other_work' });
      await storage.transaction((sql) => insert(sql, 'after'));
      expect(await ids(storage.read)).toEqual(['after']);
    });

    test('after a transaction, what it called is free to open one of its own', async () => {
      const storage = await openNotes();
      const next = Promise.withResolvers<void>();
      let isCalled = false;
      await storage.transaction(async (sql) => {
        await insert(sql, 'a');
        // A transaction may be run more than once.
        if (isCalled) return;
        isCalled = true;
        setTimeout(
          () => void storage.transaction((own) => insert(own, 'b')).then(() => next.resolve(), next.reject),
          1,
        );
      });
      await next.promise;
      expect(await ids(storage.read)).toEqual(['a', 'b']);
    });

    test('the Sql of a transaction that has ended is refused', async () => {
      const storage = await openNotes();
      const kept = await storage.transaction(async (sql) => ({ sql }));
      await expect(insert(kept.sql, 'a')).rejects.toMatchObject({ code: 'transaction_awaited_other_work' });
      expect(await ids(storage.read)).toEqual([]);
    });

    test('a transaction cannot go on after a failed statement', async () => {
      const storage = await openNotes();
      const transaction = storage.transaction(async (sql) => {
        await insert(sql, 'a');
        await insertNothing(sql).catch(() => {});
        await insert(sql, 'b').catch(() => {});
        return 'done';
      });
      await expect(transaction).rejects.toThrow();
      expect(await ids(storage.read)).toEqual([]);
    });

    test('work that throws before it waits for anything is refused like any other', async () => {
      const storage = await openNotes();
      const transaction = storage.transaction(() => {
        throw new Error('at once');
      });
      await expect(transaction).rejects.toThrow('at once');
    });

    test('values come back as they were given', async () => {
      const storage = await openNotes();
      const bytes = new Uint8Array([0, 1, 127, 128, 255]);
      const text = `'; DROP TABLE notes; -- $1 ?1 ☃`;
      await storage.transaction((sql) =>
        sql.run(
          'INSERT INTO notes (tenant_id, id, amount, bytes) VALUES ($1, $2, $3, $4)',
          't',
          text,
          Number.MAX_SAFE_INTEGER,
          bytes,
        ),
      );
      const row = await storage.read.get('SELECT id, amount, bytes, answers FROM notes');
      expect({ ...row, bytes: Uint8Array.from(row?.['bytes'] as Uint8Array) }).toEqual({
        id: text,
        amount: Number.MAX_SAFE_INTEGER,
        bytes,
        answers: null,
      });
    });

    test('rows come as lists in the order of their columns too, committed or inside a transaction', async () => {
      const storage = await openNotes();
      const query = 'SELECT amount, id AS a, id AS a, answers FROM notes WHERE tenant_id = $1 ORDER BY id';
      const inside = await storage.transaction(async (sql) => {
        await insert(sql, 'a');
        await sql.run('INSERT INTO notes (tenant_id, id, amount) VALUES ($1, $2, $3)', 't', 'b', 7);
        return sql.lists(query, 't');
      });
      const rows = [
        [null, 'a', 'a', null],
        [7, 'b', 'b', null],
      ];
      expect(inside).toEqual(rows);
      expect(await storage.read.lists(query, 't')).toEqual(rows);
      expect(await storage.read.all(query, 't')).toEqual([
        { amount: null, a: 'a', answers: null },
        { amount: 7, a: 'b', answers: null },
      ]);
      expect(await storage.read.lists(query, 'nobody')).toEqual([]);
      await expect(
        storage.read.lists('INSERT INTO notes (tenant_id, id) VALUES ($1, $2) RETURNING id', 't', 'c'),
      ).rejects.toThrow();
    });

    test('a placeholder stands for one value, however often and in whatever order', async () => {
      const storage = await openNotes();
      await storage.transaction((sql) =>
        sql.run('INSERT INTO notes (id, tenant_id, amount) VALUES ($2, $1, $3)', 't', 'a', 7),
      );
      const row = await storage.read.get(
        'SELECT amount FROM notes WHERE id = $2 AND tenant_id = $1 AND id = $2 AND amount > $3',
        't',
        'a',
        6,
      );
      expect(row).toEqual({ amount: 7 });
    });

    test('a statement tells how many rows it touched, and may give them back', async () => {
      const storage = await openNotes();
      await storage.transaction(async (sql) => {
        for (const id of ['a', 'b', 'c']) await insert(sql, id);
        expect(await sql.run('UPDATE notes SET amount = 1 WHERE id < $1', 'c')).toBe(2);
        expect(await sql.run('DELETE FROM notes WHERE id = $1', 'nobody')).toBe(0);
        expect(await sql.all('DELETE FROM notes WHERE amount = 1 RETURNING id')).toHaveLength(2);
      });
      expect(await ids(storage.read)).toEqual(['c']);
    });

    test('reading cannot write', async () => {
      const storage = await openNotes();
      await expect(storage.read.all(INSERT, 't', 'a')).rejects.toThrow();
      expect(await ids(storage.read)).toEqual([]);
    });

    test('a store that can be written says so, and can be scrubbed', async () => {
      const storage = await openNotes();
      await storage.check();
      await storage.scrub();
      await storage.check();
    });

    test('a closed store has ended what it took, and takes nothing more', async () => {
      const storage = await openNotes();
      const taken = storage.transaction((sql) => insert(sql, 'a'));
      await storage.close();
      await expect(taken).resolves.toBe(1);
      await expect(storage.transaction((sql) => insert(sql, 'b'))).rejects.toMatchObject({ code: 'store_unavailable' });
      await expect(storage.write(INSERT, 't', 'b')).rejects.toMatchObject({ code: 'store_unavailable' });
      await expect(storage.read.all(ALL, 't')).rejects.toMatchObject({ code: 'store_unavailable' });
      await expect(storage.check()).rejects.toMatchObject({ code: 'store_unavailable' });
      await storage.close();
    });
  });
}
