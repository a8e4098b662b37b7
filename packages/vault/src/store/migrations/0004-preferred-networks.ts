import type { Migration } from '../migrate.ts';

export const PREFERRED_NETWORKS: Migration = {
  number: 4,
  sql: `
-- The network that a payer chose for a card that two networks share.

ALTER TABLE cards ADD COLUMN preferred_network TEXT;
`,
};
