import { existsSync } from 'node:fs';
import { OperatorError } from '../errors.ts';
import type { Storage } from '../store/engine.ts';
import { openPostgres } from '../store/postgres/open-postgres.ts';
import { openSqlite } from '../store/sqlite/open-sqlite.ts';
import { type Config, type DatabaseConfig, storePath } from './config.ts';

/** The variable with the URL of the database. It holds a password, so it comes from the environment only. */
export const DATABASE_URL = 'INLAY_DATABASE_URL';
const CONNECTIONS = 'INLAY_DATABASE_CONNECTIONS';
const STATEMENT_NAMES = 'INLAY_DATABASE_STATEMENT_NAMES';

/** A PostgreSQL database, or a file. */
export type StoreLocation = ({ readonly url: string } & DatabaseConfig) | { readonly path: string };

/**
 * Returns the location of the store. Removes the URL from the environment, so that no child process inherits it. Other
 * database variables of the environment override the configuration.
 *
 * @throws {OperatorError} `config_invalid` for an invalid variable
 */
export function takeStoreLocation(
  environment: NodeJS.ProcessEnv,
  config: Pick<Config, 'data'> & { readonly database?: DatabaseConfig },
): StoreLocation {
  const url = environment[DATABASE_URL];
  delete environment[DATABASE_URL];
  if (!url) return { path: storePath(config) };
  const { connections, statementNames } = { ...config.database, ...readVariables(environment) };
  return {
    url,
    ...(connections === undefined ? {} : { connections }),
    ...(statementNames === undefined ? {} : { statementNames }),
  };
}

function readVariables(environment: NodeJS.ProcessEnv): DatabaseConfig {
  const connections = environment[CONNECTIONS];
  const names = environment[STATEMENT_NAMES];
  if (connections !== undefined && !/^[1-9]\d{0,2}$/.test(connections)) {
    refuse(`${CONNECTIONS} is a number from 1 to 999.`, CONNECTIONS);
  }
  if (names !== undefined && names !== 'on' && names !== 'off')
    refuse(`${STATEMENT_NAMES} is on or off.`, STATEMENT_NAMES);
  return {
    ...(connections === undefined ? {} : { connections: Number(connections) }),
    ...(names === undefined ? {} : { statementNames: names === 'on' }),
  };
}

function refuse(message: string, setting: string): never {
  throw new OperatorError('config_invalid', { message, setting });
}

/** @throws {OperatorError} `config_invalid` when there is no store, and any error of the engine */
export async function openStore(location: StoreLocation): Promise<Storage> {
  if ('url' in location) return openPostgres(location);
  if (existsSync(location.path)) return openSqlite(location);
  throw new OperatorError('config_invalid', {
    message: `There is no store at ${location.path}. Make one with inlay init.`,
  });
}
