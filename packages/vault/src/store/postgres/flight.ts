import type { Connection, FieldDef, Submittable } from 'pg';
import type { List } from '../engine.ts';
import { RowShape } from './row-shape.ts';
import type { Answer, Statement } from './statement.ts';
import { nameOf } from './statement-name.ts';
import { toWire } from './values.ts';

/** How a flight ended. */
export interface Landing {
  /** Results of the statements that succeeded, in order. */
  readonly answers: readonly Answer[];
  /** The error of the statement after those, or of the connection. No later statement ran. */
  readonly error?: unknown;
  /** The code of a warning from the server. */
  readonly warning?: string;
}

/** Statements that the connection keeps by name, each with its row shape once known. */
export type KnownStatements = Map<string, RowShape | undefined>;

/** The writing side of the driver's connection: the messages that a flight needs. */
interface Wire {
  readonly stream: { cork(): void; uncork(): void };
  parse(message: { readonly name: string; readonly text: string }): void;
  bind(message: { readonly statement: string; readonly values: readonly (Buffer | string | null)[] }): void;
  describe(message: { readonly type: 'P' }): void;
  execute(): void;
  sync(): void;
}

const COUNT = / (\d+)$/;

/**
 * Sends several statements and reads their answers in one round trip.
 *
 * A single Sync ends the flight. The server therefore skips everything after a failed statement, also after a failed
 * BEGIN. With a Sync after each statement, the rest would run, each in its own transaction.
 */
export class Flight implements Submittable {
  readonly #statements: readonly Statement[];
  readonly #known: KnownStatements | undefined;
  readonly #land: (landing: Landing) => void;
  readonly #answers: Answer[] = [];
  /** Names of the statements that the server still has to parse, in order; `undefined` for an unnamed statement. */
  readonly #parsing: (string | undefined)[] = [];
  #shape: RowShape | undefined;
  #rows: List[] = [];
  #failure: { readonly error: unknown; readonly at: number } | undefined;
  #warning: string | undefined;
  #isOver = false;

  /**
   * @param known statements that the connection keeps by name; `undefined` to use no names
   * @param land called once, when the flight has ended
   */
  constructor(statements: readonly Statement[], known: KnownStatements | undefined, land: (landing: Landing) => void) {
    this.#statements = statements;
    this.#known = known;
    this.#land = land;
  }

  submit(connection: Connection): void {
    const wire = connection as unknown as Wire;
    wire.stream.cork();
    try {
      for (const statement of this.#statements) this.#write(wire, statement);
      wire.sync();
    } finally {
      wire.stream.uncork();
    }
  }

  #write(wire: Wire, { sql, values, givesRows, isNamed }: Statement): void {
    const name = isNamed && this.#known ? nameOf(sql) : undefined;
    const isKept = name !== undefined && (this.#known?.has(name) || this.#parsing.includes(name));
    if (!isKept) {
      wire.parse({ name: name ?? '', text: sql });
      this.#parsing.push(name);
    }
    wire.bind({ statement: name ?? '', values: values.map(toWire) });
    if (givesRows && this.#shapeOf(name) === undefined) wire.describe({ type: 'P' });
    wire.execute();
  }

  #shapeOf(name: string | undefined): RowShape | undefined {
    return name === undefined ? undefined : this.#known?.get(name);
  }

  /** A name that the server accepted stays valid, even if the statement or its transaction fails. */
  handleParseComplete(): void {
    const name = this.#parsing.shift();
    if (name !== undefined) this.#known?.set(name, undefined);
  }

  handleRowDescription({ fields }: { readonly fields: readonly FieldDef[] }): void {
    this.#shape = new RowShape(fields);
    const { sql, isNamed } = this.#statements[this.#answers.length] as Statement;
    if (isNamed && this.#known) this.#known.set(nameOf(sql), this.#shape);
  }

  handleDataRow({ fields }: { readonly fields: readonly (string | null)[] }): void {
    const { sql, givesRows, isNamed } = this.#statements[this.#answers.length] as Statement;
    if (!givesRows) return;
    try {
      this.#shape ??= isNamed ? this.#shapeOf(nameOf(sql)) : undefined;
      if (this.#shape) this.#rows.push(this.#shape.toList(fields));
    } catch (error) {
      // An error thrown here would end the process, because the driver calls this from the socket.
      this.#fail(error);
    }
  }

  handleCommandComplete({ text }: { readonly text: string }): void {
    const touched = Number(COUNT.exec(text)?.[1] ?? 0);
    this.#answers.push({ rows: this.#rows, touched, tag: text, ...(this.#shape ? { shape: this.#shape } : {}) });
    this.#rows = [];
    this.#shape = undefined;
  }

  handleEmptyQuery(): void {
    this.handleCommandComplete({ text: '' });
  }

  handleWarning(code: string): void {
    this.#warning ??= code;
  }

  handleReadyForQuery(): void {
    this.#end();
  }

  handleError(error: unknown): void {
    this.#fail(error);
    this.#end();
  }

  #fail(error: unknown): void {
    this.#failure ??= { error, at: this.#answers.length };
  }

  #end(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    const warning = this.#warning === undefined ? {} : { warning: this.#warning };
    if (!this.#failure) return this.#land({ answers: this.#answers, ...warning });
    const { error, at } = this.#failure;
    this.#land({ answers: this.#answers.slice(0, at), error, ...warning });
  }
}
