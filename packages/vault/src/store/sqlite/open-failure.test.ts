import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test } from 'vitest';
import { OperatorError } from '../../errors.ts';
import { prepareFolder } from './data-folder.ts';
import { openSqlite } from './open-sqlite.ts';

/** The folder of a store, which is there, and its file, which is not. */
function newStore() {
  const parent = mkdtempSync(join(tmpdir(), 'inlay-open-'));
  onTestFinished(() => rmSync(parent, { recursive: true, force: true }));
  const folder = join(parent, 'store');
  mkdirSync(folder);
  return { parent, folder, path: join(folder, 'vault.db') };
}

async function failureOf(path: string): Promise<OperatorError> {
  const failure = await openSqlite({ path }).then(
    (storage) => storage.close().then(() => undefined),
    (error: unknown) => error,
  );
  if (!(failure instanceof OperatorError)) throw new Error('the store opened', { cause: failure });
  return failure;
}

/** Runs as a user that modes hold for: they don't for root. */
async function asOrdinaryUser<T>(work: () => Promise<T>): Promise<T> {
  if (process.geteuid?.() !== 0) return work();
  process.seteuid?.(65534);
  try {
    return await work();
  } finally {
    process.seteuid?.(0);
  }
}

async function expectOpens(path: string): Promise<void> {
  await (await openSqlite({ path })).close();
}

test('a folder without write permission is reported as such, and left unchanged', async () => {
  const { parent, folder, path } = newStore();
  chmodSync(parent, 0o755);
  chmodSync(folder, 0o555);
  const failure = await asOrdinaryUser(() => failureOf(path));
  expect(failure.code).toBe('store_unreachable');
  expect(failure.message).toBe(
    `The store ${path} cannot be opened: this user may not write there (EACCES, ${folder}).`,
  );
  expect(failure.cause).toMatchObject({ errcode: 14 });
  chmodSync(folder, 0o755);
  await expectOpens(path);
  expect(readdirSync(folder).toSorted()).toEqual(['vault.db', 'vault.db.lock']);
});

test('a file without write permission is distinguished from its folder', async () => {
  const { parent, folder, path } = newStore();
  await expectOpens(path);
  chmodSync(parent, 0o755);
  chmodSync(folder, 0o777);
  chmodSync(`${path}.lock`, 0o666);
  chmodSync(path, 0o444);
  const failure = await asOrdinaryUser(() => failureOf(path));
  expect(failure.code).toBe('store_unreachable');
  expect(failure.message).toContain(`The store ${path} cannot be opened: this user may not write there`);
});

test('a folder that cannot be created is reported', async () => {
  const { parent } = newStore();
  symlinkSync(join(parent, 'not-mounted', 'data'), join(parent, 'link'));
  const failure = await failureOf(join(parent, 'link', 'vault.db'));
  expect(failure.code).toBe('store_unreachable');
  expect(failure.message).toContain('the folder is missing and cannot be made (ENOENT, ');
});

test('a file in place of the folder is reported', async () => {
  const { folder, parent, path } = newStore();
  rmSync(folder, { recursive: true });
  writeFileSync(folder, '');
  const failure = await failureOf(path);
  expect(failure.code).toBe('store_unreachable');
  expect(failure.message).toContain('a file stands where the folder should be');
  expect(() => prepareFolder(folder)).toThrow(
    expect.objectContaining({ code: 'store_unreachable', message: expect.stringContaining(folder) }),
  );
  // The failed attempt holds nothing.
  rmSync(folder);
  await expectOpens(path);
  expect(() => prepareFolder(parent)).toThrow(expect.objectContaining({ code: 'config_invalid' }));
});

test('a file that is not a database is reported, and not locked', async () => {
  const { path } = newStore();
  writeFileSync(path, 'x'.repeat(4096));
  const failure = await failureOf(path);
  expect(failure.code).toBe('store_unreachable');
  expect(failure.message).toBe(
    `The store ${path} cannot be opened: the file is not a SQLite database (SQLite error 26).`,
  );
  rmSync(path);
  await expectOpens(path);
});

test('a folder in place of the file is reported', async () => {
  const { path } = newStore();
  mkdirSync(path);
  expect((await failureOf(path)).message).toContain('a folder stands where the file should be (EISDIR');
});

test('a file that another program has locked is refused, and opens after that program ends', async () => {
  const { path } = newStore();
  const outsider = new DatabaseSync(path);
  outsider.exec('CREATE TABLE theirs (id TEXT); BEGIN EXCLUSIVE');
  const failure = await failureOf(path);
  expect(failure.code).toBe('store_locked');
  expect(failure.message).toBe(`Another program has locked the store ${path}.`);
  outsider.close();
  await expectOpens(path);
});
