import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { List, Row, Value } from '../engine.ts';

interface Prepared {
  readonly statement: StatementSync;
  /** `query` writes nothing, `change` reports the number of rows it wrote, `other` reports neither. */
  readonly kind: 'query' | 'change' | 'other';
}

/** The prepared statements of one connection. SQL is constant text, so their number is fixed. */
export class Statements {
  readonly #db: DatabaseSync;
  readonly #prepared = new Map<string, Prepared>();
  readonly #ofLists = new Map<string, StatementSync>();
  #hasWritten = false;

  constructor(db: DatabaseSync) {
    this.#db = db;
  }

  /** True if a statement may have written since this was set to `false`. */
  get hasWritten(): boolean {
    return this.#hasWritten;
  }

  set hasWritten(hasWritten: boolean) {
    this.#hasWritten = hasWritten;
  }

  all(sql: string, values: readonly Value[]): readonly Row[] {
    const { statement, kind } = this.#prepare(sql);
    const rows = statement.all(...values) as Row[];
    if (kind !== 'query') this.#hasWritten = true;
    return rows;
  }

  /** For queries only. */
  lists(sql: string, values: readonly Value[]): readonly List[] {
    let statement = this.#ofLists.get(sql);
    if (!statement) {
      statement = this.#db.prepare(toPlaceholders(sql));
      statement.setReturnArrays(true);
      this.#ofLists.set(sql, statement);
    }
    return statement.all(...values) as unknown as List[];
  }

  get(sql: string, values: readonly Value[]): Row | undefined {
    const { statement, kind } = this.#prepare(sql);
    const row = statement.get(...values) as Row | undefined;
    if (kind !== 'query') this.#hasWritten = true;
    return row;
  }

  run(sql: string, values: readonly Value[]): number {
    const { statement, kind } = this.#prepare(sql);
    const touched = Number(statement.run(...values).changes);
    if (kind === 'other' || (kind === 'change' && touched > 0)) this.#hasWritten = true;
    return touched;
  }

  #prepare(sql: string): Prepared {
    let prepared = this.#prepared.get(sql);
    if (!prepared) {
      prepared = { statement: this.#db.prepare(toPlaceholders(sql)), kind: kindOf(sql) };
      this.#prepared.set(sql, prepared);
    }
    return prepared;
  }
}

/** Converts `$1`, which SQLite treats as a name, to its numbered placeholder `?1`. */
function toPlaceholders(sql: string): string {
  return sql.replaceAll(/\$(\d+)/g, '?$1');
}

function kindOf(sql: string): Prepared['kind'] {
  if (/^\s*SELECT\b/i.test(sql)) return 'query';
  return /^\s*(?:INSERT|UPDATE|DELETE)\b/i.test(sql) ? 'change' : 'other';
}
