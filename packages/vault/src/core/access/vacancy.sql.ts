import type { Sql } from '../../store/engine.ts';

/** Whether nobody has made a vault in this store: neither a tenant nor a root key is known to it. */
export async function isVacant(sql: Sql): Promise<boolean> {
  const tenant = await sql.get(`SELECT 1 AS found FROM tenants LIMIT 1`);
  const meta = await sql.get(`SELECT 1 AS found FROM meta LIMIT 1`);
  return tenant === undefined && meta === undefined;
}

/** Takes back everything that making a vault puts into a vacant store. */
export async function vacate(sql: Sql): Promise<void> {
  await sql.run(`DELETE FROM keys`);
  await sql.run(`DELETE FROM accounts`);
  await sql.run(`DELETE FROM tenant_keys`);
  await sql.run(`DELETE FROM tenants`);
  await sql.run(`DELETE FROM meta`);
}
