import { isWord, readStatements, type Statement } from './sql-tokens.ts';
import { findTenancyFault } from './tenancy.ts';

export interface StrictRules {
  /** Tables that belong to no tenant. Default: `GLOBAL_TABLES`. */
  readonly globalTables?: readonly string[];
  /** Statements that may touch the rows of all tenants: exact text (ignoring blanks) or a pattern. */
  readonly globalStatements?: readonly (string | RegExp)[];
}

/** The tables of the whole vault. */
export const GLOBAL_TABLES: readonly string[] = ['meta', 'migrations', 'tenants', 'accounts', 'keys'];

/** The effect of a statement on a transaction. */
export type Act = 'begin' | 'commit' | 'other';

/** A statement as the strict store classifies it. */
export interface Judged {
  readonly sql: string;
  readonly act: Act;
  /** The reason why it is refused. */
  readonly fault?: string;
}

const ACTS: Readonly<Record<string, Act>> = { begin: 'begin', start: 'begin', commit: 'commit', end: 'commit' };

/** Statements on transactions, settings or tables: they touch no rows. */
const ROWLESS = ['begin', 'start', 'commit', 'end', 'rollback', 'abort', 'savepoint', 'release', 'deallocate', 'do'];
const DEFINITIONS = ['create', 'alter', 'drop', 'comment', 'grant', 'analyze'];
const QUERIES = ['select', 'with', 'insert', 'update', 'delete', 'values', 'show'];

/** Features of a single PostgreSQL server: sequences, its clock, its own locks and messages. */
const OF_ONE_SERVER =
  /\b(nextval|currval|now|clock_timestamp|statement_timestamp|pg_(try_)?advisory\w*|pg_notify)\s*\(/i;

/** @returns a function that checks SQL and caches its results */
export function statementJudge({ globalTables = GLOBAL_TABLES, globalStatements = [] }: StrictRules) {
  const known = new Map<string, readonly Judged[]>();
  const isListed = (sql: string) =>
    globalStatements.some((listed) =>
      typeof listed === 'string' ? squeeze(listed) === squeeze(sql) : listed.test(sql),
    );

  function judge(statement: Statement): Judged {
    const { sql, nodes } = statement;
    const [first, second] = nodes;
    const word = isWord(first) ? first.text : '';
    const act = ACTS[word] ?? 'other';
    const fault = isListed(sql) ? undefined : findFault(word, second, statement);
    return { sql, act, ...(fault === undefined ? {} : { fault }) };
  }

  function findFault(word: string, second: Statement['nodes'][number] | undefined, { sql, nodes }: Statement) {
    if (ROWLESS.includes(word) || DEFINITIONS.includes(word)) return undefined;
    if (word === 'set') {
      return isWord(second, 'local', 'transaction', 'constraints') ? undefined : 'sets something for the whole session';
    }
    if (!QUERIES.includes(word)) return `is no statement of a store: ${word.toUpperCase()}`;
    const foreign = OF_ONE_SERVER.exec(sql)?.[1];
    if (foreign !== undefined) return `uses ${foreign}, which only one server has`;
    return findTenancyFault(nodes, (table) => globalTables.includes(table));
  }

  return (sql: string): readonly Judged[] => {
    let judged = known.get(sql);
    if (!judged) known.set(sql, (judged = readStatements(sql).map(judge)));
    return judged;
  };
}

export type StatementJudge = ReturnType<typeof statementJudge>;

function squeeze(sql: string): string {
  return sql.replace(/\s+/g, ' ').trim();
}
