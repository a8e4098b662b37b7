import type { Sql } from '../../store/engine.ts';

export interface StoredTenant {
  readonly id: string;
  readonly name: string;
  readonly createdAt: number;
}

export async function insertTenant(sql: Sql, tenant: StoredTenant): Promise<void> {
  await sql.run(
    `INSERT INTO tenants (tenant_id, name, created_at) VALUES ($1, $2, $3)`,
    tenant.id,
    tenant.name,
    tenant.createdAt,
  );
}

export async function listTenants(sql: Sql): Promise<readonly StoredTenant[]> {
  const rows = await sql.all(`SELECT tenant_id, name, created_at FROM tenants ORDER BY created_at, tenant_id`);
  return rows.map((row) => ({
    id: row['tenant_id'] as string,
    name: row['name'] as string,
    createdAt: row['created_at'] as number,
  }));
}

export async function hasTenant(sql: Sql, tenantId: string): Promise<boolean> {
  return (await sql.get(`SELECT 1 AS found FROM tenants WHERE tenant_id = $1`, tenantId)) !== undefined;
}
