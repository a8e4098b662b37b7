import type { Reader, Sql } from '../store/engine.ts';

export async function findMeta(sql: Reader, name: string): Promise<Uint8Array | undefined> {
  const row = await sql.get(`SELECT value FROM meta WHERE name = $1`, name);
  return row?.['value'] as Uint8Array | undefined;
}

/** Keeps the first value ever written under the name. */
export async function insertMeta(sql: Sql, name: string, value: Uint8Array): Promise<void> {
  await sql.run(`INSERT INTO meta (name, value) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING`, name, value);
}
