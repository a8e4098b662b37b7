import pg from 'pg';
import { CoreError, OperatorError } from '../../errors.ts';

/** Two transactions met: serialization_failure, deadlock_detected. Run again, the second sees what the first did. */
const MET_ANOTHER = new Set(['40001', '40P01']);

const TAKEN = '23505';

/** too_many_connections: of the server, of a database, of a user. */
const TOO_MANY_CONNECTIONS = '53300';

/** read_only_sql_transaction. */
const READ_ONLY = '25006';

/** A name that the server does not know, and one that it knows already. */
const MIXED_NAMES = new Set(['26000', '42P05']);

/** feature_not_supported, also told where the statement of a name gives other columns by now. */
const UNSUPPORTED = '0A000';

/**
 * The server, not the statement: connection, transaction, resources (disk full), operator, system and internal errors, a
 * lock or a connection that was not to be had, and a server that only reads.
 */
const OUT_OF_ORDER = /^(08|25|40|53|55|57|58|XX)/;

/** The session ends with these: connection errors, the end of the server, and its limits of an idle session. */
const ENDS_SESSION = /^(08|57P|25P03|25P04)/;

/** idle_in_transaction_session_timeout, transaction_timeout: the session ended because the transaction did. */
const ENDS_TRANSACTION = /^(25P03|25P04)/;

export function codeOf(error: unknown): string | undefined {
  return error instanceof pg.DatabaseError ? (error.code ?? 'XX000') : undefined;
}

/** Whether the same work may succeed when it is run again. */
export function metAnother(error: unknown): boolean {
  return MET_ANOTHER.has(codeOf(error) ?? '');
}

/** Whether a statement failed because its row would have been the second of its kind. */
export function isUniqueViolation(error: unknown): boolean {
  return codeOf(error) === TAKEN;
}

/** Whether a table was made by another meanwhile: duplicate_table, duplicate_object, or its row in the catalog. */
export function wasMadeMeanwhile(error: unknown): boolean {
  return ['42P07', '42710', TAKEN].includes(codeOf(error) ?? '');
}

/** Whether the names of this connection and those of its server are not the same. */
export function hasMixedNames(error: unknown): boolean {
  return MIXED_NAMES.has(codeOf(error) ?? '');
}

/** Whether a statement may succeed without its name. */
export function mayBeOfItsName(error: unknown): boolean {
  return hasMixedNames(error) || codeOf(error) === UNSUPPORTED;
}

/** Whether a connection was refused because there are too many. */
export function isShortOfConnections(error: Error): boolean {
  return codeOf(error.cause) === TOO_MANY_CONNECTIONS;
}

/** Whether a write met a server that only reads, such as a standby. */
export function isReadOnlyServer(error: unknown): boolean {
  return codeOf(error) === READ_ONLY;
}

/** Whether the connection is gone with this error. What has no code came from the driver or the network. */
export function isLost(error: unknown): boolean {
  if (error === undefined || isOfOurs(error)) return false;
  const code = codeOf(error);
  return code === undefined || ENDS_SESSION.test(code);
}

/** Whether nobody but the server knows how a COMMIT ended that failed so. */
export function leavesOutcomeOpen(error: unknown): boolean {
  return isLost(error) && !ENDS_TRANSACTION.test(codeOf(error) ?? '');
}

/** Refused on this side of the connection. */
function isOfOurs(error: unknown): boolean {
  return (
    error instanceof CoreError ||
    error instanceof OperatorError ||
    error instanceof TypeError ||
    error instanceof RangeError
  );
}

/** What a failed statement means to a caller. Without a code it is the connection, or its end. */
export function toStoreError(error: unknown): unknown {
  if (isOfOurs(error)) return error;
  const code = codeOf(error);
  return code === undefined || OUT_OF_ORDER.test(code) ? unavailable(error) : error;
}

export function unavailable(cause: unknown): CoreError {
  return new CoreError('store_unavailable', { cause });
}

/** The connection went while COMMIT was under way: nobody but the server knows how it ended. */
export function unknownOutcome(cause: unknown): CoreError {
  return new CoreError('store_outcome_unknown', { cause });
}
