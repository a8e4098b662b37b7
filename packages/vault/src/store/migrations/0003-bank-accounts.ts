import type { Migration } from '../migrate.ts';

export const BANK_ACCOUNTS: Migration = {
  number: 3,
  spread: { bank_accounts: 'tenant', mandates: 'tenant' },
  sql: `
-- Bank accounts of profiles, and the mandates to debit them. An account number or IBAN stands here sealed, with its last
-- two characters beside it; what names the bank alone (routing number, sort code, transit and institution, BIC) is no
-- secret. A mandate outlives its account: it says what was once permitted.

CREATE TABLE bank_accounts (
  tenant_id TEXT NOT NULL,
  id TEXT NOT NULL,
  profile_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  status TEXT NOT NULL,
  payment_token TEXT NOT NULL,
  number_ciphertext BYTEA NOT NULL,
  number_data_key BYTEA NOT NULL,
  last_digits TEXT NOT NULL,
  account_holder_name TEXT NOT NULL,
  nick_name TEXT,
  merchant_ref_num TEXT,
  billing_address_id TEXT,
  account_type TEXT,
  routing_number TEXT,
  sort_code TEXT,
  transit_number TEXT,
  institution_id TEXT,
  bic TEXT,
  PRIMARY KEY (tenant_id, id)
);

CREATE INDEX bank_accounts_profile ON bank_accounts (tenant_id, profile_id, kind, created_at);
CREATE UNIQUE INDEX bank_accounts_payment_token ON bank_accounts (tenant_id, payment_token);

CREATE TABLE mandates (
  tenant_id TEXT NOT NULL,
  id TEXT NOT NULL,
  profile_id TEXT NOT NULL,
  bank_account_id TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  payment_token TEXT NOT NULL,
  reference TEXT NOT NULL,
  status TEXT NOT NULL,
  status_changed_at BIGINT NOT NULL,
  status_reason_code TEXT,
  status_reason TEXT,
  PRIMARY KEY (tenant_id, id)
);

CREATE INDEX mandates_profile ON mandates (tenant_id, profile_id, created_at);
CREATE INDEX mandates_bank_account ON mandates (tenant_id, bank_account_id, created_at);
CREATE UNIQUE INDEX mandates_payment_token ON mandates (tenant_id, payment_token);
`,
};
