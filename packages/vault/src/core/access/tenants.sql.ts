import type { Reader, Sql } from '../../store/engine.ts';
import { number, table, text } from '../../store/table.ts';

export interface StoredTenant {
  readonly id: string;
  readonly name: string;
  readonly createdAt: number;
}

const TENANTS = table<StoredTenant>('tenants', {
  id: text('tenant_id'),
  name: text('name'),
  createdAt: number('created_at'),
});

const COLUMNS = TENANTS.select;

export async function insertTenant(sql: Sql, tenant: StoredTenant): Promise<void> {
  await sql.run(TENANTS.insert, ...TENANTS.values(tenant));
}

/** Lists all tenants, oldest first. */
export async function listTenants(sql: Reader): Promise<readonly StoredTenant[]> {
  const rows = await sql.all(`SELECT ${COLUMNS} FROM tenants ORDER BY created_at, tenant_id`);
  return rows.map((row) => TENANTS.read(row));
}

export async function hasTenant(sql: Reader, tenantId: string): Promise<boolean> {
  return (await sql.get(`SELECT 1 AS found FROM tenants WHERE tenant_id = $1`, tenantId)) !== undefined;
}
