import type { Reader, Sql, Write } from '../../store/engine.ts';
import { number, table, text } from '../../store/table.ts';
import type { PaymentIntent, PaymentKind, PaymentStatus } from './payments.sql.ts';

type Referring = Pick<PaymentIntent, 'tenantId' | 'id' | 'kind' | 'accountNumber' | 'reference' | 'createdAt'>;

interface PaymentReference {
  readonly tenantId: string;
  readonly accountNumber: string;
  readonly kind: PaymentKind;
  readonly reference: string;
  readonly paymentId: string;
  readonly createdAt: number;
}

const REFERENCES = table<PaymentReference>('payment_references', {
  tenantId: text('tenant_id'),
  accountNumber: text('account_number'),
  kind: text('kind'),
  reference: text('reference'),
  paymentId: text('payment_id'),
  createdAt: number('created_at'),
});

const REGISTER = `${REFERENCES.insert} ON CONFLICT (tenant_id, account_number, kind, reference)
  DO UPDATE SET payment_id = excluded.payment_id, created_at = excluded.created_at`;
const TAKE = `${REGISTER} WHERE payment_references.created_at <= $7`;

const keyOf = (payment: Omit<Referring, 'createdAt'>) =>
  [payment.tenantId, payment.accountNumber, payment.kind, payment.reference] as const;

const toValues = ({ id, ...payment }: Referring) => REFERENCES.values({ ...payment, paymentId: id });

/**
 * Takes a reference for a payment, unless another payment has taken it since a time.
 *
 * @returns 1, or 0 when it is taken
 */
export function takeReference(sql: Sql, payment: Referring, since: number): Promise<number> {
  return sql.run(TAKE, ...toValues(payment), since);
}

/** Registers a payment under its reference, whoever had it, so that a later one sees it. @returns 1 */
export function registerReference(sql: Sql, payment: Referring): Promise<number> {
  return sql.run(REGISTER, ...toValues(payment));
}

/** Finds the payment that holds a reference. */
export async function findReferredPayment(
  sql: Reader,
  payment: Omit<Referring, 'createdAt'>,
): Promise<{ readonly id: string; readonly status: PaymentStatus } | undefined> {
  const row = await sql.get(
    `SELECT p.id, p.status FROM payment_references r
     JOIN payments p ON p.tenant_id = r.tenant_id AND p.id = r.payment_id
     WHERE r.tenant_id = $1 AND r.account_number = $2 AND r.kind = $3 AND r.reference = $4`,
    ...keyOf(payment),
  );
  return row && { id: row['id'] as string, status: row['status'] as PaymentStatus };
}

const LOCK = `UPDATE payment_references SET created_at = created_at
  WHERE tenant_id = $1 AND account_number = $2 AND kind = $3 AND reference = $4`;

const HAS_FAILED = `EXISTS (SELECT 1 FROM payments WHERE tenant_id = $1 AND id = $5 AND status = 'FAILED')`;

const HAND_ON = `UPDATE payment_references SET payment_id = other.id, created_at = other.created_at
  FROM (
    SELECT id, created_at FROM payments
    WHERE tenant_id = $1 AND account_number = $2 AND kind = $3 AND reference = $4 AND id <> $5
      AND status <> 'FAILED' AND created_at > $6
    ORDER BY created_at DESC, id DESC LIMIT 1
  ) other
  WHERE payment_references.tenant_id = $1 AND payment_references.account_number = $2
    AND payment_references.kind = $3 AND payment_references.reference = $4 AND payment_references.payment_id = $5
    AND ${HAS_FAILED}`;

const REMOVE = `DELETE FROM payment_references
  WHERE tenant_id = $1 AND account_number = $2 AND kind = $3 AND reference = $4 AND payment_id = $5 AND ${HAS_FAILED}`;

/**
 * Takes a payment that has failed off its reference; of any other it changes nothing. Where others share the reference and
 * have not failed, the newest of them since a time holds it from now on. As long as one of them is open there is a row,
 * which only ever changes hands: so it can be locked. The first statement locks the row, and those behind it see what it
 * waited for.
 */
export function freeReference(payment: Omit<Referring, 'createdAt'>, since: number): readonly Write[] {
  const key = keyOf(payment);
  return [
    { sql: LOCK, values: key },
    { sql: HAND_ON, values: [...key, payment.id, since] },
    { sql: REMOVE, values: [...key, payment.id] },
  ];
}
