import { CoreError, invalidInput, recordNotFound } from '../../errors.ts';
import type { Storage } from '../../store/engine.ts';
import type { Core } from '../context.ts';
import { findAccountByNumber, insertAccount, type StoredAccount } from './accounts.sql.ts';
import { hasTenant } from './tenants.sql.ts';
import { modeOfTenant } from './tenants.ts';

/** The destination of a tenant's payments: a currency and a processor, under a number that is unique in the vault. */
export type Account = StoredAccount;

export interface NewAccount {
  readonly tenantId: string;
  /** 1 to 20 digits. */
  readonly number: string;
  /** ISO 4217. */
  readonly currencyCode: string;
  /** The name of one of the vault's processors. */
  readonly processor: string;
}

/** The most accounts that are cached per store. */
const MOST_REMEMBERED = 10_000;

/** Cached accounts, by store. An account never changes. */
const remembered = new WeakMap<Storage, Map<string, Account>>();

/**
 * Makes an account without storing it.
 *
 * @throws {CoreError} `input_invalid` for a malformed `number`, an unknown `currencyCode` or `processor`, a sandbox for
 *   a live tenant, and any other processor for a test tenant
 */
export function newAccount({ processors, now }: Pick<Core, 'processors' | 'now'>, given: NewAccount): Account {
  const { tenantId, number, currencyCode, processor: name } = given;
  if (!/^\d{1,20}$/.test(number)) throw invalidInput('number', 'malformed');
  if (!Intl.supportedValuesOf('currency').includes(currencyCode)) throw invalidInput('currencyCode', 'unknown');
  const processor = Object.hasOwn(processors, name) ? processors[name] : undefined;
  if (!processor) throw invalidInput('processor', 'unknown');
  const isTest = modeOfTenant(tenantId) === 'test';
  if (processor.sandbox !== isTest) throw invalidInput('processor', 'processor_mode_mismatch');
  return { tenantId, number, currencyCode, processor: name, createdAt: now() };
}

/**
 * Creates an account.
 *
 * @throws {CoreError} `tenant_unknown`, `account_number_taken`, and `input_invalid` as `newAccount`
 */
export async function createAccount(
  core: Pick<Core, 'storage' | 'processors' | 'now'>,
  given: NewAccount,
): Promise<Account> {
  const account = newAccount(core, given);
  await core.storage.transaction(async (sql) => {
    const [isTenant, isFree] = await Promise.all([hasTenant(sql, account.tenantId), insertAccount(sql, account)]);
    if (!isTenant) throw new CoreError('tenant_unknown', { input: 'tenantId' });
    if (!isFree) throw new CoreError('account_number_taken', { input: 'number' });
  });
  return account;
}

/** Finds an account by its number alone. A found account is cached. */
export async function findAccount({ storage }: Pick<Core, 'storage'>, number: string): Promise<Account | undefined> {
  const known = remembered.get(storage) ?? new Map<string, Account>();
  remembered.set(storage, known);
  const account = known.get(number) ?? (await findAccountByNumber(storage.read, number));
  if (!account) return undefined;
  // Moves the most recently used entry to the end.
  known.delete(number);
  known.set(number, account);
  if (known.size > MOST_REMEMBERED) known.delete(known.keys().next().value as string);
  return account;
}

/**
 * Finds an account of a tenant.
 *
 * @throws {CoreError} `record_not_found`, also for an account of another tenant
 */
export async function requireAccount(core: Pick<Core, 'storage'>, tenantId: string, number: string): Promise<Account> {
  const account = await findAccount(core, number);
  if (account?.tenantId !== tenantId) throw recordNotFound();
  return account;
}
