import { randomInt } from 'node:crypto';
import { vaultError } from '@inlay/protocol';
import { type Account, createAccount } from '../core/access/accounts.ts';
import type { Deps } from '../core/context.ts';
import {
  createPublishableKey,
  createSecretKey,
  type Key,
  listTenantKeys,
  type PublishablePolicy,
  revokeKey,
  SCOPES,
  type Scope,
} from '../core/access/keys.ts';
import { createTenant, listTenants, type Mode, type Tenant } from '../core/access/tenants.ts';

/** What an operation needs of the vault: no keys, no values. */
export type OperatorDeps = Pick<Deps, 'storage' | 'processors' | 'now'>;

/** What an operator may do to a vault that runs, and to one that does not. All of it is plain JSON, both ways. */
export interface Operations {
  'tenants create': { readonly input: { readonly name: string; readonly mode: string }; readonly output: Tenant };
  'tenants list': { readonly input: Record<never, never>; readonly output: readonly Tenant[] };
  'accounts create': {
    readonly input: {
      readonly tenant?: string;
      readonly number?: string;
      readonly currency: string;
      readonly processor: string;
    };
    readonly output: Account;
  };
  'keys create': {
    readonly input: {
      readonly tenant?: string;
      readonly kind: string;
      readonly scopes?: readonly string[];
      readonly policy?: Partial<PublishablePolicy>;
    };
    readonly output: { readonly key: Key; readonly secret?: string };
  };
  'keys list': { readonly input: { readonly tenant?: string }; readonly output: readonly Key[] };
  'keys revoke': { readonly input: { readonly id: string }; readonly output: null };
}

export type OperationName = keyof Operations;

type Table = {
  readonly [Name in OperationName]: (
    deps: OperatorDeps,
    input: Operations[Name]['input'],
  ) => Promise<Operations[Name]['output']>;
};

const TABLE: Table = {
  'tenants create': async (deps, { name, mode }) => createTenant(deps, name, toMode(mode)),
  'tenants list': async (deps) => listTenants(deps),
  'accounts create': async (deps, { tenant, number, currency, processor }) =>
    createAccount(deps, {
      tenantId: await resolveTenant(deps, tenant),
      number: number ?? randomAccountNumber(),
      currencyCode: currency,
      processor,
    }),
  'keys create': async (deps, { tenant, kind, scopes, policy }) => {
    const tenantId = await resolveTenant(deps, tenant);
    if (kind === 'publishable') return { key: await createPublishableKey(deps, tenantId, policy) };
    if (kind === 'secret') return createSecretKey(deps, tenantId, scopes?.map(toScope));
    return refuse('A key is publishable or secret.');
  },
  'keys list': async (deps, { tenant }) => listTenantKeys(deps, await resolveTenant(deps, tenant)),
  'keys revoke': async (deps, { id }) => {
    await revokeKey(deps, id);
    return null;
  },
};

export function isOperation(name: unknown): name is OperationName {
  return typeof name === 'string' && Object.hasOwn(TABLE, name);
}

/** @throws {CodedError} `config_invalid` and whatever else the operation refuses with */
export async function operate<Name extends OperationName>(
  deps: OperatorDeps,
  name: Name,
  input: Operations[Name]['input'],
): Promise<Operations[Name]['output']> {
  return TABLE[name](deps, input);
}

/** The tenant that is meant: where there is only one, it need not be named. */
async function resolveTenant(deps: OperatorDeps, given: string | undefined): Promise<string> {
  if (given !== undefined) return given;
  const [only, ...others] = await listTenants(deps);
  if (!only) return refuse('There is no tenant yet. Make one with inlay tenants create.');
  if (others.length > 0) refuse('There are several tenants. Name one with --tenant; inlay tenants list shows them.');
  return only.id;
}

function toMode(mode: string): Mode {
  return mode === 'test' || mode === 'live' ? mode : refuse('A mode is test or live.');
}

function toScope(scope: string): Scope {
  const known = SCOPES.find((candidate) => candidate === scope);
  return known ?? refuse(`There is no scope ${JSON.stringify(scope)}. There are: ${SCOPES.join(', ')}.`);
}

function randomAccountNumber(): string {
  return String(randomInt(1_000_000_002, 9_999_999_999));
}

function refuse(message: string): never {
  throw vaultError('config_invalid', { message });
}
