import type { Reader, Sql } from '../../store/engine.ts';
import { fixed, number, table, text } from '../../store/table.ts';
import type { MandateStatus } from './mandate-status.ts';

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
  readonly version: number;
  readonly createdAt: number;
  readonly paymentToken: string;
  /** The merchant's own. Not unique. */
  readonly reference: string;
}

export const MANDATES = table<StoredMandate>('mandates', {
  tenantId: fixed(text('tenant_id')),
  id: fixed(text('id')),
  profileId: fixed(text('profile_id')),
  bankAccountId: fixed(text('bank_account_id')),
  version: fixed(number('version')),
  createdAt: fixed(number('created_at')),
  paymentToken: fixed(text('payment_token')),
  reference: fixed(text('reference')),
  status: text('status'),
  statusChangedAt: number('status_changed_at'),
  statusReasonCode: text('status_reason_code'),
  statusReason: text('status_reason'),
});

const UPDATE = MANDATES.updateAll({ countsVersion: true });

const FIND = `SELECT ${MANDATES.select} FROM mandates WHERE tenant_id = $1 AND id = $2 AND profile_id = $3`;

export async function insertMandate(sql: Sql, mandate: StoredMandate): Promise<void> {
  await sql.run(MANDATES.insert, ...MANDATES.values(mandate));
}

export async function findMandate(
  reader: Reader,
  tenantId: string,
  profileId: string,
  id: string,
): Promise<StoredMandate | undefined> {
  const row = await reader.get(FIND, tenantId, id, profileId);
  return row && MANDATES.read(row);
}

export async function updateMandateState(sql: Sql, mandate: StoredMandate): Promise<void> {
  await sql.run(UPDATE.sql, mandate.tenantId, mandate.id, ...UPDATE.values(mandate));
}

/** Ends the mandates of a bank account that have not ended: `INACTIVE` is where the vault itself moves them. */
export async function deactivateMandates(
  sql: Sql,
  tenantId: string,
  bankAccountId: string,
  now: number,
): Promise<void> {
  await sql.run(
    `UPDATE mandates SET status = 'INACTIVE', status_changed_at = $3, status_reason_code = NULL, status_reason = NULL,
       version = version + 1
     WHERE tenant_id = $1 AND bank_account_id = $2
       AND status NOT IN ('DECLINED', 'REJECTED', 'CANCELLED', 'INACTIVE')`,
    tenantId,
    bankAccountId,
    now,
  );
}

export async function deleteMandate(sql: Sql, tenantId: string, id: string): Promise<void> {
  await sql.run(`DELETE FROM mandates WHERE tenant_id = $1 AND id = $2`, tenantId, id);
}

export async function deleteMandatesOfProfile(sql: Sql, tenantId: string, profileId: string): Promise<void> {
  await sql.run(`DELETE FROM mandates WHERE tenant_id = $1 AND profile_id = $2`, tenantId, profileId);
}
