import { control, type Statement } from './statement.ts';

/** How long one statement may take, in milliseconds. */
export const STATEMENT_LIMIT = 10_000;

/** How long a transaction may keep its locks while this process says nothing, in milliseconds. */
const IDLE_LIMIT = 10_000;

const LIMIT = control(`SET LOCAL statement_timeout = ${STATEMENT_LIMIT}`);

/**
 * The start of a transaction. Everything that it rests on is named in it: a pooler gives each transaction another
 * session, with whatever was set in that.
 */
export const BEGIN = control('BEGIN ISOLATION LEVEL READ COMMITTED, READ WRITE');

/** What opens a transaction of several flights. */
export const OPENING: readonly Statement[] = [
  BEGIN,
  LIMIT,
  control(`SET LOCAL idle_in_transaction_session_timeout = ${IDLE_LIMIT}`),
];

export const COMMIT = control('COMMIT');

/** Without a name, so that it is understood whatever became of those. */
export const ROLLBACK: Statement = { ...control('ROLLBACK'), isNamed: false };

/** Statements as a transaction of their own. */
export function alone(statements: readonly Statement[]): readonly Statement[] {
  return [BEGIN, LIMIT, ...statements, COMMIT];
}

/** How many answers come before those of the statements, in a flight that is a transaction of its own. */
export const OPENED = 2;

const BEGIN_READING = control('BEGIN ISOLATION LEVEL READ COMMITTED, READ ONLY');

/** A look at committed state, which cannot write. */
export function aloneReading(statement: Statement): readonly Statement[] {
  return [BEGIN_READING, LIMIT, statement, COMMIT];
}
