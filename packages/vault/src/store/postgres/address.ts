import { OperatorError } from '../../errors.ts';

/** One server of a URL. */
export interface Host {
  /** A host name, an IP address or the folder of a socket. Default: the driver's own. */
  readonly host?: string;
  readonly port?: number;
}

/** The servers and parameters of a database URL. */
export interface Address {
  /** In the order of attempts. */
  readonly hosts: readonly Host[];
  readonly user?: string;
  readonly password?: string;
  readonly database?: string;
  /** The decoded query parameters. */
  readonly parameters: ReadonlyMap<string, string>;
}

const URL_OF_A_STORE = 'The URL of a store is postgresql://user:password@host/database.';

/** An `@` after the host is an unescaped `@` of the password: its end would be reported as the database name. */
const FORM = /^postgres(?:ql)?:\/\/(?:([^/?]*)@)?([^/?@]*)(?:\/([^?@]*))?(?:\?(.*))?$/i;

/**
 * Reads a URL as libpq does: it may list several hosts, each with a port, and may give `host`, `port`, `user`,
 * `password` and `dbname` as query parameters.
 *
 * @throws {OperatorError} `config_invalid`; the message never repeats the URL, which holds a password
 */
export function parseAddress(url: string): Address {
  const [, credentials = '', authority = '', path = '', query = ''] = FORM.exec(url.trim()) ?? refuse(URL_OF_A_STORE);
  const parameters = new Map<string, string>();
  for (const pair of query.split('&').filter(Boolean)) {
    const [name = '', ...value] = pair.split('=');
    parameters.set(decode(name), decode(value.join('=')));
  }
  const [user = '', ...password] = credentials.split(':');
  const given = {
    user: parameters.get('user') ?? decode(user),
    password: parameters.get('password') ?? decode(password.join(':')),
    database: parameters.get('dbname') ?? decode(path),
  };
  return {
    hosts: readHosts(authority, parameters.get('host'), parameters.get('port')),
    ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== '')),
    parameters,
  };
}

function readHosts(authority: string, hosts: string | undefined, ports: string | undefined): readonly Host[] {
  const fallback = ports?.split(',') ?? [];
  if (hosts !== undefined) return hosts.split(',').map((host, index) => toHost(host, portOf(fallback, index)));
  return authority.split(',').map((text, index) => {
    const parts = /^(\[[^\]]*\]|[^:]*)(?::(\d*))?$/.exec(text) ?? refuse(URL_OF_A_STORE);
    const host = decode(parts[1] ?? '').replace(/^\[(.*)\]$/, '$1');
    return toHost(host, parts[2] || portOf(fallback, index));
  });
}

/** Returns the port of a host. A single port applies to all hosts. */
function portOf(ports: readonly string[], index: number): string | undefined {
  return ports.length === 1 ? ports[0] : ports[index];
}

function toHost(host: string, port: string | undefined): Host {
  const number = Number(port || 0);
  if (!Number.isInteger(number) || number > 65_535) refuse('The port of the database is not a number of a port.');
  return { ...(host ? { host } : {}), ...(number ? { port: number } : {}) };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return refuse('A % in the URL of the database is not followed by two digits. Write %25 for it.');
  }
}

function refuse(message: string): never {
  throw new OperatorError('config_invalid', { message, setting: 'INLAY_DATABASE_URL' });
}
