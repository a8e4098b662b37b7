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
 * How one attempt ended. Without `again` its error is what the caller is told. `again` says that the same work may
 * succeed: for as long as patience lasts, or at once on a connection that gives its statements no names.
 */
export type Attempt<T> = Outcome<T> & { readonly again?: 'while-patient' | 'without-names' };

/** Runs work as one transaction: its flights, and COMMIT as one of its own, once every answer that decides is there. */
export async function runTransaction<T>(connection: Connection, work: (sql: Sql) => Promise<T>): Promise<Attempt<T>> {
  const sql = new TransactionSql(connection);
  const outcome = await sql.perform(work);
  if ('error' in outcome) {
    // A refusal rests on rows that were durable before anybody could see them, so it needs no COMMIT.
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

/** Runs statements that write as a transaction, in one flight. @returns the answer to each */
export async function runAlone(
  connection: Connection,
  statements: readonly Statement[],
): Promise<Attempt<readonly Answer[]>> {
  const flight = alone(statements);
  const landing = await connection.send(flight);
  if (hasCommitted(landing)) return { value: landing.answers.slice(-1 - statements.length, -1) };
  // COMMIT travelled with the rest: where the connection is gone, it may have been done.
  if (landing.error === undefined || leavesOutcomeOpen(landing.error)) return judgeCommit(connection, landing);
  await rollBack(connection);
  return judgeFlight(connection, landing, statements.length);
}

/** Runs one query of committed state, in one flight. */
export async function runReading(connection: Connection, statement: Statement): Promise<Attempt<Answer>> {
  const flight = aloneReading(statement);
  const landing = await connection.send(flight);
  if (landing.error === undefined) return { value: landing.answers.at(-2) as Answer };
  await rollBack(connection);
  return judgeFlight(connection, landing, 1);
}

/** Behind a failed statement COMMIT answers ROLLBACK; outside a transaction, or unsure of a standby, it warns. */
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

/** @param count how many statements the flight had between what opens and what ends it */
function judgeFlight<T>(connection: Connection, { answers, error }: Landing, count: number): Attempt<T> {
  if (hasMixedNames(error) || metAnother(error)) return judge(error);
  const passed = answers.length - OPENED;
  if (passed < 0) connection.discard();
  return passed >= 0 && passed < count ? judge(error) : { error: unavailable(error) };
}

/**
 * What the failure of a statement means for work that can look. A unique key may be held by one after another, each of
 * them between this work's look and its write: the look of some later run says who holds it.
 */
function judgeWork<T>(error: unknown): Attempt<T> {
  return isUniqueViolation(error) ? { error, again: 'while-patient' } : judge(error);
}

/** What the failure of a statement means for its transaction. */
function judge<T>(error: unknown): Attempt<T> {
  if (metAnother(error)) return { error, again: 'while-patient' };
  if (mayBeOfItsName(error)) return { error, again: 'without-names' };
  return { error: toStoreError(error) };
}

/** Takes everything back. A connection that cannot do that is used no more, and then the server does it. */
async function rollBack(connection: Connection): Promise<void> {
  if (connection.isUnusable) return;
  const { error } = await connection.send([ROLLBACK]);
  if (error !== undefined) connection.discard();
}
