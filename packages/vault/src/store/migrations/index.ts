import type { Migration } from '../migrate.ts';
import { TENANTS } from './0001-tenants.ts';
import { RECORDS } from './0002-records.ts';
import { BANK_ACCOUNTS } from './0003-bank-accounts.ts';
import { PREFERRED_NETWORKS } from './0004-preferred-networks.ts';

export const MIGRATIONS: readonly Migration[] = [TENANTS, RECORDS, BANK_ACCOUNTS, PREFERRED_NETWORKS];
