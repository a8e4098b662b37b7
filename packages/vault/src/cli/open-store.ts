import { existsSync } from 'node:fs';
import { vaultError } from '@inlay/protocol';
import type { Storage } from '../store/engine.ts';
import { openPostgres } from '../store/postgres/open-postgres.ts';
import { openSqlite } from '../store/sqlite/open-sqlite.ts';
import { type Config, storePath } from './config.ts';

/** Names the database of the vault. It holds a password, so it stands in the environment only. */
const VARIABLE = 'INLAY_DATABASE_URL';

/** A PostgreSQL database, or a file. */
export type StorePlace = { readonly url: string } | { readonly path: string };

/** Where the store is. The URL is taken out of the environment, so that no child process carries it. */
export function takeStorePlace(environment: NodeJS.ProcessEnv, config: Pick<Config, 'data'>): StorePlace {
  const url = environment[VARIABLE];
  delete environment[VARIABLE];
  return url ? { url } : { path: storePath(config) };
}

/** @throws {CodedError} `config_invalid` when there is no store, and whatever the engine refuses with */
export async function openStore(place: StorePlace): Promise<Storage> {
  if ('url' in place) return openPostgres(place);
  if (existsSync(place.path)) return openSqlite(place);
  throw vaultError('config_invalid', { message: `There is no store at ${place.path}. Make one with inlay init.` });
}
