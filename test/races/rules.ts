import type { AnyRule } from './rule.ts';
import { BILLING_ADDRESS, DEFAULT_SHIPPING } from './rules/addresses.ts';
import { BANK_ACCOUNT_ONCE } from './rules/bank-accounts.ts';
import { CARD_ONCE, DEFAULT_CARD } from './rules/cards.ts';
import { FINAL_STATUS, REMOVED_ACCOUNT } from './rules/mandates.ts';
import { CUSTOMER_IDS, REMOVED_PROFILE } from './rules/profiles.ts';
import { REFERENCES } from './rules/references.ts';
import { TOKENS } from './rules/tokens.ts';

/** The rules that two servers on one database must keep for any timing of requests. */
export const RULES: readonly AnyRule[] = [
  DEFAULT_CARD,
  DEFAULT_SHIPPING,
  CARD_ONCE,
  BANK_ACCOUNT_ONCE,
  ...TOKENS,
  REMOVED_PROFILE,
  ...CUSTOMER_IDS,
  ...REFERENCES,
  REMOVED_ACCOUNT,
  FINAL_STATUS,
  BILLING_ADDRESS,
];
