import type { Connection, FieldDef, Submittable } from 'pg';
import type { List } from '../engine.ts';
import { RowShape } from './row-shape.ts';
import type { Answer, Statement } from './statement.ts';
import { nameOf } from './statement-name.ts';
import { toWire } from './values.ts';

/** How a flight ended. */
export interface Landing {
  /** Of the statements that succeeded, in their order. */
  readonly answers: readonly Answer[];
  /** Why the statement behind those failed, or the connection. None behind it was run. */
  readonly error?: unknown;
  /** The code of a warning of the server. */
  readonly warning?: string;
}

/** The statements that a connection keeps by name, each with the shape of its rows once that was told. */
export type KnownStatements = Map<string, RowShape | undefined>;

/** What is written to the server: the driver's connection, by the messages that a flight needs. */
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
 * Statements that travel together, and their answers: one round trip.
 *
 * There is one Sync, at the end. So the server skips everything behind a statement that fails, and a BEGIN that fails
 * leaves nothing behind it; with a Sync behind each the rest would be run, each as a transaction of its own.
 */
export class Flight implements Submittable {
  readonly #statements: readonly Statement[];
  readonly #known: KnownStatements | undefined;
  readonly #land: (landing: Landing) => void;
  readonly #answers: Answer[] = [];
  /** The names of what the server is to parse, in order; without a name it is `undefined`. */
  readonly #parsing: (string | undefined)[] = [];
  #shape: RowShape | undefined;
  #rows: List[] = [];
  #failure: { readonly error: unknown; readonly at: number } | undefined;
  #warning: string | undefined;
  #isOver = false;

  /**
   * @param known what the connection keeps by name; `undefined` where names are not to be used
   * @param land is called once
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

  /** A name that the server has taken stays, even where the statement or its transaction fails. */
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
      // Thrown here it would end the process: the driver calls from the socket.
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
