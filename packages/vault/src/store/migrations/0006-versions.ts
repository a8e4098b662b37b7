import type { Migration } from '../migrate.ts';

export const VERSIONS: Migration = {
  number: 6,
  sql: `
-- Each record has a version, which counts its writes. A profile's also counts those of everything below it: the update
-- that counts it is the lock that all of them take.

ALTER TABLE profiles ADD COLUMN version BIGINT NOT NULL DEFAULT 1;
ALTER TABLE addresses ADD COLUMN version BIGINT NOT NULL DEFAULT 1;
ALTER TABLE cards ADD COLUMN version BIGINT NOT NULL DEFAULT 1;
ALTER TABLE bank_accounts ADD COLUMN version BIGINT NOT NULL DEFAULT 1;
ALTER TABLE mandates ADD COLUMN version BIGINT NOT NULL DEFAULT 1;
`,
};
