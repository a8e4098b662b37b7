import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Row, Value } from '../engine.ts';

/** The prepared statements of one connection. SQL is constant text, so there are as many as the vault has queries. */
export class Statements {
  readonly #db: DatabaseSync;
  readonly #prepared = new Map<string, StatementSync>();

  constructor(db: DatabaseSync) {
    this.#db = db;
  }

  all(sql: string, values: readonly Value[]): readonly Row[] {
    return this.#prepare(sql).all(...values) as Row[];
  }

  get(sql: string, values: readonly Value[]): Row | undefined {
    return this.#prepare(sql).get(...values) as Row | undefined;
  }

  run(sql: string, values: readonly Value[]): number {
    return Number(this.#prepare(sql).run(...values).changes);
  }

  #prepare(sql: string): StatementSync {
    let statement = this.#prepared.get(sql);
    if (!statement) {
      // SQLite takes `$1` for a name; `?1` is its placeholder by number.
      statement = this.#db.prepare(sql.replaceAll(/\$(\d+)/g, '?$1'));
      this.#prepared.set(sql, statement);
    }
    return statement;
  }
}
