import type { AddressCheck, SecurityCodeCheck } from '../../processors/processor.ts';
import type { Reader, Row, Sql, Storage, Write } from '../../store/engine.ts';
import { bytes, number, table, text } from '../../store/table.ts';
import type { CoreErrorCode } from '../../errors.ts';
import { fromBrandAtRest, toBrandAtRest } from '../values/card-brand-at-rest.ts';
import { fromDetailsAtRest, type PaymentDetails, toDetailsAtRest } from './details-at-rest.ts';

export type PaymentKind = 'authorization' | 'verification';

/** `RECEIVED` until the processor's answer is known; then one of the others, permanently. */
export type PaymentStatus = 'RECEIVED' | 'COMPLETED' | 'FAILED';

/** The intent of a payment, committed before the processor is called. */
export interface PaymentIntent {
  readonly tenantId: string;
  /** Sent to the processor, which can be asked for it after a crash. */
  readonly id: string;
  readonly kind: PaymentKind;
  readonly accountNumber: string;
  /** The merchant's reference. */
  readonly reference: string;
  readonly createdAt: number;
  /** Until then, the process that began the payment finishes it; afterwards any process may. */
  readonly leaseExpiresAt: number;
  /** The single-use token that it holds: of its card or, with `cardId`, of the security code alone. */
  readonly tokenHash?: Uint8Array;
  readonly cardId?: string;
  /** In minor units; a verification has none. */
  readonly amount?: number;
  readonly currencyCode: string;
  readonly cardBrand?: string;
  readonly lastDigits: string;
  readonly expiryMonth: number;
  readonly expiryYear: number;
  readonly details: PaymentDetails;
  /** 1 at first; incremented by its end. */
  readonly version: number;
}

/** How a payment ended. */
export interface PaymentEnd {
  readonly status: Exclude<PaymentStatus, 'RECEIVED'>;
  readonly authCode?: string;
  readonly addressCheck?: AddressCheck;
  readonly securityCodeCheck?: SecurityCodeCheck;
  readonly errorCode?: CoreErrorCode;
}

export interface StoredPayment extends PaymentIntent, Omit<PaymentEnd, 'status'> {
  readonly status: PaymentStatus;
}

/** A payment without a known end. Its details do not matter for recovery. */
export type OpenPayment = Omit<PaymentIntent, 'details'>;

interface PaymentRow extends Omit<StoredPayment, 'details' | 'cardBrand'> {
  readonly brandLetters?: string;
  readonly details: string;
}

const PAYMENTS = table<PaymentRow>('payments', {
  tenantId: text('tenant_id'),
  id: text('id'),
  kind: text('kind'),
  accountNumber: text('account_number'),
  reference: text('reference'),
  createdAt: number('created_at'),
  status: text('status'),
  leaseExpiresAt: number('lease_expires_at'),
  tokenHash: bytes('token_hash'),
  cardId: text('card_id'),
  amount: number('amount'),
  currencyCode: text('currency_code'),
  brandLetters: text('card_type'),
  lastDigits: text('last_digits'),
  expiryMonth: number('expiry_month'),
  expiryYear: number('expiry_year'),
  authCode: text('auth_code'),
  addressCheck: text('avs_response'),
  securityCodeCheck: text('cvv_verification'),
  errorCode: text('error_code'),
  details: text('details'),
  version: number('version'),
});

const COLUMNS = `${PAYMENTS.select}, token_hash AS "tokenHash"`;
const FIND = `SELECT ${COLUMNS} FROM payments WHERE tenant_id = $1 AND id = $2`;

const END = PAYMENTS.updateVersion('status', 'authCode', 'addressCheck', 'securityCodeCheck', 'errorCode', 'tokenHash');
const FINISH = `${END.sql} AND status = 'RECEIVED'`;

function readRow(row: Row): Omit<StoredPayment, 'details'> & Pick<PaymentRow, 'details'> {
  const { brandLetters, ...payment } = PAYMENTS.read(row);
  const cardBrand = fromBrandAtRest(brandLetters);
  const tokenHash = row['tokenHash'] as Uint8Array | null;
  return {
    ...payment,
    ...(cardBrand === undefined ? {} : { cardBrand }),
    ...(tokenHash === null ? {} : { tokenHash }),
  };
}

function toPayment(row: Row): StoredPayment {
  const { details, ...payment } = readRow(row);
  return { ...payment, details: fromDetailsAtRest(details) };
}

export async function insertPayment(sql: Sql, intent: PaymentIntent): Promise<void> {
  const { cardBrand, details, ...rest } = intent;
  const brandLetters = toBrandAtRest(cardBrand);
  const row: PaymentRow = {
    ...rest,
    ...(brandLetters === undefined ? {} : { brandLetters }),
    status: 'RECEIVED',
    details: toDetailsAtRest(details),
  };
  await sql.run(PAYMENTS.insert, ...PAYMENTS.values(row));
}

export async function findPayment(sql: Reader, tenantId: string, id: string): Promise<StoredPayment | undefined> {
  const row = await sql.get(FIND, tenantId, id);
  return row && toPayment(row);
}

/** Writes how an open payment ended, and releases its token. It affects 1 row, or 0 if the payment had ended before. */
export function finishPayment(tenantId: string, id: string, end: PaymentEnd): Write {
  return { sql: FINISH, values: [tenantId, id, ...END.values(end)] };
}

/** Lists the tenants that have payments which `listOpenPayments` returns. */
export async function listTenantsOfOpenPayments(reader: Reader, now: number, longest: number): Promise<string[]> {
  const rows = await reader.all(
    `SELECT DISTINCT tenant_id FROM payments
     WHERE status = 'RECEIVED' AND (lease_expires_at <= $1 OR lease_expires_at > $2)`,
    now,
    longest,
  );
  return rows.map((row) => row['tenant_id'] as string);
}

/**
 * Lists open payments of a tenant whose lease has expired, the oldest lease first. Then those whose lease is longer
 * than any that is given: it dates from before the clock jumped back.
 */
export async function listOpenPayments(
  reader: Reader,
  tenantId: string,
  lease: { readonly now: number; readonly longest: number },
  limit: number,
): Promise<readonly OpenPayment[]> {
  const rows = await reader.all(
    `SELECT ${COLUMNS} FROM payments
     WHERE tenant_id = $1 AND status = 'RECEIVED' AND (lease_expires_at <= $2 OR lease_expires_at > $3)
     ORDER BY lease_expires_at LIMIT $4`,
    tenantId,
    lease.now,
    lease.longest,
    limit,
  );
  return rows.map(readRow);
}

/** Renews the lease of an open payment. @returns 1, or 0 when another process was first */
export function renewPaymentLease(
  storage: Pick<Storage, 'write'>,
  payment: Pick<OpenPayment, 'tenantId' | 'id' | 'leaseExpiresAt'>,
  leaseExpiresAt: number,
): Promise<number> {
  return storage.write(
    `UPDATE payments SET lease_expires_at = $4
     WHERE tenant_id = $1 AND id = $2 AND status = 'RECEIVED' AND lease_expires_at = $3`,
    payment.tenantId,
    payment.id,
    payment.leaseExpiresAt,
    leaseExpiresAt,
  );
}
