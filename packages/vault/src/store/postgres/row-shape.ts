import type { FieldDef } from 'pg';
import type { Row, Value } from '../engine.ts';
import { type ColumnParser, parserOf } from './values.ts';

/** The columns of a statement's rows, as the server described them. */
export class RowShape {
  readonly #names: readonly string[];
  readonly #parsers: readonly ColumnParser[];

  constructor(fields: readonly FieldDef[]) {
    this.#names = fields.map(({ name }) => name);
    this.#parsers = fields.map(({ dataTypeID }) => parserOf(dataTypeID));
  }

  /** @throws {RangeError} for a number that is not a safe integer */
  toRow(texts: readonly (string | null)[]): Row {
    const row: Record<string, Value> = {};
    for (const [index, name] of this.#names.entries()) {
      const text = texts[index] ?? null;
      row[name] = text === null ? null : (this.#parsers[index] as ColumnParser)(text);
    }
    return row;
  }
}
