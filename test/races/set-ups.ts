import { inject } from 'vitest';
import { createDatabase } from '../../packages/vault/src/store/postgres/cluster.test-support.ts';
import { type DatabaseSettings, DEFAULT_SETTINGS, WITHOUT_STATEMENT_NAMES } from '../postgres/database-settings.ts';
import { findPgbouncer, type Pooling, startPgbouncer } from '../postgres/pgbouncer.ts';

/** A connection from the vault to its database. */
export interface SetUp {
  readonly name: string;
  readonly pooling?: Pooling;
  readonly settings: DatabaseSettings;
}

export const DIRECTLY: SetUp = { name: 'directly on PostgreSQL', settings: DEFAULT_SETTINGS };

export const SESSION_POOLING: SetUp = {
  name: 'behind PgBouncer, which pools sessions',
  pooling: 'session',
  settings: DEFAULT_SETTINGS,
};

export const TRANSACTION_POOLING: SetUp = {
  name: 'behind PgBouncer, which pools transactions',
  pooling: 'transaction',
  settings: WITHOUT_STATEMENT_NAMES,
};

/** A new database, and its URLs. */
export interface Way {
  /** The direct URL of the database. */
  readonly direct: string;
  /** The URL that the vault uses. */
  readonly url: string;
  readonly environment: NodeJS.ProcessEnv;
  readonly stop: () => Promise<void>;
}

export async function openWay({ pooling, settings }: SetUp): Promise<Way> {
  const direct = await createDatabase(inject('postgresUrl'));
  const pooler = pooling && (await startPgbouncer(findPgbouncer() as string, direct, pooling));
  const url = pooler ? pooler.through(direct) : direct;
  const environment = { ...settings.environment, INLAY_DATABASE_URL: url };
  return { direct, url, environment, stop: async () => pooler?.stop() };
}
