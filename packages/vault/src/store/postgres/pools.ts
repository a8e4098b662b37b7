import pg from 'pg';
import { COLUMN_TYPES } from './values.ts';

/** How long to wait for a connection, and for a statement, in milliseconds. */
const CONNECT_TIMEOUT = 5000;
const STATEMENT_TIMEOUT = 10_000;

/**
 * Connections to one database, made when they are needed.
 *
 * @param settings of each connection, such as `default_transaction_read_only`
 */
export function openPool(url: string, size: number, settings: Readonly<Record<string, string>>): pg.Pool {
  const pool = new pg.Pool({
    connectionString: withSettings(url, settings),
    max: size,
    types: COLUMN_TYPES,
    application_name: 'inlay',
    connectionTimeoutMillis: CONNECT_TIMEOUT,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    statement_timeout: STATEMENT_TIMEOUT,
    idle_in_transaction_session_timeout: STATEMENT_TIMEOUT,
    // The server's own limit answers first; this one is for a server that is silent.
    query_timeout: STATEMENT_TIMEOUT + 2000,
  });
  // A connection that breaks is told by the statement on it, if any: an error event that nobody hears ends the process.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}

/** Puts settings beside those that the URL has. */
function withSettings(url: string, settings: Readonly<Record<string, string>>): string {
  const parsed = new URL(url);
  const given = parsed.searchParams.get('options');
  const options = Object.entries(settings).map(([name, value]) => `-c ${name}=${value}`);
  parsed.searchParams.set('options', [...(given ? [given] : []), ...options].join(' '));
  return parsed.href;
}
