import type { Reader, Sql } from '../store/engine.ts';

/** A stored key of a tenant, wrapped by the root key. */
export interface WrappedTenantKey {
  readonly purpose: string;
  readonly version: number;
  readonly wrapped: Uint8Array;
}

export async function listTenantKeys(sql: Reader, tenantId: string): Promise<readonly WrappedTenantKey[]> {
  const rows = await sql.all(
    `SELECT purpose, version, wrapped FROM tenant_keys WHERE tenant_id = $1 ORDER BY purpose, version`,
    tenantId,
  );
  return rows.map((row) => ({
    purpose: row['purpose'] as string,
    version: row['version'] as number,
    wrapped: row['wrapped'] as Uint8Array,
  }));
}

/** Tells whether any tenant has keys. */
export async function hasTenantKeys(sql: Reader): Promise<boolean> {
  return (await sql.get(`SELECT 1 AS found FROM tenant_keys LIMIT 1`)) !== undefined;
}

/** Keeps a key that another process wrote first: the second process reads that one. */
export async function insertTenantKey(sql: Sql, tenantId: string, key: WrappedTenantKey, now: number): Promise<void> {
  await sql.run(
    `INSERT INTO tenant_keys (tenant_id, purpose, version, wrapped, created_at) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (tenant_id, purpose, version) DO NOTHING`,
    tenantId,
    key.purpose,
    key.version,
    key.wrapped,
    now,
  );
}
