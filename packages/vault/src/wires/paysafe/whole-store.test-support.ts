import { MIGRATIONS } from '../../store/migrations/index.ts';
import type { Storage } from '../../store/engine.ts';

/** Every row of every table that holds what clients send: what is the same before and after has not been written. */
export async function readWholeStore(storage: Storage): Promise<unknown> {
  const names = MIGRATIONS.flatMap(({ sql }) => [...sql.matchAll(/CREATE TABLE (\w+)/g)].map(([, name]) => name ?? ''));
  const tables = names.filter((name) => name !== 'meta');
  const rows = await Promise.all(tables.map((name) => storage.read.all(`SELECT * FROM ${name}`)));
  return tables.map((name, index) => [name, rows[index]?.map((row) => JSON.stringify(row)).toSorted()]);
}
