import type { Migration } from '../migrate.ts';
import { TENANTS } from './0001-tenants.ts';
import { RECORDS } from './0002-records.ts';

export const MIGRATIONS: readonly Migration[] = [TENANTS, RECORDS];
