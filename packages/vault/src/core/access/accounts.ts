import { vaultError } from '@inlay/protocol';
import { findAccountByNumber, insertAccount, type StoredAccount } from './accounts.sql.ts';
import { hasTenant } from './tenants.sql.ts';
import type { Deps } from '../context.ts';
import { recordNotFound } from '../record-not-found.ts';
import { modeOfTenant } from './tenants.ts';

/** Where payments of a tenant go: a currency and a processor, under a number that is unique in the vault. */
export type Account = StoredAccount;

export interface NewAccount {
  readonly tenantId: string;
  /** 1 to 20 digits. */
  readonly number: string;
  readonly currencyCode: string;
  readonly processor: string;
}

function refuse(message: string): never {
  throw vaultError('config_invalid', { message });
}

/**
 * @throws {CodedError} `config_invalid` for a tenant that there is not, a number that is taken or malformed, an unknown
 *   currency or processor, a sandbox for a live tenant, and anything else for a test tenant
 */
export async function createAccount(
  deps: Pick<Deps, 'storage' | 'processors' | 'now'>,
  account: NewAccount,
): Promise<Account> {
  const { tenantId, number, currencyCode, processor: name } = account;
  if (!/^\d{1,20}$/.test(number)) refuse('An account number has 1 to 20 digits.');
  if (!Intl.supportedValuesOf('currency').includes(currencyCode))
    refuse(`There is no currency ${JSON.stringify(currencyCode)}. Give an ISO 4217 code such as USD.`);
  const processor = Object.hasOwn(deps.processors, name) ? deps.processors[name] : undefined;
  if (!processor)
    refuse(`There is no processor ${JSON.stringify(name)}. There are: ${Object.keys(deps.processors).join(', ')}.`);
  const mode = modeOfTenant(tenantId);
  if (mode === 'live' && processor.sandbox) refuse('A live account needs a real processor, and this one is a sandbox.');
  if (mode === 'test' && !processor.sandbox)
    refuse('A test account needs a sandbox, and this processor moves real money.');
  const stored = { tenantId, number, currencyCode, processor: name, createdAt: deps.now() };
  const outcome = await deps.storage.transaction(async (sql) => {
    if (!(await hasTenant(sql, tenantId))) return 'no tenant';
    return (await insertAccount(sql, stored)) ? 'created' : 'taken';
  });
  if (outcome === 'no tenant') refuse('There is no such tenant.');
  if (outcome === 'taken') refuse('The account number is taken.');
  return stored;
}

export async function findAccount(deps: Pick<Deps, 'storage'>, number: string): Promise<Account | undefined> {
  return findAccountByNumber(deps.storage.read, number);
}

/** An account of this tenant. @throws {CodedError} `record_not_found`, also when it is another tenant's */
export async function requireAccount(deps: Pick<Deps, 'storage'>, tenantId: string, number: string): Promise<Account> {
  const account = await findAccount(deps, number);
  if (account?.tenantId !== tenantId) throw recordNotFound(number);
  return account;
}
