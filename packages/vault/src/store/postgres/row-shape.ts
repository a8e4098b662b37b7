import type { FieldDef } from 'pg';
import type { List, Row, Value } from '../engine.ts';
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
  toList(texts: readonly (string | null)[]): List {
    return texts.map((text, index) => (text === null ? null : (this.#parsers[index] as ColumnParser)(text)));
  }

  toRow(list: List): Row {
    const row: Record<string, Value> = {};
    for (let index = 0; index < list.length; index += 1) row[this.#names[index] as string] = list[index] as Value;
    return row;
  }
}
