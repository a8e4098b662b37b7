import type { Sql } from '../../store/engine.ts';

/** The row that is written by whoever makes the vault of this store. One that is older has none. */
const CLAIM = 'initialized-by';

/**
 * Claims a vacant store, inside the transaction that makes its vault. Of two that claim it at once, the later waits for
 * the earlier one's end.
 *
 * @param claim random bytes, which tell this claim from any other
 * @returns false when there is a vault already, or another claim
 */
export async function claimStore(sql: Sql, claim: Uint8Array): Promise<boolean> {
  const claimed = await insertClaim(sql, claim);
  // What an older release made holds no claim. Looked for in statements of their own, which see what the insert waited for.
  const tenant = await sql.get(`SELECT 1 AS found FROM tenants LIMIT 1`);
  const check = await sql.get(`SELECT 1 AS found FROM meta WHERE name = 'root-key-check'`);
  return claimed === 1 && tenant === undefined && check === undefined;
}

function insertClaim(sql: Sql, claim: Uint8Array): Promise<number> {
  return sql.run(`INSERT INTO meta (name, value) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING`, CLAIM, claim);
}

/**
 * Takes back everything that making a vault puts into a store, if this claim made it. A claim that is still under way, on
 * a connection that was lost, is waited for.
 *
 * @returns false when the vault is another one's, or there is none: then nothing is touched
 */
export async function vacateStore(sql: Sql, claim: Uint8Array): Promise<boolean> {
  const isVacant = (await insertClaim(sql, claim)) === 1;
  const given = await sql.run(`DELETE FROM meta WHERE name = $1 AND value = $2`, CLAIM, claim);
  // A store of an older release has no claim, and is not this one's.
  if (isVacant || given === 0) return false;
  await sql.run(`DELETE FROM keys`);
  await sql.run(`DELETE FROM accounts`);
  await sql.run(`DELETE FROM tenant_keys`);
  await sql.run(`DELETE FROM tenants`);
  await sql.run(`DELETE FROM meta`);
  return true;
}
