import type { Migration } from '../migrate.ts';

export const PAYMENT_REFERENCES: Migration = {
  number: 5,
  spread: { payment_references: 'tenant' },
  sql: `
-- Which payment holds a merchant's reference, by account and kind: a payment takes it by writing this row. Filled with
-- the payments of today, for each reference the newest that has not failed.
CREATE TABLE payment_references (
  tenant_id TEXT NOT NULL,
  account_number TEXT NOT NULL,
  kind TEXT NOT NULL,
  reference TEXT NOT NULL,
  payment_id TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  PRIMARY KEY (tenant_id, account_number, kind, reference)
);

INSERT INTO payment_references (tenant_id, account_number, kind, reference, payment_id, created_at)
  SELECT p.tenant_id, p.account_number, p.kind, p.merchant_ref_num, p.id, p.created_at
  FROM payments p
  WHERE p.status <> 'FAILED' AND NOT EXISTS (
    SELECT 1 FROM payments later
    WHERE later.tenant_id = p.tenant_id AND later.account_number = p.account_number AND later.kind = p.kind
      AND later.merchant_ref_num = p.merchant_ref_num AND later.status <> 'FAILED'
      AND (later.created_at > p.created_at OR (later.created_at = p.created_at AND later.id > p.id))
  );
`,
};
