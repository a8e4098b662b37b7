import type { Migration } from '../migrate.ts';

export const RECORDS: Migration = {
  number: 2,
  spread: {
    single_use_tokens: 'tenant',
    profiles: 'tenant',
    addresses: 'tenant',
    cards: 'tenant',
    fingerprints: 'tenant',
    payments: 'tenant',
  },
  sql: `
-- The records of a merchant: single-use tokens, profiles with their addresses and cards, and card payments. A value in
-- the clear has no column: numbers and codes stand here sealed (ciphertext and wrapped data key), with their first six
-- and last four digits beside them.

CREATE TABLE single_use_tokens (
  tenant_id TEXT NOT NULL,
  token_hash BYTEA NOT NULL,
  id TEXT NOT NULL,
  kind TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  number_ciphertext BYTEA NOT NULL,
  number_data_key BYTEA NOT NULL,
  code_ciphertext BYTEA,
  code_data_key BYTEA,
  details TEXT NOT NULL,
  reserved_by TEXT,
  PRIMARY KEY (tenant_id, token_hash)
);

CREATE INDEX single_use_tokens_expiry ON single_use_tokens (expires_at);

CREATE TABLE profiles (
  tenant_id TEXT NOT NULL,
  id TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  status TEXT NOT NULL,
  payment_token TEXT NOT NULL,
  merchant_customer_id TEXT,
  locale TEXT NOT NULL,
  first_name TEXT,
  middle_name TEXT,
  last_name TEXT,
  date_of_birth TEXT,
  ip TEXT,
  gender TEXT,
  nationality TEXT,
  email TEXT,
  phone TEXT,
  cell_phone TEXT,
  PRIMARY KEY (tenant_id, id)
);

CREATE UNIQUE INDEX profiles_merchant_customer_id ON profiles (tenant_id, merchant_customer_id);

CREATE TABLE addresses (
  tenant_id TEXT NOT NULL,
  id TEXT NOT NULL,
  profile_id TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  status TEXT NOT NULL,
  nick_name TEXT,
  street TEXT,
  street2 TEXT,
  city TEXT,
  state TEXT,
  zip TEXT,
  country TEXT,
  recipient_name TEXT,
  phone TEXT,
  is_default_shipping BIGINT NOT NULL,
  PRIMARY KEY (tenant_id, id)
);

CREATE INDEX addresses_profile ON addresses (tenant_id, profile_id, created_at);

CREATE TABLE cards (
  tenant_id TEXT NOT NULL,
  id TEXT NOT NULL,
  profile_id TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  status TEXT NOT NULL,
  payment_token TEXT NOT NULL,
  number_ciphertext BYTEA NOT NULL,
  number_data_key BYTEA NOT NULL,
  bin TEXT NOT NULL,
  last_digits TEXT NOT NULL,
  type TEXT,
  expiry_month BIGINT NOT NULL,
  expiry_year BIGINT NOT NULL,
  holder_name TEXT,
  nick_name TEXT,
  merchant_ref_num TEXT,
  billing_address_id TEXT,
  account_id TEXT,
  is_default BIGINT NOT NULL,
  PRIMARY KEY (tenant_id, id)
);

CREATE INDEX cards_profile ON cards (tenant_id, profile_id, created_at);
CREATE UNIQUE INDEX cards_payment_token ON cards (tenant_id, payment_token);

CREATE TABLE fingerprints (
  tenant_id TEXT NOT NULL,
  profile_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  key_version BIGINT NOT NULL,
  value BYTEA NOT NULL,
  record_id TEXT NOT NULL,
  PRIMARY KEY (tenant_id, profile_id, kind, key_version, value)
);

CREATE INDEX fingerprints_record ON fingerprints (tenant_id, record_id);

CREATE TABLE payments (
  tenant_id TEXT NOT NULL,
  id TEXT NOT NULL,
  kind TEXT NOT NULL,
  account_number TEXT NOT NULL,
  merchant_ref_num TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  status TEXT NOT NULL,
  lease_expires_at BIGINT NOT NULL,
  token_hash BYTEA,
  card_id TEXT,
  amount BIGINT,
  currency_code TEXT NOT NULL,
  card_type TEXT,
  last_digits TEXT NOT NULL,
  expiry_month BIGINT NOT NULL,
  expiry_year BIGINT NOT NULL,
  auth_code TEXT,
  avs_response TEXT,
  cvv_verification TEXT,
  error_code TEXT,
  details TEXT NOT NULL,
  PRIMARY KEY (tenant_id, id)
);

CREATE INDEX payments_reference ON payments (tenant_id, account_number, kind, merchant_ref_num, created_at);
CREATE INDEX payments_open ON payments (lease_expires_at) WHERE status = 'RECEIVED';
`,
};
