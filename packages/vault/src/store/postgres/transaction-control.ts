import { control, type Statement } from './statement.ts';

/** How long one statement may take, in milliseconds. */
export const STATEMENT_LIMIT = 10_000;

/** How long an idle transaction may keep its locks, in milliseconds. */
const IDLE_LIMIT = 10_000;

const LIMIT = control(`SET LOCAL statement_timeout = ${STATEMENT_LIMIT}`);

/**
 * Begins a transaction and sets every option that it relies on. A pooler may give each transaction a different session
 * with other settings.
 */
export const BEGIN = control('BEGIN ISOLATION LEVEL READ COMMITTED, READ WRITE');

/** Begins a transaction of several flights. */
export const OPENING: readonly Statement[] = [
  BEGIN,
  LIMIT,
  control(`SET LOCAL idle_in_transaction_session_timeout = ${IDLE_LIMIT}`),
];

export const COMMIT = control('COMMIT');

/** Unnamed, so it works even if prepared names are lost. */
export const ROLLBACK: Statement = { ...control('ROLLBACK'), isNamed: false };

/** Wraps statements in a transaction of their own. */
export function alone(statements: readonly Statement[]): readonly Statement[] {
  return [BEGIN, LIMIT, ...statements, COMMIT];
}

/** The number of answers before those of the statements, in a flight that is a transaction of its own. */
export const OPENED = 2;

const BEGIN_READING = control('BEGIN ISOLATION LEVEL READ COMMITTED, READ ONLY');

/** Wraps a read-only query on committed state. */
export function aloneReading(statement: Statement): readonly Statement[] {
  return [BEGIN_READING, LIMIT, statement, COMMIT];
}
