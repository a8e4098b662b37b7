import type { Client } from 'pg';
import type { Counters } from './counters.ts';
import { Flight, type KnownStatements, type Landing } from './flight.ts';
import { isLost, isReadOnlyServer } from './postgres-failure.ts';
import type { Statement } from './statement.ts';
import { STATEMENT_LIMIT } from './transaction-control.ts';

/**
 * Milliseconds that the client waits beyond the server's own statement limit, so that the server's error arrives first.
 */
const MARGIN = 2000;

/** The longest wait for a server that sends nothing, in milliseconds. */
const LONGEST_SILENCE = 30_000;

/** Codes of warnings, and of notices that a transaction was in an unexpected state. */
const WARNING = /^(01|25)/;

export interface ConnectionOptions {
  readonly counters: Counters;
  /** True if statements have names. */
  readonly statementNames: boolean;
}

/** One connection. It carries one flight at a time. */
export class Connection {
  /** The driver's own query function, for the server check and migrations. */
  readonly client: Client;
  readonly #counters: Counters;
  #known: KnownStatements | undefined;
  #flight: Flight | undefined;
  #isUnusable = false;
  #metReadOnlyServer = false;

  /** @param client a connected client */
  constructor(client: Client, { counters, statementNames }: ConnectionOptions) {
    this.client = client;
    this.#counters = counters;
    this.#known = statementNames ? new Map() : undefined;
    client.on('error', () => this.discard());
    client.on('end', () => this.discard());
    client.on('notice', ({ code }) => {
      if (code !== undefined && WARNING.test(code)) this.#flight?.handleWarning(code);
    });
    client.connection.on('parseComplete', () => this.#flight?.handleParseComplete());
  }

  /** True if the connection is lost or in an unknown state, so it must not be used again. */
  get isUnusable(): boolean {
    return this.#isUnusable;
  }

  /** True if its server rejected a write because it is read-only. */
  get metReadOnlyServer(): boolean {
    return this.#metReadOnlyServer;
  }

  /** Sends statements as one flight. Never rejects. @returns how the flight ended */
  async send(statements: readonly Statement[]): Promise<Landing> {
    this.#counters.roundTrips += 1;
    const landing = await this.#fly(statements);
    this.#flight = undefined;
    if (isLost(landing.error)) this.#isUnusable = true;
    if (isReadOnlyServer(landing.error)) this.#metReadOnlyServer = this.#isUnusable = true;
    return landing;
  }

  #fly(statements: readonly Statement[]): Promise<Landing> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        flight.handleError(new Error('The database server did not answer in time.'));
        this.discard();
        this.client.connection.stream.destroy();
      }, silenceOf(statements));
      const flight = new Flight(statements, this.#known, (landing) => {
        clearTimeout(timer);
        resolve(landing);
      });
      this.#flight = flight;
      this.client.query(flight);
    });
  }

  /** Stops using statement names after a pooler or the server lost or mixed them. @returns true if names were in use */
  stopNaming(): boolean {
    const hadNames = this.#known !== undefined;
    this.#known = undefined;
    return hadNames;
  }

  discard(): void {
    this.#isUnusable = true;
  }

  async end(): Promise<void> {
    await this.client.end().catch(() => {});
  }
}

/**
 * Returns how long a server may be silent: it buffers its answers until the flight is done, one limit per statement.
 */
function silenceOf(statements: readonly Statement[]): number {
  const count = statements.filter(({ isControl }) => !isControl).length;
  return Math.min(MARGIN + STATEMENT_LIMIT * Math.max(count, 1), LONGEST_SILENCE);
}
