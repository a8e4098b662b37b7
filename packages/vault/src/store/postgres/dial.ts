import pg from 'pg';
import { OperatorError } from '../../errors.ts';
import { type Address, type Host, parseAddress } from './address.ts';
import { type Tls, tlsAttempts } from './tls-modes.ts';

/** How long to wait for a server, in milliseconds, where the URL has no `connect_timeout`. */
const CONNECT_TIMEOUT = 5000;

/** The server that an attempt to connect asked. */
export interface Peer {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly database: string;
}

/** The reason why there is no connection, and the server that was asked. */
export class DialError extends Error {
  override readonly name = 'DialError';
  readonly peer: Peer;

  constructor(peer: Peer, cause: unknown) {
    super('There is no connection to the database server.', { cause });
    this.peer = peer;
  }
}

/** True if the server answers but is read-only. */
export class StandbyError extends Error {
  override readonly name = 'StandbyError';
}

/** The driver's message for a server without TLS. */
const NO_TLS = 'The server does not support SSL connections';

export function hasNoTls(error: unknown): boolean {
  return error instanceof Error && error.message === NO_TLS;
}

/**
 * Reads the servers of a URL.
 *
 * @returns a function that opens one connection, to the first server that accepts it
 * @throws {OperatorError} `config_invalid`
 */
export function dialler(url: string): () => Promise<pg.Client> {
  const address = parseAddress(url);
  const wantsPrimary = needsPrimary(address);
  const attempts = tlsAttempts(address.parameters);
  return async () => {
    let failure: unknown;
    for (const host of address.hosts) {
      try {
        return await dialHost(address, host, { attempts, wantsPrimary });
      } catch (error) {
        failure = preferred(failure, error);
      }
    }
    throw failure;
  };
}

/** @returns true with several servers: only a primary is accepted, since a vault always writes */
function needsPrimary({ hosts, parameters }: Address): boolean {
  const wanted = parameters.get('target_session_attrs');
  if (wanted === undefined || wanted === 'any') return hosts.length > 1;
  if (wanted === 'read-write' || wanted === 'primary') return true;
  throw new OperatorError('config_invalid', {
    message: `target_session_attrs is read-write or primary, and not ${wanted}: a vault always writes.`,
    setting: 'INLAY_DATABASE_URL',
  });
}

/** With several servers, the failure of a server that answered is more useful than that of one that did not. */
function preferred(first: unknown, second: unknown): unknown {
  const isAnswer = (error: unknown) => error instanceof DialError && error.cause instanceof pg.DatabaseError;
  return first !== undefined && (isAnswer(first) || !isAnswer(second)) ? first : second;
}

interface Manner {
  readonly attempts: readonly Tls[];
  readonly wantsPrimary: boolean;
}

async function dialHost(address: Address, host: Host, { attempts, wantsPrimary }: Manner): Promise<pg.Client> {
  // A socket is on this machine: libpq never encrypts it.
  const isSocket = host.host?.startsWith('/');
  let failure: unknown;
  for (const tls of isSocket ? [false as const] : attempts) {
    try {
      return await connect(address, host, { tls, wantsPrimary });
    } catch (error) {
      const cause = error instanceof DialError ? error.cause : error;
      if (failure === undefined || hasNoTls((failure as DialError).cause)) failure = error;
      if (!isOfTlsOrRefusal(cause)) break;
    }
  }
  throw failure;
}

/** @returns true if retrying with the other TLS mode could succeed. An unreachable host fails either way. */
function isOfTlsOrRefusal(cause: unknown): boolean {
  if (cause instanceof pg.DatabaseError) return cause.code === '28000' || cause.code === '28P01';
  const { code = '' } = cause as NodeJS.ErrnoException;
  return hasNoTls(cause) || /^(ERR_|EPROTO|ECONNRESET)/.test(code);
}

async function connect(
  address: Address,
  { host, port }: Host,
  { tls, wantsPrimary }: { readonly tls: Tls; readonly wantsPrimary: boolean },
): Promise<pg.Client> {
  const { parameters } = address;
  const limit = Number(parameters.get('connect_timeout') ?? 0) * 1000 || CONNECT_TIMEOUT;
  const client = new pg.Client({
    host,
    port,
    user: address.user,
    password: address.password,
    database: address.database,
    ssl: tls,
    options: parameters.get('options'),
    application_name: parameters.get('application_name') ?? 'inlay',
    enableChannelBinding: tls !== false && parameters.get('channel_binding') === 'require',
    ...(tls !== false && parameters.get('sslnegotiation') === 'direct' ? { sslnegotiation: 'direct' as const } : {}),
    connectionTimeoutMillis: limit,
    keepAlive: true,
  });
  client.on('error', () => {});
  const peer = {
    host: client.host,
    port: client.port,
    user: client.user ?? '',
    database: client.database ?? '',
  };
  try {
    await client.connect();
    const isStandby = await askWhetherStandby(client, limit);
    if (isStandby && wantsPrimary) throw new StandbyError('The server is a standby.');
    return client;
  } catch (cause) {
    void client.end().catch(() => {});
    throw new DialError(peer, cause);
  }
}

/**
 * The first query on a connection. A pooler accepts a client before it has a session, so only an answer proves that
 * there is one.
 */
async function askWhetherStandby(client: pg.Client, limit: number): Promise<boolean> {
  const silence = Promise.withResolvers<never>();
  const timer = setTimeout(() => silence.reject(new Error('timeout expired')), limit);
  try {
    const { rows } = await Promise.race([client.query('SELECT pg_is_in_recovery() AS standby'), silence.promise]);
    return rows[0]?.standby === true;
  } finally {
    clearTimeout(timer);
  }
}
