import { RunAgain, type Sql } from '../engine.ts';
import type { Connection } from './connection.ts';
import type { Landing } from './flight.ts';
import {
  hasMixedNames,
  isUniqueViolation,
  leavesOutcomeOpen,
  mayBeOfItsName,
  metAnother,
  toStoreError,
  unavailable,
  unknownOutcome,
} from './postgres-failure.ts';
import type { Answer, Statement } from './statement.ts';
import { alone, aloneReading, COMMIT, OPENED, ROLLBACK } from './transaction-control.ts';
import { type Outcome, TransactionSql } from './transaction-sql.ts';

/**
 * Result of one attempt. `again` says how to retry: until patience ends, once, or without statement names. Without
 * `again` the caller gets the error.
 */
export type Attempt<T> = Outcome<T> & { readonly again?: 'while-patient' | 'without-names' };

/**
 * Runs work as one transaction. COMMIT is a flight of its own, sent once all answers that the work depends on have
 * arrived.
 */
export async function runTransaction<T>(connection: Connection, work: (sql: Sql) => Promise<T>): Promise<Attempt<T>> {
  const sql = new TransactionSql(connection);
  const outcome = await sql.perform(work);
  if ('error' in outcome) {
    // A refusal depends on rows that were durable before they became visible, so it needs no COMMIT.
    if (sql.hasBegun) await rollBack(connection);
    if (sql.failure) return judgeWork(sql.failure.error);
    return outcome.error instanceof RunAgain ? { ...outcome, again: 'while-patient' } : outcome;
  }
  if (!sql.hasBegun) return outcome;
  const landing = await connection.send([COMMIT]);
  if (hasCommitted(landing)) return outcome;
  if (hasMixedNames(landing.error)) {
    await rollBack(connection);
    return judge(landing.error);
  }
  return judgeCommit(connection, landing);
}

/** Runs writing statements as a transaction, in one flight. @returns the answer to each */
export async function runAlone(
  connection: Connection,
  statements: readonly Statement[],
): Promise<Attempt<readonly Answer[]>> {
  const flight = alone(statements);
  const landing = await connection.send(flight);
  if (hasCommitted(landing)) return { value: landing.answers.slice(-1 - statements.length, -1) };
  // COMMIT was part of the flight, so it may have succeeded even if the connection is lost.
  if (landing.error === undefined || leavesOutcomeOpen(landing.error)) return judgeCommit(connection, landing);
  await rollBack(connection);
  return judgeFlight(connection, landing, statements.length);
}

/** Runs one query on committed state, in one flight. */
export async function runReading(connection: Connection, statement: Statement): Promise<Attempt<Answer>> {
  const flight = aloneReading(statement);
  const landing = await connection.send(flight);
  if (landing.error === undefined) return { value: landing.answers.at(-2) as Answer };
  await rollBack(connection);
  return judgeFlight(connection, landing, 1);
}

/**
 * @returns true if COMMIT succeeded. COMMIT answers ROLLBACK after a failed statement. It warns outside a transaction,
 *   or if a standby did not confirm.
 */
function hasCommitted({ answers, error, warning }: Landing): boolean {
  return error === undefined && warning === undefined && answers.at(-1)?.tag === COMMIT.sql;
}

function judgeCommit<T>(connection: Connection, { answers, error, warning }: Landing): Attempt<T> {
  if (error === undefined) {
    connection.discard();
    const cause = new Error(
      `COMMIT answered ${answers.at(-1)?.tag}${warning === undefined ? '' : ` with ${warning}`}.`,
    );
    return { error: warning === undefined ? unavailable(cause) : unknownOutcome(cause) };
  }
  if (leavesOutcomeOpen(error)) return { error: unknownOutcome(error) };
  return metAnother(error) ? { error, again: 'while-patient' } : { error: unavailable(error) };
}

/** @param count the number of statements between the opening and the end of the flight */
function judgeFlight<T>(connection: Connection, { answers, error }: Landing, count: number): Attempt<T> {
  if (hasMixedNames(error) || metAnother(error)) return judge(error);
  const passed = answers.length - OPENED;
  if (passed < 0) connection.discard();
  return passed >= 0 && passed < count ? judge(error) : { error: unavailable(error) };
}

/**
 * Classifies the failure of a statement for work that reads before it writes. Another transaction may take a unique key
 * between the read and the write. The read of a later attempt finds the holder.
 */
function judgeWork<T>(error: unknown): Attempt<T> {
  return isUniqueViolation(error) ? { error, again: 'while-patient' } : judge(error);
}

/** Classifies the failure of a statement for its transaction. */
function judge<T>(error: unknown): Attempt<T> {
  if (metAnother(error)) return { error, again: 'while-patient' };
  if (mayBeOfItsName(error)) return { error, again: 'without-names' };
  return { error: toStoreError(error) };
}

/** Rolls back. If that fails, the connection is discarded and the server rolls back. */
async function rollBack(connection: Connection): Promise<void> {
  if (connection.isUnusable) return;
  const { error } = await connection.send([ROLLBACK]);
  if (error !== undefined) connection.discard();
}
