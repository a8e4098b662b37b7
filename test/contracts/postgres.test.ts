import { storageContract } from './storage.ts';
import { openTestPostgres } from '../../packages/vault/src/store/postgres/open-postgres.test-support.ts';

storageContract('PostgreSQL', () => openTestPostgres());
