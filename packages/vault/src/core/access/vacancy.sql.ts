import type { Sql } from '../../store/engine.ts';

/** The row written by the process that initializes the store. Stores of older releases lack it. */
const CLAIM = 'initialized-by';

/**
 * Claims a vacant store, inside the transaction that creates its vault. If two processes race, the second waits until
 * the first one's transaction ends.
 *
 * @param claim random bytes that identify this claim
 * @returns false when the store already holds a vault or another claim
 */
export async function claimStore(sql: Sql, claim: Uint8Array): Promise<boolean> {
  const claimed = await insertClaim(sql, claim);
  // A vault of an older release has no claim. These checks are separate statements, so they see rows that the insert
  // waited for.
  const tenant = await sql.get(`SELECT 1 AS found FROM tenants LIMIT 1`);
  const check = await sql.get(`SELECT 1 AS found FROM meta WHERE name = 'root-key-check'`);
  return claimed === 1 && tenant === undefined && check === undefined;
}

function insertClaim(sql: Sql, claim: Uint8Array): Promise<number> {
  return sql.run(`INSERT INTO meta (name, value) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING`, CLAIM, claim);
}

/**
 * Deletes everything that initialization stored, if this claim stored it. Waits for a claim that is still under way on
 * a lost connection.
 *
 * @returns false when the store holds another vault or no vault; nothing is deleted then
 */
export async function vacateStore(sql: Sql, claim: Uint8Array): Promise<boolean> {
  const isVacant = (await insertClaim(sql, claim)) === 1;
  const given = await sql.run(`DELETE FROM meta WHERE name = $1 AND value = $2`, CLAIM, claim);
  // A store of an older release has no claim, so it does not belong to this one.
  if (isVacant || given === 0) return false;
  await sql.run(`DELETE FROM keys`);
  await sql.run(`DELETE FROM accounts`);
  await sql.run(`DELETE FROM tenant_keys`);
  await sql.run(`DELETE FROM tenants`);
  await sql.run(`DELETE FROM meta`);
  return true;
}
