import { randomInt } from 'node:crypto';
import type { Static } from 'typebox';
import { type Account, createAccount } from '../../core/access/accounts.ts';
import { createPublishableKey, createSecretKey, type Key, listTenantKeys, revokeKey } from '../../core/access/keys.ts';
import { createTenant, listTenants, type Tenant } from '../../core/access/tenants.ts';
import type { Core } from '../../core/context.ts';
import { CoreError } from '../../errors.ts';
import { InvalidInput } from '../../input/invalid-input.ts';
import { AdminError } from './errors.ts';
import { KeyInput, NewAccountInput, NewKeyInput, NewTenantInput, NoInput, readerOf, TenantInput } from './inputs.ts';
import { sayInputFault, toAdminPath } from './sentences.ts';

/** What a command needs of the vault: neither keys nor values. */
export type AdminCore = Pick<Core, 'storage' | 'processors' | 'now'>;

/** The commands of an operator, for a running vault and for a stopped one. Input and output are plain JSON. */
export interface AdminCommands {
  'tenants create': { readonly input: Static<typeof NewTenantInput>; readonly output: Tenant };
  'tenants list': { readonly input: Static<typeof NoInput>; readonly output: readonly Tenant[] };
  'accounts create': { readonly input: Static<typeof NewAccountInput>; readonly output: Account };
  'keys create': {
    readonly input: Static<typeof NewKeyInput>;
    readonly output: { readonly key: Key; readonly secret?: string };
  };
  'keys list': { readonly input: Static<typeof TenantInput>; readonly output: readonly Key[] };
  'keys revoke': { readonly input: Static<typeof KeyInput>; readonly output: null };
}

export type AdminCommand = keyof AdminCommands;

type Table = {
  readonly [Name in AdminCommand]: {
    readonly read: (input: unknown, now: number) => AdminCommands[Name]['input'];
    readonly run: (core: AdminCore, input: AdminCommands[Name]['input']) => Promise<AdminCommands[Name]['output']>;
  };
};

const TABLE: Table = {
  'tenants create': {
    read: readerOf(NewTenantInput),
    run: (core, { name, mode }) => createTenant(core, name, mode),
  },
  'tenants list': { read: readerOf(NoInput), run: (core) => listTenants(core) },
  'accounts create': {
    read: readerOf(NewAccountInput),
    run: async (core, { tenant, number = randomAccountNumber(), currency, processor }) =>
      createAccount(core, { tenantId: await resolveTenant(core, tenant), number, currencyCode: currency, processor }),
  },
  'keys create': {
    read: readerOf(NewKeyInput),
    run: async (core, { tenant, kind, scopes, policy }) => {
      const tenantId = await resolveTenant(core, tenant);
      if (kind === 'secret') return createSecretKey(core, tenantId, scopes);
      return { key: await createPublishableKey(core, tenantId, policy) };
    },
  },
  'keys list': {
    read: readerOf(TenantInput),
    run: async (core, { tenant }) => listTenantKeys(core, await resolveTenant(core, tenant)),
  },
  'keys revoke': {
    read: readerOf(KeyInput),
    run: async (core, { id }) => {
      await revokeKey(core, id);
      return null;
    },
  },
};

export function isAdminCommand(name: unknown): name is AdminCommand {
  return typeof name === 'string' && Object.hasOwn(TABLE, name);
}

/**
 * Runs a command.
 *
 * @param input unvalidated, as the operator gave it
 * @throws {AdminError} for every refusal; an unexpected error is rethrown unchanged
 */
export async function runAdminCommand<Name extends AdminCommand>(
  core: AdminCore,
  name: Name,
  input: unknown,
): Promise<AdminCommands[Name]['output']> {
  const { read, run } = TABLE[name];
  try {
    return await run(core, read(input, core.now()));
  } catch (error) {
    const isRefusal = error instanceof CoreError || error instanceof InvalidInput;
    throw isRefusal ? toAdminError(error, input, core.processors) : error;
  }
}

/**
 * Converts a refusal into the error for the operator.
 *
 * @param input the input, which sentences may quote
 */
export function toAdminError(
  error: CoreError | InvalidInput,
  input: unknown,
  processors: Core['processors'],
): AdminError {
  if (error instanceof InvalidInput) {
    const [fault] = error.faults;
    const sentence =
      fault?.rule === 'unknown'
        ? `The running vault is of another release, and does not know ${fault.path}.`
        : fault && sayInputFault(fault, input, processors);
    return new AdminError('input_invalid', sentence);
  }
  const [fault] = error.faults;
  const sentence = fault && sayInputFault({ ...fault, path: toAdminPath(fault.input) }, input, processors);
  return new AdminError(error.code, sentence);
}

/** @returns the tenant of the command: it need not be named if there is only one */
async function resolveTenant(core: AdminCore, given: string | undefined): Promise<string> {
  if (given !== undefined) return given;
  const [only, ...others] = await listTenants(core);
  if (!only) throw new AdminError('tenant_unknown', 'There is no tenant yet. Make one with inlay tenants create.');
  if (others.length > 0) throw new CoreError('tenant_ambiguous');
  return only.id;
}

/** @returns a random ten-digit number. The account of `inlay dev` has a smaller one */
export function randomAccountNumber(): string {
  return String(randomInt(1_000_000_002, 9_999_999_999));
}
