import type { Migration } from '../migrate.ts';
import { TENANTS } from './0001-tenants.ts';
import { RECORDS } from './0002-records.ts';
import { BANK_ACCOUNTS } from './0003-bank-accounts.ts';
import { PREFERRED_NETWORKS } from './0004-preferred-networks.ts';
import { PAYMENT_REFERENCES } from './0005-payment-references.ts';
import { VERSIONS } from './0006-versions.ts';
import { PAYMENT_VERSIONS } from './0007-payment-versions.ts';

/** In the order in which they are applied. */
export const MIGRATIONS: readonly Migration[] = [
  TENANTS,
  RECORDS,
  BANK_ACCOUNTS,
  PREFERRED_NETWORKS,
  PAYMENT_REFERENCES,
  VERSIONS,
  PAYMENT_VERSIONS,
];
