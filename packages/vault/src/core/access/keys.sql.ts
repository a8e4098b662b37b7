import type { Row, Sql } from '../../store/engine.ts';

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

const COLUMNS = 'id, tenant_id, kind, secret_hash, policy, created_at, revoked_at';

/** Tells whether the id was free. */
export async function insertKey(sql: Sql, key: StoredKey): Promise<boolean> {
  const inserted = await sql.run(
    `INSERT INTO keys (${COLUMNS}) VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (id) DO NOTHING`,
    key.id,
    key.tenantId,
    key.kind,
    key.secretHash ?? null,
    key.policy,
    key.createdAt,
    null,
  );
  return inserted === 1;
}

export async function findKey(sql: Sql, id: string): Promise<StoredKey | undefined> {
  const row = await sql.get(`SELECT ${COLUMNS} FROM keys WHERE id = $1`, id);
  return row && toKey(row);
}

export async function listKeys(sql: Sql, tenantId: string): Promise<readonly StoredKey[]> {
  const rows = await sql.all(`SELECT ${COLUMNS} FROM keys WHERE tenant_id = $1 ORDER BY created_at, id`, tenantId);
  return rows.map(toKey);
}

/** Tells whether there was a live key of this id. */
export async function revokeStoredKey(sql: Sql, id: string, now: number): Promise<boolean> {
  return (await sql.run(`UPDATE keys SET revoked_at = $2 WHERE id = $1 AND revoked_at IS NULL`, id, now)) === 1;
}

function toKey(row: Row): StoredKey {
  return {
    id: row['id'] as string,
    tenantId: row['tenant_id'] as string,
    kind: row['kind'] as KeyKind,
    ...(row['secret_hash'] === null ? {} : { secretHash: row['secret_hash'] as Uint8Array }),
    policy: row['policy'] as string,
    createdAt: row['created_at'] as number,
    ...(row['revoked_at'] === null ? {} : { revokedAt: row['revoked_at'] as number }),
  };
}
