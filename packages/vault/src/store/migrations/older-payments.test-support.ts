interface OlderPayment {
  readonly id: string;
  readonly reference: string;
  readonly status: string;
  readonly createdAt: number;
  readonly tenant?: string;
  readonly account?: string;
  readonly kind?: string;
}

/** Payments as a store of 0.1.0 may hold them, by what the back-fill has to tell apart. */
const PAYMENTS: readonly OlderPayment[] = [
  { id: 'p01', reference: 'once', status: 'COMPLETED', createdAt: 1 },
  { id: 'p02', reference: 'open', status: 'RECEIVED', createdAt: 1 },
  { id: 'p03', reference: 'failed', status: 'FAILED', createdAt: 1 },
  { id: 'p04', reference: 'twice', status: 'COMPLETED', createdAt: 1 },
  { id: 'p05', reference: 'twice', status: 'COMPLETED', createdAt: 2 },
  { id: 'p06', reference: 'failed later', status: 'COMPLETED', createdAt: 1 },
  { id: 'p07', reference: 'failed later', status: 'FAILED', createdAt: 2 },
  { id: 'p09', reference: 'same time', status: 'COMPLETED', createdAt: 1 },
  { id: 'p08', reference: 'same time', status: 'COMPLETED', createdAt: 1 },
  { id: 'p10', reference: 'once', status: 'COMPLETED', createdAt: 1, account: '2' },
  { id: 'p11', reference: 'once', status: 'COMPLETED', createdAt: 1, kind: 'verification' },
  { id: 'p12', reference: 'once', status: 'COMPLETED', createdAt: 1, tenant: 't_test_b' },
];

/** Writes the payments. */
export const INSERT_OLDER_PAYMENTS = `INSERT INTO payments (tenant_id, id, kind, account_number, merchant_ref_num,
  created_at, status, lease_expires_at, currency_code, last_digits, expiry_month, expiry_year, details) VALUES
${PAYMENTS.map(
  ({ id, reference, status, createdAt, tenant = 't_test_a', account = '1', kind = 'authorization' }) =>
    `('${tenant}', '${id}', '${kind}', '${account}', '${reference}', ${createdAt}, '${status}', 9, 'USD', '1111', 1, 2030, '{}')`,
).join(',\n')}`;

export const SELECT_REFERENCES = `SELECT payment_id FROM payment_references ORDER BY payment_id`;

/** The payments that hold a reference after the back-fill. */
export const HOLDERS = ['p01', 'p02', 'p05', 'p06', 'p09', 'p10', 'p11', 'p12'];
