import type { QueryResult } from 'pg';
import type { Row, Value } from '../engine.ts';
import { checkValues, isInNoRow } from './values.ts';

/** A connection, or a pool of them. */
interface Connection {
  query(query: { readonly name: string; readonly text: string; readonly values: Value[] }): Promise<QueryResult>;
}

interface Answer {
  readonly rows: readonly Row[];
  readonly touched: number;
}

const NOTHING: Answer = { rows: [], touched: 0 };

const names = new Map<string, string>();

/** SQL is constant text, so each has a name for life: the server parses it once on each connection. */
function nameOf(sql: string): string {
  let name = names.get(sql);
  if (name === undefined) names.set(sql, (name = `inlay_${names.size + 1}`));
  return name;
}

export async function runStatement(connection: Connection, sql: string, values: readonly Value[]): Promise<Answer> {
  checkValues(values);
  if (isInNoRow(values)) {
    if (/^\s*INSERT\b/i.test(sql)) throw new TypeError('PostgreSQL stores no text with the character 0.');
    return NOTHING;
  }
  const { rows, rowCount } = await connection.query({ name: nameOf(sql), text: sql, values: [...values] });
  return { rows, touched: rowCount ?? 0 };
}
