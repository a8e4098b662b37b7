import { readFileSync } from 'node:fs';
import type { ConnectionOptions } from 'node:tls';
import { OperatorError } from '../../errors.ts';

/** The encryption of one attempt to connect: TLS options, or none. */
export type Tls = false | ConnectionOptions;

type Parameters = ReadonlyMap<string, string>;

/**
 * Returns the encryption modes to try, in order. `sslmode` works as in libpq: `verify-ca` and `verify-full` check the
 * server's certificate, and so does `require` if `sslrootcert` is set.
 *
 * `verify-full` without `sslrootcert`, or with `sslrootcert=system`, trusts the authorities that Node.js trusts.
 *
 * @param environment provides libpq's variables for parameters that the URL does not set
 * @throws {OperatorError} `config_invalid`
 */
export function tlsAttempts(parameters: Parameters, environment: NodeJS.ProcessEnv = process.env): readonly Tls[] {
  const given = new Map([...fromEnvironment(environment), ...parameters]);
  const mode = modeOf(given);
  if (mode === 'disable') return [false];
  for (const name of ['sslcrl', 'sslcrldir']) {
    if (given.has(name)) refuse(`${name} is not supported: revoked certificates are not looked up.`);
  }
  const tls = { ...ownCertificate(given), ...check(mode, given) };
  if (mode === 'prefer') return [tls, false];
  return mode === 'allow' ? [false, tls] : [tls];
}

function modeOf(given: Parameters): string {
  const isSystem = given.get('sslrootcert') === 'system';
  const mode = given.get('sslmode') ?? shorthand(given.get('ssl')) ?? (isSystem ? 'verify-full' : 'prefer');
  if (!['disable', 'allow', 'prefer', 'require', 'verify-ca', 'verify-full', 'no-verify'].includes(mode)) {
    refuse('sslmode is disable, allow, prefer, require, verify-ca or verify-full.');
  }
  if (isSystem && mode !== 'verify-full') refuse('sslrootcert=system needs sslmode=verify-full.');
  return mode;
}

/** Converts the driver's own `ssl` parameter to a mode. */
function shorthand(ssl: string | undefined): string | undefined {
  if (ssl === undefined) return undefined;
  if (ssl === 'true' || ssl === '1') return 'require';
  return ssl === 'no-verify' ? 'no-verify' : 'disable';
}

function check(mode: string, given: Parameters): ConnectionOptions {
  const root = given.get('sslrootcert');
  const authority = root === undefined || root === 'system' ? {} : { ca: read('sslrootcert', root) };
  if (mode === 'verify-full') return { ...authority, rejectUnauthorized: true };
  if (mode === 'verify-ca' && root === undefined) {
    refuse(
      'sslmode=verify-ca needs sslrootcert: any name with a certificate of a public authority would do without it.',
    );
  }
  const isChecked = mode === 'verify-ca' || (mode === 'require' && root !== undefined);
  if (!isChecked) return { rejectUnauthorized: false };
  return { ...authority, rejectUnauthorized: true, checkServerIdentity: () => undefined };
}

function ownCertificate(given: Parameters): ConnectionOptions {
  const [cert, key, passphrase] = ['sslcert', 'sslkey', 'sslpassword'].map((name) => given.get(name));
  if ((cert === undefined) !== (key === undefined)) refuse('sslcert and sslkey stand together.');
  return {
    ...(cert === undefined ? {} : { cert: read('sslcert', cert) }),
    ...(key === undefined ? {} : { key: read('sslkey', key) }),
    ...(passphrase === undefined ? {} : { passphrase }),
  };
}

function fromEnvironment(environment: NodeJS.ProcessEnv): readonly (readonly [string, string])[] {
  return ['sslmode', 'sslrootcert', 'sslcert', 'sslkey'].flatMap((name) => {
    const value = environment[`PG${name.toUpperCase()}`];
    return value ? [[name, value] as const] : [];
  });
}

function read(name: string, file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code;
    throw new OperatorError('config_invalid', {
      message: `The file of ${name} cannot be read: ${file} (${code}).`,
      setting: 'INLAY_DATABASE_URL',
      cause,
    });
  }
}

function refuse(message: string): never {
  throw new OperatorError('config_invalid', { message, setting: 'INLAY_DATABASE_URL' });
}
