import type { Client } from 'pg';
import type { Counters } from './counters.ts';
import { Flight, type KnownStatements, type Landing } from './flight.ts';
import { isLost, isReadOnlyServer } from './postgres-failure.ts';
import type { Statement } from './statement.ts';
import { STATEMENT_LIMIT } from './transaction-control.ts';

/** What the server may take beyond its own limit of a statement, in milliseconds: that answers first. */
const MARGIN = 2000;

/** The longest that a server is waited for which says nothing, in milliseconds. */
const LONGEST_SILENCE = 30_000;

/** Codes of warnings, and of notices that a transaction was not in the state that it should be in. */
const WARNING = /^(01|25)/;

export interface ConnectionOptions {
  readonly counters: Counters;
  /** Whether statements have names. */
  readonly statementNames: boolean;
}

/** One connection. It carries one flight at a time. */
export class Connection {
  /** The driver's, for what is no daily work: the look at the server, and migrations. */
  readonly client: Client;
  readonly #counters: Counters;
  #known: KnownStatements | undefined;
  #flight: Flight | undefined;
  #isUnusable = false;
  #metReadOnlyServer = false;

  /** @param client is connected */
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

  /** Whether it is to be used no more: it is lost, or in a state that nobody knows. */
  get isUnusable(): boolean {
    return this.#isUnusable;
  }

  /** Whether its server refused a write because it only reads. */
  get metReadOnlyServer(): boolean {
    return this.#metReadOnlyServer;
  }

  /** Sends statements as one flight. @returns how it ended; it never rejects */
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

  /** Gives up names, where a pooler or the server forgot or mixed them. @returns whether there were any to give up */
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

/** The server keeps its answers to itself until the whole flight is done, and each statement of it has its limit. */
function silenceOf(statements: readonly Statement[]): number {
  const count = statements.filter(({ isControl }) => !isControl).length;
  return Math.min(MARGIN + STATEMENT_LIMIT * Math.max(count, 1), LONGEST_SILENCE);
}
