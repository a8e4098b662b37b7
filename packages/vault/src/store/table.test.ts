import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openSqlite } from './sqlite/open-sqlite.ts';
import { bytes, fixed, flag, number, table, text } from './table.ts';

interface Note {
  readonly tenantId: string;
  readonly id: string;
  readonly version: number;
  readonly seal: Uint8Array;
  readonly title?: string;
  readonly pages?: number;
  readonly isDone: boolean;
}

const NOTES = table<Note>('notes', {
  tenantId: fixed(text('tenant_id')),
  id: fixed(text('id')),
  version: fixed(number('version')),
  seal: bytes('seal'),
  title: text('title'),
  pages: number('page_count'),
  isDone: flag('is_done'),
});

const NOTE: Note = {
  tenantId: 't',
  id: 'a',
  version: 1,
  seal: new Uint8Array([1, 2]),
  title: 'Rent',
  pages: 3,
  isDone: true,
};
const READ = { tenantId: 't', id: 'a', version: 1, title: 'Rent', pages: 3, isDone: true };

/** A store with one note. */
async function openNotes() {
  const folder = mkdtempSync(join(tmpdir(), 'inlay-table-'));
  const storage = await openSqlite({ path: join(folder, 'store.db') });
  onTestFinished(async () => {
    await storage.close();
    rmSync(folder, { recursive: true });
  });
  await storage.write(
    `CREATE TABLE notes (tenant_id TEXT, id TEXT, version INTEGER, seal BLOB, title TEXT, page_count INTEGER, is_done INTEGER)`,
  );
  await storage.write(NOTES.insert, ...NOTES.values(NOTE));
  const find = async () => {
    const row = await storage.read.get(`SELECT ${NOTES.select} FROM notes WHERE id = $1`, 'a');
    return row && NOTES.read(row);
  };
  const findSeal = async () => (await storage.read.get('SELECT seal FROM notes'))?.['seal'];
  return { storage, find, findSeal };
}

test('a record is read as it was written, without its bytes, and what is unset is absent', async () => {
  const { storage, find, findSeal } = await openNotes();
  expect(await find()).toEqual(READ);
  expect(await findSeal()).toEqual(NOTE.seal);
  await storage.write('DELETE FROM notes');
  const { title: _title, pages: _pages, ...bare } = NOTE;
  await storage.write(NOTES.insert, ...NOTES.values({ ...bare, isDone: false }));
  const found = await find();
  expect(found).toEqual({ tenantId: 't', id: 'a', version: 1, isDone: false });
  expect(Object.keys(found ?? {})).not.toContain('title');
});

test('reads a record of a join by its prefix', async () => {
  const { storage } = await openNotes();
  const query = `SELECT ${NOTES.selectAs('x', '')}, ${NOTES.selectAs('y', 'other.')} FROM notes x JOIN notes y ON y.id = x.id`;
  const row = await storage.read.get(query);
  expect(row && [NOTES.read(row), NOTES.read(row, 'other.')]).toEqual([READ, READ]);
});

test('reads records of different tables from one list of texts, by position', async () => {
  const { storage } = await openNotes();
  const TITLES = table<Pick<Note, 'title'>>('titles', { title: text('title') });
  const width = Math.max(NOTES.width, TITLES.width);
  const rows = await storage.read.lists(
    `${NOTES.selectText(width)} FROM notes UNION ALL ${TITLES.selectText(width)} FROM notes`,
  );
  const [note = [], title = []] = rows;
  expect([note[0], title[0]]).toEqual(['notes', 'titles']);
  expect(rows.map((row) => row.length)).toEqual([width, width]);
  expect(NOTES.readList(note)).toEqual(READ);
  expect(TITLES.readList(title)).toEqual({ title: 'Rent' });
});

test.each([
  ['leaves the version alone', false, 1],
  ['counts the version up', true, 2],
])(
  'an UPDATE of a record writes all but what is fixed and its bytes, and %s',
  async (_what, countsVersion, version) => {
    const { storage, find, findSeal } = await openNotes();
    const update = NOTES.updateAll({ countsVersion });
    expect(update.sql).toContain('SET title = $3, page_count = $4, is_done = $5');
    const changed = { tenantId: 't', id: 'a', version: 40, pages: 4, isDone: false };
    expect(await storage.write(update.sql, 'other', 'a', ...update.values(changed))).toBe(0);
    expect(await storage.write(update.sql, 't', 'a', ...update.values(changed))).toBe(1);
    expect(await find()).toEqual({ tenantId: 't', id: 'a', version, pages: 4, isDone: false });
    expect(await findSeal()).toEqual(NOTE.seal);
  },
);

test('an UPDATE of single members writes only them, bytes included, and increments the version', async () => {
  const { storage, find, findSeal } = await openNotes();
  const update = NOTES.updateVersion('seal', 'isDone');
  const seal = new Uint8Array([9]);
  expect(await storage.write(update.sql, 't', 'a', ...update.values({ seal, isDone: false }))).toBe(1);
  expect(await find()).toEqual({ ...READ, isDone: false, version: 2 });
  expect(await findSeal()).toEqual(seal);
});
