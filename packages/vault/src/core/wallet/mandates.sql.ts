import type { MandateStatus } from './mandate-status.ts';
import type { Sql } from '../../store/engine.ts';
import { withoutNulls } from '../../store/without-nulls.ts';

/** Where a mandate stands, and since when. */
export interface MandateState {
  readonly status: MandateStatus;
  readonly statusChangedAt: number;
  readonly statusReasonCode?: string;
  readonly statusReason?: string;
}

export interface StoredMandate extends MandateState {
  readonly tenantId: string;
  readonly id: string;
  readonly profileId: string;
  /** The account may be gone: the mandate is inactive then. */
  readonly bankAccountId: string;
  readonly createdAt: number;
  readonly paymentToken: string;
  /** The merchant's own. Not unique. */
  readonly reference: string;
}

const COLUMNS = `tenant_id AS "tenantId", id, profile_id AS "profileId", bank_account_id AS "bankAccountId",
  created_at AS "createdAt", payment_token AS "paymentToken", reference, status,
  status_changed_at AS "statusChangedAt", status_reason_code AS "statusReasonCode", status_reason AS "statusReason"`;

export async function insertMandate(sql: Sql, mandate: StoredMandate): Promise<void> {
  await sql.run(
    `INSERT INTO mandates (tenant_id, id, profile_id, bank_account_id, created_at, payment_token, reference, status,
       status_changed_at, status_reason_code, status_reason)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    mandate.tenantId,
    mandate.id,
    mandate.profileId,
    mandate.bankAccountId,
    mandate.createdAt,
    mandate.paymentToken,
    mandate.reference,
    mandate.status,
    mandate.statusChangedAt,
    mandate.statusReasonCode ?? null,
    mandate.statusReason ?? null,
  );
}

export async function findMandate(
  sql: Sql,
  tenantId: string,
  profileId: string,
  id: string,
): Promise<StoredMandate | undefined> {
  const row = await sql.get(
    `SELECT ${COLUMNS} FROM mandates WHERE tenant_id = $1 AND id = $2 AND profile_id = $3`,
    tenantId,
    id,
    profileId,
  );
  return row && withoutNulls<StoredMandate>(row);
}

/** The mandates of a bank account, oldest first. */
export async function listMandates(
  sql: Sql,
  tenantId: string,
  bankAccountId: string,
): Promise<readonly StoredMandate[]> {
  const rows = await sql.all(
    `SELECT ${COLUMNS} FROM mandates WHERE tenant_id = $1 AND bank_account_id = $2 ORDER BY created_at, id`,
    tenantId,
    bankAccountId,
  );
  return rows.map((row) => withoutNulls<StoredMandate>(row));
}

/** The mandates of all bank accounts of a profile, oldest first. */
export async function listMandatesOfProfile(
  sql: Sql,
  tenantId: string,
  profileId: string,
): Promise<readonly StoredMandate[]> {
  const rows = await sql.all(
    `SELECT ${COLUMNS} FROM mandates WHERE tenant_id = $1 AND profile_id = $2 ORDER BY created_at, id`,
    tenantId,
    profileId,
  );
  return rows.map((row) => withoutNulls<StoredMandate>(row));
}

export async function updateMandateState(sql: Sql, tenantId: string, id: string, state: MandateState): Promise<void> {
  await sql.run(
    `UPDATE mandates SET status = $3, status_changed_at = $4, status_reason_code = $5, status_reason = $6
     WHERE tenant_id = $1 AND id = $2`,
    tenantId,
    id,
    state.status,
    state.statusChangedAt,
    state.statusReasonCode ?? null,
    state.statusReason ?? null,
  );
}

export async function deleteMandate(sql: Sql, tenantId: string, id: string): Promise<void> {
  await sql.run(`DELETE FROM mandates WHERE tenant_id = $1 AND id = $2`, tenantId, id);
}

export async function deleteMandatesOfProfile(sql: Sql, tenantId: string, profileId: string): Promise<void> {
  await sql.run(`DELETE FROM mandates WHERE tenant_id = $1 AND profile_id = $2`, tenantId, profileId);
}
