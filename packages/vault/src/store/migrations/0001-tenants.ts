import type { Migration } from '../migrate.ts';

export const TENANTS: Migration = {
  number: 1,
  spread: { meta: 'local', tenants: 'reference', accounts: 'reference', keys: 'reference', tenant_keys: 'reference' },
  sql: `
-- Who may use the vault: tenants with their accounts, keys and encryption keys. Account numbers and key ids are found
-- before the tenant is known, so their tables are directories of the whole vault; all others start with the tenant.

CREATE TABLE meta (
  name TEXT NOT NULL PRIMARY KEY,
  value BYTEA NOT NULL
);

CREATE TABLE tenants (
  tenant_id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  created_at BIGINT NOT NULL
);

CREATE TABLE accounts (
  number TEXT NOT NULL PRIMARY KEY,
  tenant_id TEXT NOT NULL,
  currency_code TEXT NOT NULL,
  processor TEXT NOT NULL,
  created_at BIGINT NOT NULL
);

CREATE TABLE keys (
  id TEXT NOT NULL PRIMARY KEY,
  tenant_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  secret_hash BYTEA,
  policy TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  revoked_at BIGINT
);

CREATE INDEX keys_tenant ON keys (tenant_id, created_at);

CREATE TABLE tenant_keys (
  tenant_id TEXT NOT NULL,
  purpose TEXT NOT NULL,
  version BIGINT NOT NULL,
  wrapped BYTEA NOT NULL,
  created_at BIGINT NOT NULL,
  PRIMARY KEY (tenant_id, purpose, version)
);
`,
};
