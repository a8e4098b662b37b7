/** The first key column of every table of tenants. */
export const TENANT = 'tenant_id';

/** A table in a statement, under its alias. */
export interface Relation {
  readonly table: string;
  readonly alias: string;
  /** True if its rows may be of any tenant: a global table, a function's rows, a query that is checked separately. */
  readonly isFree: boolean;
}

/** A tenant: that of a relation, or a value as written in the statement. */
export type Tenant = Relation | string;

/** The conditions of a statement on tenants. */
export interface Findings {
  readonly relations: Relation[];
  /** Records that two are the same tenant. */
  readonly bonds: (readonly [Tenant, Tenant])[];
  readonly problems: string[];
  readonly isGlobal: (table: string) => boolean;
}

/** The relations of one query and of its outer queries. */
export interface Scope {
  readonly relations: Relation[];
  readonly outer: Scope | undefined;
  /** The queries that a WITH defines. */
  readonly common: ReadonlySet<string>;
  readonly findings: Findings;
}

export function scopeWithin(outer: Scope, common = outer.common): Scope {
  return { relations: [], outer, common, findings: outer.findings };
}

export function addRelation(scope: Scope, relation: Relation): void {
  scope.relations.push(relation);
  scope.findings.relations.push(relation);
}

/** Finds a relation by name; without a name, the only relation. */
export function findRelation(scope: Scope | undefined, alias?: string): Relation | undefined {
  if (!scope) return undefined;
  const fitting = scope.relations.filter((relation) => alias === undefined || relation.alias === alias);
  if (fitting.length > 1) return undefined;
  return fitting[0] ?? findRelation(scope.outer, alias);
}

export function bond({ findings }: Scope, a: Tenant | undefined, b: Tenant | undefined): void {
  if (a !== undefined && b !== undefined) findings.bonds.push([a, b]);
}

/** Checks that every relation has a tenant, and all have the same. @returns a description of each violation */
export function judge({ relations, bonds, problems }: Findings): string | undefined {
  const owners = new Map<Relation, Set<string>>();
  const namesOf = (of: Tenant) => (typeof of === 'string' ? new Set([of]) : (owners.get(of) ?? new Set<string>()));
  for (let isNew = true; isNew; ) {
    isNew = false;
    for (const [a, b] of bonds.flatMap(([left, right]) => [[left, right] as const, [right, left] as const])) {
      if (typeof a === 'string') continue;
      const known = namesOf(a);
      const joined = new Set([...known, ...namesOf(b)]);
      isNew ||= joined.size > known.size;
      owners.set(a, joined);
    }
  }
  if (problems[0] !== undefined) return problems[0];
  const bound = relations.filter(({ isFree }) => !isFree);
  const homeless = bound.find((relation) => namesOf(relation).size === 0);
  if (homeless) return `names no tenant for ${homeless.table}`;
  const tenants = new Set(bound.flatMap((relation) => [...namesOf(relation)]));
  return tenants.size > 1 ? `names more than one tenant: ${[...tenants].join(', ')}` : undefined;
}
