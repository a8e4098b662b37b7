import type { Reader, Row, Sql } from '../../store/engine.ts';
import { bytes, number, table, text } from '../../store/table.ts';

export type KeyKind = 'publishable' | 'secret';

export interface StoredKey {
  /** Basic user. Unique in the whole vault: it tells the tenant. */
  readonly id: string;
  readonly tenantId: string;
  readonly kind: KeyKind;
  /** SHA-256 of the secret. A publishable key has none. */
  readonly secretHash?: Uint8Array;
  /** JSON: what the key permits, by kind. */
  readonly policy: string;
  readonly createdAt: number;
  readonly revokedAt?: number;
}

const KEYS = table<StoredKey>('keys', {
  id: text('id'),
  tenantId: text('tenant_id'),
  kind: text('kind'),
  secretHash: bytes('secret_hash'),
  policy: text('policy'),
  createdAt: number('created_at'),
  revokedAt: number('revoked_at'),
});

const INSERT = `${KEYS.insert} ON CONFLICT (id) DO NOTHING`;
const COLUMNS = `${KEYS.select}, secret_hash AS "secretHash"`;
const FIND = `SELECT ${COLUMNS} FROM keys WHERE id = $1`;

/** @returns false when the id is taken */
export async function insertKey(sql: Sql, key: StoredKey): Promise<boolean> {
  return (await sql.run(INSERT, ...KEYS.values(key))) === 1;
}

export async function findKey(sql: Reader, id: string): Promise<StoredKey | undefined> {
  const row = await sql.get(FIND, id);
  return row && toKey(row);
}

/** Lists the keys of a tenant, oldest first. */
export async function listKeys(sql: Reader, tenantId: string): Promise<readonly StoredKey[]> {
  const rows = await sql.all(`SELECT ${COLUMNS} FROM keys WHERE tenant_id = $1 ORDER BY created_at, id`, tenantId);
  return rows.map(toKey);
}

/** @returns false when there is no live key of this id */
export async function revokeStoredKey(sql: Sql, id: string, now: number): Promise<boolean> {
  return (await sql.run(`UPDATE keys SET revoked_at = $2 WHERE id = $1 AND revoked_at IS NULL`, id, now)) === 1;
}

function toKey(row: Row): StoredKey {
  const secretHash = row['secretHash'] as Uint8Array | null;
  return { ...KEYS.read(row), ...(secretHash === null ? {} : { secretHash }) };
}
