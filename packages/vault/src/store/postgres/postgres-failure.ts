import pg from 'pg';
import { CoreError, OperatorError } from '../../errors.ts';

/** serialization_failure, deadlock_detected: two transactions conflicted. A retry sees what the other one wrote. */
const MET_ANOTHER = new Set(['40001', '40P01']);

const TAKEN = '23505';

/** too_many_connections: the limit of the server, the database or the user. */
const TOO_MANY_CONNECTIONS = '53300';

/** read_only_sql_transaction. */
const READ_ONLY = '25006';

/** invalid_sql_statement_name, duplicate_prepared_statement: the server does not know the name, or already has it. */
const MIXED_NAMES = new Set(['26000', '42P05']);

/** feature_not_supported, also sent when a prepared statement would now return other columns. */
const UNSUPPORTED = '0A000';

/**
 * Errors of the server, not of the statement: connection, transaction, resources (disk full), operator, system and
 * internal errors, an unavailable lock or connection, and a read-only server.
 */
const OUT_OF_ORDER = /^(08|25|40|53|55|57|58|XX)/;

/** Errors that end the session: connection errors, server shutdown and idle-session limits. */
const ENDS_SESSION = /^(08|57P|25P03|25P04)/;

/**
 * idle_in_transaction_session_timeout, transaction_timeout: the server ended the session because of its transaction.
 */
const ENDS_TRANSACTION = /^(25P03|25P04)/;

export function codeOf(error: unknown): string | undefined {
  return error instanceof pg.DatabaseError ? (error.code ?? 'XX000') : undefined;
}

/** @returns true if a retry of the same work may succeed */
export function metAnother(error: unknown): boolean {
  return MET_ANOTHER.has(codeOf(error) ?? '');
}

/** @returns true for a unique violation */
export function isUniqueViolation(error: unknown): boolean {
  return codeOf(error) === TAKEN;
}

/** @returns true if another process created the table first: duplicate_table, duplicate_object or a catalog row */
export function wasMadeMeanwhile(error: unknown): boolean {
  return ['42P07', '42710', TAKEN].includes(codeOf(error) ?? '');
}

/** @returns true if the connection and its server disagree about statement names */
export function hasMixedNames(error: unknown): boolean {
  return MIXED_NAMES.has(codeOf(error) ?? '');
}

/** @returns true if the statement may succeed without a name */
export function mayBeOfItsName(error: unknown): boolean {
  return hasMixedNames(error) || codeOf(error) === UNSUPPORTED;
}

/** @returns true if the server has too many connections */
export function isShortOfConnections(error: Error): boolean {
  return codeOf(error.cause) === TOO_MANY_CONNECTIONS;
}

/** @returns true if a write reached a read-only server, such as a standby */
export function isReadOnlyServer(error: unknown): boolean {
  return codeOf(error) === READ_ONLY;
}

/** @returns true if the error ended the connection. An error without a code came from the driver or the network. */
export function isLost(error: unknown): boolean {
  if (error === undefined || isOfOurs(error)) return false;
  const code = codeOf(error);
  return code === undefined || ENDS_SESSION.test(code);
}

/** @returns true if the outcome of the COMMIT is unknown */
export function leavesOutcomeOpen(error: unknown): boolean {
  return isLost(error) && !ENDS_TRANSACTION.test(codeOf(error) ?? '');
}

/** @returns true if the client itself raised the error, before anything was sent */
function isOfOurs(error: unknown): boolean {
  return (
    error instanceof CoreError ||
    error instanceof OperatorError ||
    error instanceof TypeError ||
    error instanceof RangeError
  );
}

/**
 * Converts the failure of a statement into the error for the caller. An error without a code means a lost connection.
 */
export function toStoreError(error: unknown): unknown {
  if (isOfOurs(error)) return error;
  const code = codeOf(error);
  return code === undefined || OUT_OF_ORDER.test(code) ? unavailable(error) : error;
}

export function unavailable(cause: unknown): CoreError {
  return new CoreError('store_unavailable', { cause });
}

/** Makes the error for a connection that was lost during COMMIT. */
export function unknownOutcome(cause: unknown): CoreError {
  return new CoreError('store_outcome_unknown', { cause });
}
