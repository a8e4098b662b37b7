import { recordNotFound } from '../../errors.ts';
import type { Core, Scope } from '../context.ts';
import type { DebitScheme } from '../values/debit-scheme.ts';
import { deleteBankAccount, findBankAccount } from './bank-accounts.sql.ts';
import { deleteFingerprintsOfRecord } from './fingerprints.sql.ts';
import { lockAndFind, type ParentRef, requireLocked } from './lock.ts';
import { deactivateMandates } from './mandates.sql.ts';
import { type BankAccount, type NewBankAccount, prepareBankAccount, storeBankAccount } from './new-bank-account.ts';
import { findBankAccountWithMandates } from './parts.sql.ts';
import { lockProfile } from './profiles.sql.ts';

export type { BankAccount } from './new-bank-account.ts';

/** A bank account of one scheme below a profile. */
export interface BankAccountRef {
  readonly scheme: DebitScheme;
  readonly profileId: string;
  readonly id: string;
  /** The version that a write rests on. Left out, any will do. */
  readonly version?: number;
}

/**
 * @throws {CoreError} `record_not_found`, `precondition_failed`, `input_invalid`, `bank_account_already_stored`,
 *   `billing_address_unknown` and the refusals of a single-use token
 */
export async function createBankAccount(
  core: Core,
  scope: Scope,
  ref: ParentRef & Pick<BankAccountRef, 'scheme'>,
  input: NewBankAccount,
): Promise<BankAccount> {
  const prepared = await prepareBankAccount(core, scope, ref, input);
  return core.storage.transaction(async (sql) => {
    const [locked, stored] = await Promise.allSettled([
      lockProfile(sql, scope.tenantId, ref.profileId),
      storeBankAccount(sql, scope, prepared),
    ]);
    if (locked.status === 'rejected') throw locked.reason;
    requireLocked(locked.value, ref.version);
    if (stored.status === 'rejected') throw stored.reason;
    return stored.value;
  });
}

/**
 * Gets a bank account, in whatever profile where none is named.
 *
 * @throws {CoreError} `record_not_found`, also when the account is of another scheme
 */
export async function getBankAccount(
  core: Core,
  scope: Scope,
  { scheme, id, profileId }: Pick<BankAccountRef, 'scheme' | 'id'> & { readonly profileId?: string },
): Promise<BankAccount> {
  const { bankAccounts, mandates } = await findBankAccountWithMandates(core.storage.read, scope.tenantId, id);
  const [account] = bankAccounts;
  const isThere = account?.scheme === scheme && (profileId === undefined || account.profileId === profileId);
  if (!isThere) throw recordNotFound();
  return { account, mandates };
}

/**
 * Removes a bank account with its number. Its mandates stay, and are inactive.
 *
 * @throws {CoreError} `record_not_found`, `precondition_failed`
 */
export async function removeBankAccount(core: Core, scope: Scope, ref: BankAccountRef): Promise<void> {
  const { tenantId, now } = scope;
  await core.storage.transaction(async (sql) => {
    await lockAndFind(sql, scope, ref, () => findBankAccount(sql, tenantId, ref));
    await Promise.all([
      deactivateMandates(sql, tenantId, ref.id, now),
      deleteBankAccount(sql, tenantId, ref.id),
      deleteFingerprintsOfRecord(sql, tenantId, ref.id),
    ]);
  });
}
