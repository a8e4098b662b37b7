import { isNativeError } from 'node:util/types';
import { CoreError, OperatorError, type OperatorErrorCode } from '../../errors.ts';
import { DialError, hasNoTls, type Peer, StandbyError } from './dial.ts';
import { codeOf } from './postgres-failure.ts';

type Told = readonly [code: OperatorErrorCode, sentence: string];

/**
 * Describes for an operator why the store cannot be opened: the server, the user and the remedy. Never includes the
 * password.
 *
 * @param peer the server, if a connection was made
 */
export function toOpenError(error: unknown, peer?: Peer): unknown {
  if (error instanceof OperatorError) return error;
  if (error instanceof CoreError && error.cause !== undefined) return toOpenError(error.cause, peer);
  const { cause, asked } =
    error instanceof DialError ? { cause: error.cause, asked: error.peer } : { cause: error, asked: peer };
  if (!isNativeError(cause) || asked === undefined) return error;
  const [code, sentence] = explain(cause, asked);
  return new OperatorError(code, { message: sentence, cause });
}

function explain(cause: Error, peer: Peer): Told {
  const place = peer.host.startsWith('/') ? `the socket in ${peer.host}` : `${peer.host}:${peer.port}`;
  if (cause instanceof StandbyError) {
    return ['database_unsuitable', `PostgreSQL at ${place} is a standby, which only reads. Name the primary.`];
  }
  const sqlState = codeOf(cause);
  if (sqlState !== undefined) return explainAnswer(sqlState, cause.message, { ...peer, place });
  if (hasNoTls(cause)) {
    return [
      'database_refused',
      `PostgreSQL at ${place} has no TLS. Switch it on there, or use sslmode=disable where the network is safe.`,
    ];
  }
  if (/password must be a/.test(cause.message)) {
    return [
      'database_refused',
      `PostgreSQL at ${place} asks for the password of "${peer.user}", and the URL has none.`,
    ];
  }
  const { code = '' } = cause as NodeJS.ErrnoException;
  return explainTls(code, peer, place) ?? explainNetwork(code, cause.message, { ...peer, place });
}

interface Place extends Peer {
  readonly place: string;
}

function explainAnswer(sqlState: string, message: string, { place, user, database }: Place): Told {
  const server = `PostgreSQL at ${place}`;
  const words = `${message} (${sqlState})`;
  switch (sqlState) {
    case '28P01':
      return ['database_refused', `${server} refuses the password of "${user}" for the database "${database}".`];
    case '28000':
      return ['database_refused', `${server} does not let "${user}" into the database "${database}": ${words}.`];
    case '3D000':
      return ['database_refused', `${server} has no database "${database}". Create it, with UTF8.`];
    case '42501':
      return ['database_refused', `"${user}" may not make the vault's tables in "${database}" at ${place}: ${words}.`];
    case '25006':
      return ['database_unsuitable', `${server} is a standby, which only reads. Name the primary.`];
    case '53300':
      return ['store_unreachable', `${server} has no connection left for "${user}": ${words}.`];
  }
  // A pooler uses one code for everything that it rejects. Classes 0A and 42 mean that the server lacks something.
  if (sqlState === '08P01')
    return ['database_refused', `${server} does not serve "${user}" in "${database}": ${words}.`];
  if (/^(0A|42)/.test(sqlState)) return ['database_unsuitable', `${server} cannot hold a vault: ${words}.`];
  return ['store_unreachable', `${server} does not serve "${user}" in the database "${database}": ${words}.`];
}

const UNKNOWN_AUTHORITY =
  /SELF_SIGNED_CERT|UNABLE_TO_VERIFY_LEAF_SIGNATURE|UNABLE_TO_GET_ISSUER_CERT|CERT_UNTRUSTED|CERT_SIGNATURE_FAILURE/;

function explainTls(code: string, { host }: Peer, place: string): Told | undefined {
  if (UNKNOWN_AUTHORITY.test(code)) {
    return [
      'database_refused',
      `The certificate of ${place} is signed by nobody who is trusted here (${code}). Name the certificate of its authority with sslrootcert, or use sslmode=require to encrypt without a check.`,
    ];
  }
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID') {
    return [
      'database_refused',
      `The certificate of ${place} is not for the name "${host}". Use the name that it is for, or sslmode=verify-ca.`,
    ];
  }
  if (code === 'CERT_HAS_EXPIRED') return ['database_refused', `The certificate of ${place} has expired.`];
  if (/^(ERR_SSL|ERR_OSSL|ERR_TLS|EPROTO|CERT_)/.test(code)) {
    return [
      'database_refused',
      `TLS with ${place} fails (${code}). Where the server asks for a certificate, name it with sslcert and sslkey.`,
    ];
  }
  return undefined;
}

function explainNetwork(code: string, message: string, { place, host, user, database }: Place): Told {
  const whose = `(database "${database}", user "${user}")`;
  switch (code) {
    case 'ECONNREFUSED':
    case 'ENOENT':
      return ['store_unreachable', `Nobody listens at ${place} ${whose} (${code}).`];
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return ['store_unreachable', `There is no host "${host}" ${whose} (${code}).`];
    case 'EACCES':
      return ['store_unreachable', `${place} may not be opened by this user of the machine ${whose} (${code}).`];
    default:
      return ['store_unreachable', `PostgreSQL at ${place} does not answer ${whose}: ${code || message}.`];
  }
}
