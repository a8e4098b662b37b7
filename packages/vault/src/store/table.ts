import type { Row, Value } from './engine.ts';

type ColumnType = 'text' | 'number' | 'flag' | 'bytes';

/** One column of a table: its name in SQL and what it holds. */
export interface Column<Type extends ColumnType = ColumnType> {
  readonly name: string;
  readonly type: Type;
  /** Written by INSERT alone. */
  readonly isFixed?: true;
}

export const text = (name: string): Column<'text'> => ({ name, type: 'text' });
export const number = (name: string): Column<'number'> => ({ name, type: 'number' });
/** 0 or 1 in the store, a boolean in a record. */
export const flag = (name: string): Column<'flag'> => ({ name, type: 'flag' });
/** Written by `values`, and left out of what is read: hashes and sealed values are asked for by name. */
export const bytes = (name: string): Column<'bytes'> => ({ name, type: 'bytes' });
/** A column that no UPDATE of a whole record writes: what a record is known by, or what a statement of its own writes. */
export const fixed = <Type extends ColumnType>(column: Column<Type>): Column<Type> => ({ ...column, isFixed: true });

type ColumnOf<T> = [NonNullable<T>] extends [string]
  ? Column<'text'>
  : [NonNullable<T>] extends [number]
    ? Column<'number'>
    : [NonNullable<T>] extends [boolean]
      ? Column<'flag'>
      : Column<'bytes'>;

/** The columns of a table, by the member of the record that each of them holds. */
export type Columns<T> = { readonly [Member in keyof T]-?: ColumnOf<T[Member]> };

type Bytes<T> = { [Member in keyof T]-?: NonNullable<T[Member]> extends Uint8Array ? Member : never }[keyof T];

/** A record as it is read: without its columns of bytes. */
export type Readable<T> = Omit<T, Bytes<T>>;

/** An UPDATE of one record: `$1` is its tenant, `$2` its id, and `values` are those behind them. */
export interface Update<T> {
  readonly sql: string;
  values(record: T): Value[];
}

export interface Table<T> {
  readonly name: string;
  /** `INSERT INTO … VALUES ($1, …)`, in the order of `values`. */
  readonly insert: string;
  /** What stands behind SELECT: each readable column under the name of its member. */
  readonly select: string;
  /** The same for a join: the columns of `alias`, each member behind `prefix`. */
  selectAs(alias: string, prefix: string): string;
  /** Every column in the order of the map. A member that is unset is NULL. */
  values(record: T): Value[];
  /** Reads a row that was selected by `select`, or by `selectAs` with this prefix. What is NULL is absent. */
  read(row: Row, prefix?: string): Readable<T>;
  /**
   * An UPDATE of one record that writes every column which is neither fixed nor of bytes, in the order of the map. What
   * is unset becomes NULL.
   *
   * @param countsVersion whether it counts the column `version` up as well
   */
  updateAll(options: { readonly countsVersion: boolean }): Update<Readable<T>>;
  /** An UPDATE of these members of one record alone, of bytes or not, that counts its version up. */
  updateVersion<Member extends keyof T & string>(...members: readonly Member[]): Update<Pick<T, Member>>;
  /**
   * A SELECT of text columns alone: the part's name, then each readable column by its place, then NULLs up to `width`.
   * Parts of one width can be joined by UNION ALL, and `readList` takes a row of them, as a list.
   */
  selectText(width: number): string;
  readList(row: readonly Value[]): Readable<T>;
  /** How many columns `selectText` has at least. */
  readonly width: number;
}

function toValue(value: unknown): Value {
  if (value === undefined || value === null) return null;
  return typeof value === 'boolean' ? Number(value) : (value as Value);
}

function fromValue(type: ColumnType, value: Value): unknown {
  if (type === 'flag') return Number(value) === 1;
  return type === 'number' ? Number(value) : value;
}

const COUNT_VERSION = 'version = version + 1';

/**
 * Makes the texts of a table's statements once, at load, out of one map: INSERT, SELECT and SET know a new column once it
 * is spelled there.
 *
 * @example
 * const NOTES = table<Note>('notes', { tenantId: fixed(text('tenant_id')), id: fixed(text('id')), isDone: flag('is_done') });
 * const UPDATE = NOTES.updateAll({ countsVersion: false });
 * await sql.run(NOTES.insert, ...NOTES.values(note));
 * await sql.run(UPDATE.sql, note.tenantId, note.id, ...UPDATE.values({ ...note, isDone: true }));
 * const row = await sql.get(`SELECT ${NOTES.select} FROM notes WHERE tenant_id = $1 AND id = $2`, tenantId, id);
 */
export function table<T>(name: string, columns: Columns<T>): Table<T> {
  const all = Object.entries(columns) as [keyof T & string, Column][];
  const readable = all.filter(([, { type }]) => type !== 'bytes');
  // Every read goes over these: two lists cost less than entries that are taken apart.
  const members = readable.map(([member]) => member);
  const types = readable.map(([, { type }]) => type);
  const changing = readable.filter(([, { isFixed }]) => !isFixed).map(([member]) => member);

  function toRecord(valueOf: (member: string, index: number) => Value | undefined): Readable<T> {
    const record: Record<string, unknown> = {};
    for (let index = 0; index < members.length; index += 1) {
      const member = members[index] as string;
      const value = valueOf(member, index);
      if (value !== null && value !== undefined) record[member] = fromValue(types[index] as ColumnType, value);
    }
    return record as Readable<T>;
  }

  function updateOf<Member extends keyof T & string>(
    members: readonly Member[],
    more: readonly string[] = [],
  ): Update<Pick<T, Member>> {
    const sets = members.map((member, index) => `${columns[member].name} = $${index + 3}`);
    return {
      sql: `UPDATE ${name} SET ${[...sets, ...more].join(', ')} WHERE tenant_id = $1 AND id = $2`,
      values: (record) => members.map((member) => toValue(record[member])),
    };
  }

  return {
    name,
    insert: `INSERT INTO ${name} (${all.map(([, column]) => column.name).join(', ')})
      VALUES (${all.map((_, index) => `$${index + 1}`).join(', ')})`,
    select: readable.map(([member, column]) => `${column.name} AS "${member}"`).join(', '),
    selectAs: (alias, prefix) =>
      readable.map(([member, column]) => `${alias}.${column.name} AS "${prefix}${member}"`).join(', '),
    values: (record) => all.map(([member]) => toValue(record[member])),
    read: (row, prefix = '') => toRecord((member) => row[prefix + member]),
    updateAll: ({ countsVersion }) =>
      updateOf(changing as (keyof Readable<T> & keyof T & string)[], countsVersion ? [COUNT_VERSION] : []),
    updateVersion: (...members) => updateOf(members, [COUNT_VERSION]),
    selectText(width) {
      const parts = readable.map(([, column]) =>
        column.type === 'text' ? column.name : `CAST(${column.name} AS TEXT)`,
      );
      const padded = [`'${name}'`, ...parts, ...Array<string>(width).fill('CAST(NULL AS TEXT)')].slice(0, width);
      return `SELECT ${padded.join(', ')}`;
    },
    readList: (row) => toRecord((_, index) => row[index + 1]),
    width: readable.length + 1,
  };
}
