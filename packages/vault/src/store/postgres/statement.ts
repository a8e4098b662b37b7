import type { List, Row, Value } from '../engine.ts';
import type { RowShape } from './row-shape.ts';

/** One statement of a flight. */
export interface Statement {
  /** Constant text with `$1` placeholders. */
  readonly sql: string;
  readonly values: readonly Value[];
  /** Whether its rows are asked for, or only how many it touched. */
  readonly givesRows: boolean;
  /** Whether the server may keep it by a name. */
  readonly isNamed: boolean;
  /** Whether it only opens a transaction or ends it. */
  readonly isControl?: true;
}

export interface Answer {
  readonly rows: readonly List[];
  /** Of rows that were asked for. */
  readonly shape?: RowShape;
  readonly touched: number;
  /** What the server says that it did: `INSERT 0 1`, `COMMIT`. */
  readonly tag: string;
}

/** What a statement finds that asks for a value which no row can have. */
export const NOTHING: Answer = { rows: [], touched: 0, tag: '' };

/** The rows of an answer, each with the names of its columns. */
export function toRows({ rows, shape }: Answer): readonly Row[] {
  return shape ? rows.map((row) => shape.toRow(row)) : [];
}

/** A statement that opens a transaction or ends it. */
export function control(sql: string): Statement {
  return { sql, values: [], givesRows: false, isNamed: true, isControl: true };
}
