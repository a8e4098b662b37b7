import type { Migration } from '../migrate.ts';

export const PAYMENT_REFERENCES: Migration = {
  number: 5,
  spread: { payment_references: 'tenant' },
  sql: `
-- A server of 0.1.0 that still runs would write payments and leave out the table below: two could have one reference. It
-- knows this column by its old name, so from here on it is refused before it asks a bank. This step waits for what it has
-- under way, and comes first: the copy below sees all that it wrote.
ALTER TABLE payments RENAME COLUMN merchant_ref_num TO reference;

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
  SELECT p.tenant_id, p.account_number, p.kind, p.reference, p.id, p.created_at
  FROM payments p
  WHERE p.status <> 'FAILED' AND NOT EXISTS (
    SELECT 1 FROM payments later
    WHERE later.tenant_id = p.tenant_id AND later.account_number = p.account_number AND later.kind = p.kind
      AND later.reference = p.reference AND later.status <> 'FAILED'
      AND (later.created_at > p.created_at OR (later.created_at = p.created_at AND later.id > p.id))
  );
`,
};
