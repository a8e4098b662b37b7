import {
  addRelation,
  bond,
  type Findings,
  findRelation,
  judge,
  type Scope,
  scopeWithin,
  TENANT,
  type Tenant,
} from './relations.ts';
import { type Clause, readClauses } from './sql-clauses.ts';
import { isGroup, isSign, isToken, isWord, type Node, splitBy } from './sql-tokens.ts';

const QUERY = ['select', 'with', 'values', 'insert', 'update', 'delete', 'table'];

/**
 * Checks that a statement names one tenant for all of its tables.
 *
 * A table has a tenant if a necessary condition equates its `tenant_id` with a parameter, or with the `tenant_id` of a
 * table that has one. A table that is inserted into has the tenant of that column's value. The same applies to each
 * query within the statement.
 *
 * @param isGlobal which tables may be read and written without a tenant
 * @returns a description of the violation; `undefined` if the statement names one tenant, or no table
 */
export function findTenancyFault(nodes: readonly Node[], isGlobal: (table: string) => boolean): string | undefined {
  const findings: Findings = { relations: [], bonds: [], problems: [], isGlobal };
  readQuery(nodes, { relations: [], outer: undefined, common: new Set(), findings });
  return judge(findings);
}

function isComma(node: Node): boolean {
  return isSign(node, ',');
}

/** Reads a query and its subqueries. @returns the scope of its last part */
function readQuery(nodes: readonly Node[], around: Scope): Scope {
  if (isWord(nodes[0], 'with')) return readWith(nodes, around);
  let scope = around;
  for (const part of splitBy(nodes, (node) => isWord(node, 'union', 'except', 'intersect'))) {
    const query = isWord(part[0], 'all') ? part.slice(1) : part;
    const [only] = query;
    scope = scopeWithin(around);
    if (query.length === 1 && isGroup(only)) scope = readQuery(only, around);
    else if (isWord(only, 'insert')) readInsert(query, scope);
    else readClausesOf(query, scope);
  }
  return scope;
}

function readWith(nodes: readonly Node[], around: Scope): Scope {
  const common = new Set(around.common);
  const inside = scopeWithin(around, common);
  let at = isWord(nodes[1], 'recursive') ? 2 : 1;
  for (;;) {
    const name = nodes[at];
    if (isWord(name)) common.add(name.text);
    while (at < nodes.length && !isWord(nodes[at], 'as')) at += 1;
    while (at < nodes.length && !isGroup(nodes[at])) at += 1;
    const query = nodes[at];
    if (!isGroup(query)) {
      around.findings.problems.push('has a WITH that cannot be read');
      return inside;
    }
    readQuery(query, inside);
    if (!isSign(nodes[at + 1], ',')) return readQuery(nodes.slice(at + 1), inside);
    at += 2;
  }
}

function readClausesOf(nodes: readonly Node[], scope: Scope): void {
  const clauses = readClauses(nodes);
  for (const clause of clauses) {
    const { word, content } = clause;
    if (['from', 'join', 'update', 'into'].includes(word)) readTables(clause, scope);
    if (word === 'using' && !isGroup(content[0])) readTables(clause, scope);
  }
  for (const { word, content } of clauses) {
    if (word === 'where' || word === 'on') readCondition(content, scope);
    if (word === 'using' && isGroup(content[0])) readCommonColumns(content[0], scope);
    if (word !== 'from' && word !== 'join') readNested(content, scope);
  }
}

function readTables({ word, content }: Clause, scope: Scope): void {
  for (const entry of splitBy(content, isComma)) {
    const nodes = entry.filter((node) => !isWord(node, 'only', 'lateral'));
    const [first] = nodes;
    if (isGroup(first) && isWord(first[0], ...QUERY)) {
      readQuery(first, scope);
      addRelation(scope, { table: 'a query', alias: aliasIn(nodes.slice(1)) ?? '', isFree: true });
    } else if (isGroup(first)) {
      // Joins in parentheses belong to this level.
      readClausesOf([{ kind: 'word', text: 'from' }, ...first], scope);
    } else if (isWord(first)) {
      readTable(nodes, scope, word === 'into');
    }
  }
}

function readTable(nodes: readonly Node[], scope: Scope, isTarget: boolean): void {
  const isQualified = isSign(nodes[1], '.');
  const [schema, table] = (isQualified ? [nodes[0], nodes[2]] : [undefined, nodes[0]]).map((node) =>
    isWord(node) ? node.text : '',
  ) as [string, string];
  const rest = nodes.slice(isQualified ? 3 : 1);
  const isFunction = isGroup(rest[0]) && !isTarget;
  const isCatalog = /^(pg_catalog|information_schema)$/.test(schema) || table.startsWith('pg_');
  const isFree = isFunction || isCatalog || scope.common.has(table) || scope.findings.isGlobal(table);
  addRelation(scope, { table, alias: aliasIn(rest) ?? table, isFree });
  readNested(rest, scope);
}

function aliasIn(nodes: readonly Node[]): string | undefined {
  const name = nodes.find((node) => isWord(node) && node.text !== 'as');
  return isWord(name) ? name.text : undefined;
}

/** Finds queries inside expressions, at any depth. */
function readNested(nodes: readonly Node[], scope: Scope): void {
  for (const node of nodes) {
    if (!isGroup(node)) continue;
    if (isWord(node[0], ...QUERY)) readQuery(node, scope);
    else readNested(node, scope);
  }
}

/**
 * Finds equalities of tenants that are necessary for the whole condition: not next to an OR, under a NOT, or in a CASE.
 */
function readCondition(nodes: readonly Node[], scope: Scope): void {
  const plain = withoutCases(nodes);
  if (plain.some((node) => isWord(node, 'or'))) return;
  for (const part of splitBy(plain, (node) => isWord(node, 'and'))) {
    const [only] = part;
    if (part.length === 1 && isGroup(only) && !isWord(only[0], ...QUERY)) readCondition(only, scope);
    const [left, right, ...more] = splitBy(part, (node) => isSign(node, '='));
    if (!left || !right || more.length > 0) continue;
    for (const [a, b] of pairs(left, right)) bond(scope, tenantIn(a, scope), tenantIn(b, scope));
  }
}

function withoutCases(nodes: readonly Node[]): readonly Node[] {
  let depth = 0;
  return nodes.filter((node) => {
    if (isWord(node, 'case')) depth += 1;
    const isInside = depth > 0;
    if (isWord(node, 'end')) depth = Math.max(0, depth - 1);
    return !isInside;
  });
}

/** Returns the sides of an equality, or of each column if two rows are compared. */
function pairs(
  left: readonly Node[],
  right: readonly Node[],
): readonly (readonly [readonly Node[], readonly Node[]])[] {
  const [a, b] = [left[0], right[0]];
  if (left.length !== 1 || right.length !== 1 || !isGroup(a) || !isGroup(b)) return [[left, right]];
  const columns = splitBy(b, isComma);
  return splitBy(a, isComma).map((column, index) => [column, columns[index] ?? []] as const);
}

/** Reads the tenant of an expression: the column of a relation, or a value. */
function tenantIn(expression: readonly Node[], scope: Scope): Tenant | undefined {
  const cast = expression.findIndex((node) => isSign(node, '::'));
  const nodes = cast < 0 ? expression : expression.slice(0, cast);
  const [first, dot, column] = nodes;
  if (nodes.length === 1 && isToken(first) && (first.kind === 'parameter' || first.kind === 'text')) return first.text;
  if (nodes.length === 1 && isWord(first, TENANT)) return findRelation(scope);
  const isColumn = nodes.length === 3 && isWord(first) && isSign(dot, '.') && isWord(column, TENANT);
  return isColumn ? findRelation(scope, first.text) : undefined;
}

/** `USING (tenant_id, …)`: the joined table has the tenant of the tables before it. */
function readCommonColumns(columns: readonly Node[], scope: Scope): void {
  if (!columns.some((node) => isWord(node, TENANT))) return;
  const [first, ...others] = scope.relations;
  for (const other of others) bond(scope, first, other);
}

function readInsert(nodes: readonly Node[], scope: Scope): void {
  const sourceAt = nodes.findIndex((node) => isWord(node, 'select', 'with'));
  readClausesOf(sourceAt < 0 ? nodes : nodes.slice(0, sourceAt), scope);
  const [target] = scope.relations;
  const columns = splitBy(nodes.find(isGroup) ?? [], isComma);
  const index = columns.findIndex(([name]) => isWord(name, TENANT));
  const isRefused = index < 0 && target && !target.isFree;
  if (isRefused) scope.findings.problems.push(`inserts into ${target.table} without ${TENANT}`);
  const write = (row: readonly Node[], from: Scope) =>
    bond(scope, target, tenantIn(splitBy(row, isComma)[index] ?? [], from));
  if (sourceAt < 0) {
    const values = readClauses(nodes).find(({ word }) => word === 'values');
    for (const row of values?.content.filter(isGroup) ?? []) write(row, scope);
    return;
  }
  const source = nodes.slice(sourceAt);
  const from = readQuery(source, scope.outer ?? scope);
  const select = readClauses(source).find(({ word }) => word === 'select');
  write(select?.content.filter((node) => !isWord(node, 'distinct', 'all')) ?? [], from);
}
