import type { Row, Sql } from '../../store/engine.ts';
import { withoutNulls } from '../../store/without-nulls.ts';

export type PaymentKind = 'authorization' | 'verification';

/** `RECEIVED` until the processor's answer is known; then for good one of the others. */
export type PaymentStatus = 'RECEIVED' | 'COMPLETED' | 'FAILED';

/** A payment as it is meant, committed before the processor hears of it. */
export interface PaymentIntent {
  readonly tenantId: string;
  /** Passed to the processor, which can be asked for it after a crash. */
  readonly id: string;
  readonly kind: PaymentKind;
  readonly accountNumber: string;
  readonly merchantRefNum: string;
  readonly createdAt: number;
  /** Until then the process that began the payment finishes it; afterwards any process may. */
  readonly leaseExpiresAt: number;
  /** The single-use token that it holds: of its card, or beside `cardId` of the security code alone. */
  readonly tokenHash?: Uint8Array;
  readonly cardId?: string;
  /** In minor units; a verification has none. */
  readonly amount?: number;
  readonly currencyCode: string;
  readonly cardType?: string;
  readonly lastDigits: string;
  readonly expiryMonth: number;
  readonly expiryYear: number;
  /** JSON: what came along and is read again. */
  readonly details: string;
}

export interface PaymentResult {
  readonly status: Exclude<PaymentStatus, 'RECEIVED'>;
  readonly authCode?: string;
  readonly avsResponse?: string;
  readonly cvvVerification?: string;
  /** A code of the error catalog. */
  readonly errorCode?: string;
}

export interface StoredPayment extends PaymentIntent, Omit<PaymentResult, 'status'> {
  readonly status: PaymentStatus;
}

const COLUMNS = `tenant_id AS "tenantId", id, kind, account_number AS "accountNumber",
  merchant_ref_num AS "merchantRefNum", created_at AS "createdAt", status, lease_expires_at AS "leaseExpiresAt",
  token_hash AS "tokenHash", card_id AS "cardId", amount, currency_code AS "currencyCode", card_type AS "cardType",
  last_digits AS "lastDigits", expiry_month AS "expiryMonth", expiry_year AS "expiryYear", auth_code AS "authCode",
  avs_response AS "avsResponse", cvv_verification AS "cvvVerification", error_code AS "errorCode", details`;

function toPayment(row: Row): StoredPayment {
  return withoutNulls<StoredPayment>(row);
}

export async function insertPayment(sql: Sql, payment: PaymentIntent): Promise<void> {
  await sql.run(
    `INSERT INTO payments (tenant_id, id, kind, account_number, merchant_ref_num, created_at, status, lease_expires_at,
       token_hash, card_id, amount, currency_code, card_type, last_digits, expiry_month, expiry_year, details)
     VALUES ($1, $2, $3, $4, $5, $6, 'RECEIVED', $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`,
    payment.tenantId,
    payment.id,
    payment.kind,
    payment.accountNumber,
    payment.merchantRefNum,
    payment.createdAt,
    payment.leaseExpiresAt,
    payment.tokenHash ?? null,
    payment.cardId ?? null,
    payment.amount ?? null,
    payment.currencyCode,
    payment.cardType ?? null,
    payment.lastDigits,
    payment.expiryMonth,
    payment.expiryYear,
    payment.details,
  );
}

export async function findPayment(sql: Sql, tenantId: string, id: string): Promise<StoredPayment | undefined> {
  const row = await sql.get(`SELECT ${COLUMNS} FROM payments WHERE tenant_id = $1 AND id = $2`, tenantId, id);
  return row && toPayment(row);
}

/** Whether an account used a merchantRefNum for this kind of payment since a time. */
export async function isReferenceUsed(
  sql: Sql,
  payment: Pick<PaymentIntent, 'tenantId' | 'accountNumber' | 'kind' | 'merchantRefNum'>,
  since: number,
): Promise<boolean> {
  const row = await sql.get(
    `SELECT id FROM payments
     WHERE tenant_id = $1 AND account_number = $2 AND kind = $3 AND merchant_ref_num = $4 AND created_at > $5
     LIMIT 1`,
    payment.tenantId,
    payment.accountNumber,
    payment.kind,
    payment.merchantRefNum,
    since,
  );
  return row !== undefined;
}

/** Writes how an open payment ended, and lets go of its token. Tells whether it was still open. */
export async function finishPayment(sql: Sql, tenantId: string, id: string, result: PaymentResult): Promise<boolean> {
  const finished = await sql.run(
    `UPDATE payments SET status = $3, auth_code = $4, avs_response = $5, cvv_verification = $6, error_code = $7,
       token_hash = NULL
     WHERE tenant_id = $1 AND id = $2 AND status = 'RECEIVED'`,
    tenantId,
    id,
    result.status,
    result.authCode ?? null,
    result.avsResponse ?? null,
    result.cvvVerification ?? null,
    result.errorCode ?? null,
  );
  return finished === 1;
}

/**
 * Payments whose lease ran out before their end was known, the longest first; then those with a lease that is longer
 * than any is given, from before the clock jumped back.
 */
export async function listOpenPayments(
  sql: Sql,
  now: number,
  longest: number,
  limit: number,
): Promise<readonly StoredPayment[]> {
  const rows = await sql.all(
    `SELECT ${COLUMNS} FROM payments
     WHERE status = 'RECEIVED' AND (lease_expires_at <= $1 OR lease_expires_at > $2)
     ORDER BY lease_expires_at LIMIT $3`,
    now,
    longest,
    limit,
  );
  return rows.map(toPayment);
}

/** Gives an open payment another lease. Tells whether nobody else did. */
export async function renewPaymentLease(
  sql: Sql,
  payment: Pick<StoredPayment, 'tenantId' | 'id' | 'leaseExpiresAt'>,
  leaseExpiresAt: number,
): Promise<boolean> {
  const renewed = await sql.run(
    `UPDATE payments SET lease_expires_at = $4
     WHERE tenant_id = $1 AND id = $2 AND status = 'RECEIVED' AND lease_expires_at = $3`,
    payment.tenantId,
    payment.id,
    payment.leaseExpiresAt,
    leaseExpiresAt,
  );
  return renewed === 1;
}
