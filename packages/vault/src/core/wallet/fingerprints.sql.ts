import type { Fingerprint, FingerprintKind } from '../../crypto/tenant-keys.ts';
import type { Reader, Sql } from '../../store/engine.ts';

/** The profile and kind within which a fingerprint is unique. Two profiles may hold equal values. */
export interface FingerprintPlace {
  readonly tenantId: string;
  readonly profileId: string;
  readonly kind: FingerprintKind;
}

/** @returns 1, or 0 when a record of the profile already has this fingerprint */
export function insertFingerprint(
  sql: Sql,
  { tenantId, profileId, kind }: FingerprintPlace,
  { keyVersion, value }: Fingerprint,
  recordId: string,
): Promise<number> {
  return sql.run(
    `INSERT INTO fingerprints (tenant_id, profile_id, kind, key_version, value, record_id)
     VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (tenant_id, profile_id, kind, key_version, value) DO NOTHING`,
    tenantId,
    profileId,
    kind,
    keyVersion,
    value,
    recordId,
  );
}

/** Finds the id of the record that has this fingerprint. */
export async function findByFingerprint(
  reader: Reader,
  { tenantId, profileId, kind }: FingerprintPlace,
  { keyVersion, value }: Fingerprint,
): Promise<string | undefined> {
  const row = await reader.get(
    `SELECT record_id FROM fingerprints
     WHERE tenant_id = $1 AND profile_id = $2 AND kind = $3 AND key_version = $4 AND value = $5`,
    tenantId,
    profileId,
    kind,
    keyVersion,
    value,
  );
  return row?.['record_id'] as string | undefined;
}

export async function deleteFingerprintsOfRecord(sql: Sql, tenantId: string, recordId: string): Promise<void> {
  await sql.run(`DELETE FROM fingerprints WHERE tenant_id = $1 AND record_id = $2`, tenantId, recordId);
}

export async function deleteFingerprintsOfProfile(sql: Sql, tenantId: string, profileId: string): Promise<void> {
  await sql.run(`DELETE FROM fingerprints WHERE tenant_id = $1 AND profile_id = $2`, tenantId, profileId);
}
