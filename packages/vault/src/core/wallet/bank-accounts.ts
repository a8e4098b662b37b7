import {
  deleteBankAccount,
  findBankAccount,
  listBankAccounts as listStored,
  type StoredBankAccount,
} from './bank-accounts.sql.ts';
import type { Sql } from '../../store/engine.ts';
import { deleteFingerprintsOfRecord } from './fingerprints.sql.ts';
import { listMandates, listMandatesOfProfile } from './mandates.sql.ts';
import { findProfile } from './profiles.sql.ts';
import { type BankAccountKind, KINDS } from '../values/debit-scheme.ts';
import type { Deps } from '../context.ts';
import { endMandates } from './mandates.ts';
import { type BankAccount, type NewBankAccount, prepareBankAccount, storeBankAccount } from './new-bank-account.ts';
import { recordNotFound } from '../record-not-found.ts';

export type { BankAccount } from './new-bank-account.ts';

/** Where a bank account is looked for. */
export interface BankAccountPlace {
  readonly tenantId: string;
  readonly kind: BankAccountKind;
  readonly id: string;
  /** In whatever profile, when left out. */
  readonly profileId?: string;
}

/**
 * @throws {CodedError} `record_not_found`, `bank_account_already_stored`, `billing_address_unknown` and the refusals of a
 *   single-use token
 */
export async function createBankAccount(
  deps: Deps,
  tenantId: string,
  profileId: string,
  kind: BankAccountKind,
  input: NewBankAccount,
): Promise<BankAccount> {
  const prepared = await prepareBankAccount(deps, tenantId, kind, input, '');
  return deps.storage.transaction(async (sql) => {
    if (!(await findProfile(sql, tenantId, profileId))) throw recordNotFound(profileId);
    return storeBankAccount(sql, { tenantId, profileId, now: deps.now() }, prepared);
  });
}

/** @throws {CodedError} `record_not_found`, also when the account is of another kind or in another profile */
export async function getBankAccount(deps: Deps, place: BankAccountPlace): Promise<BankAccount> {
  return withMandates(deps.storage.read, await requireBankAccount(deps.storage.read, place));
}

/** The bank accounts of a profile that are of one kind, oldest first. */
export async function listBankAccounts(
  sql: Sql,
  tenantId: string,
  profileId: string,
  kind: BankAccountKind,
): Promise<readonly BankAccount[]> {
  const accounts = await listStored(sql, tenantId, profileId, kind);
  const hasMandates = KINDS[kind].hasMandates && accounts.length > 0;
  const mandates = hasMandates ? await listMandatesOfProfile(sql, tenantId, profileId) : [];
  return accounts.map((account) => ({
    account,
    mandates: mandates.filter(({ bankAccountId }) => bankAccountId === account.id),
  }));
}

/** Removes a bank account with its number. Its mandates stay, and are inactive. */
export async function removeBankAccount(deps: Deps, place: BankAccountPlace): Promise<void> {
  const now = deps.now();
  await deps.storage.transaction(async (sql) => {
    const account = await requireBankAccount(sql, place);
    await endMandates(sql, account, now);
    await deleteBankAccount(sql, account.tenantId, account.id);
    await deleteFingerprintsOfRecord(sql, account.tenantId, account.id);
  });
}

/** @throws {CodedError} `record_not_found` */
export async function requireBankAccount(sql: Sql, place: BankAccountPlace): Promise<StoredBankAccount> {
  const { tenantId, kind, id, profileId } = place;
  const account = await findBankAccount(sql, tenantId, id);
  const isThere = account?.kind === kind && (profileId === undefined || account.profileId === profileId);
  if (!isThere) throw recordNotFound(id);
  return account;
}

export async function withMandates(sql: Sql, account: StoredBankAccount): Promise<BankAccount> {
  const { hasMandates } = KINDS[account.kind];
  return { account, mandates: hasMandates ? await listMandates(sql, account.tenantId, account.id) : [] };
}
