import type { List, Row, Value } from '../engine.ts';
import type { RowShape } from './row-shape.ts';

/** One statement of a flight. */
export interface Statement {
  /** Constant text with `$1` placeholders. */
  readonly sql: string;
  readonly values: readonly Value[];
  /** True to return rows, false to return only the number of affected rows. */
  readonly givesRows: boolean;
  /** True if the server may keep the statement under a name. */
  readonly isNamed: boolean;
  /** True if the statement only begins or ends a transaction. */
  readonly isControl?: true;
}

export interface Answer {
  readonly rows: readonly List[];
  /** The rows, if they were requested. */
  readonly shape?: RowShape;
  readonly touched: number;
  /** The server's command tag: `INSERT 0 1`, `COMMIT`. */
  readonly tag: string;
}

/** The result of a statement that filters by a value which no row can have. */
export const NOTHING: Answer = { rows: [], touched: 0, tag: '' };

/** Returns the rows of an answer as objects keyed by column name. */
export function toRows({ rows, shape }: Answer): readonly Row[] {
  return shape ? rows.map((row) => shape.toRow(row)) : [];
}

/** Makes a statement that begins or ends a transaction. */
export function control(sql: string): Statement {
  return { sql, values: [], givesRows: false, isNamed: true, isControl: true };
}
