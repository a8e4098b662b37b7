import type { Migration } from '../migrate.ts';

export const PAYMENT_VERSIONS: Migration = {
  number: 7,
  sql: `
-- A payment has a version as every other record has: its end counts it.

ALTER TABLE payments ADD COLUMN version BIGINT NOT NULL DEFAULT 1;
`,
};
