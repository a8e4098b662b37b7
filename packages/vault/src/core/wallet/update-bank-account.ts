import type { Sealed } from '../../crypto/sealed.ts';
import type { Fingerprint, TenantKeys } from '../../crypto/tenant-keys.ts';
import { RunAgain, type Sql } from '../../store/engine.ts';
import type { Changes, Core, Scope } from '../context.ts';
import { type BankAccountNumber, bankAccountFingerprints } from '../values/bank-account-number.ts';
import { SCHEMES } from '../values/debit-scheme.ts';
import { billingAddressUnknown } from './addresses.ts';
import { findAddress } from './addresses.sql.ts';
import type { BankAccountRef } from './bank-accounts.ts';
import {
  type BankAccountFields,
  findBankAccountWithNumber,
  type StoredBankAccount,
  updateBankAccountFields,
  updateBankAccountNumber,
} from './bank-accounts.sql.ts';
import { applyChanges } from './changes.ts';
import { deleteFingerprintsOfRecord, findByFingerprint, insertFingerprint } from './fingerprints.sql.ts';
import { lockAndFind } from './lock.ts';
import { deactivateMandates } from './mandates.sql.ts';
import { type BankAccount, bankAccountExists } from './new-bank-account.ts';
import { findBankAccountWithMandates } from './parts.sql.ts';

/** What an update may change of a bank account. */
export type BankAccountChanges = Changes<BankAccountFields> & { readonly number?: BankAccountNumber };

/**
 * Changes a bank account. Another number, or another bank, makes it another account: it gets new fingerprints and its
 * mandates end.
 *
 * @throws {CoreError} `record_not_found`, `precondition_failed`, `bank_account_already_stored`, `billing_address_unknown`
 */
export async function updateBankAccount(
  core: Core,
  scope: Scope,
  ref: BankAccountRef,
  { number, ...changes }: BankAccountChanges,
): Promise<BankAccount> {
  const { tenantId } = scope;
  const { billingAddressId } = changes;
  const keys = await core.keyring.tenant(tenantId);
  return core.storage.transaction(async (sql) => {
    const [{ stored, sealed }, isBilled] = await Promise.all([
      lockAndFindWithNumber(sql, scope, ref),
      typeof billingAddressId === 'string' ? findAddress(sql, tenantId, ref.profileId, billingAddressId) : true,
    ]);
    if (!isBilled) throw billingAddressUnknown();
    const account: StoredBankAccount = {
      ...applyChanges(stored, changes),
      ...(number ? { lastDigits: number.lastDigits } : {}),
      version: stored.version + 1,
    };
    const isNamed = number !== undefined || SCHEMES[ref.scheme].bankCodes.some((code) => changes[code] !== undefined);
    const identity = isNamed ? identify(keys, account, { sealed, ...(number ? { number } : {}) }) : undefined;
    const isOther = identity !== undefined && (await isOtherAccount(sql, account, identity.fingerprints));
    const [, , { mandates }] = await Promise.all([
      isOther ? replaceIdentity(sql, scope, account, identity) : undefined,
      updateBankAccountFields(sql, account),
      findBankAccountWithMandates(sql, tenantId, account.id),
    ]);
    return { account, mandates };
  });
}

async function lockAndFindWithNumber(sql: Sql, scope: Scope, ref: BankAccountRef) {
  let sealed: Sealed | undefined;
  const stored = await lockAndFind(sql, scope, ref, async () => {
    const found = await findBankAccountWithNumber(sql, scope.tenantId, ref.id);
    if (found?.account.profileId !== ref.profileId || found.account.scheme !== ref.scheme) return undefined;
    sealed = found.sealed;
    return found.account;
  });
  return { stored, sealed: sealed as Sealed };
}

/** What makes an account the one that it is. */
interface Identity {
  readonly fingerprints: readonly Fingerprint[];
  /** Its number, sealed, where that changes. */
  readonly number?: Sealed;
}

/**
 * Opening and sealing are synchronous, so both may stand inside the transaction: nothing foreign is awaited.
 *
 * @param numbers the number as it was, and as it is from now on where it changes
 */
function identify(
  keys: TenantKeys,
  account: StoredBankAccount,
  { sealed, number }: { readonly sealed: Sealed; readonly number?: BankAccountNumber },
): Identity {
  const context = { recordId: account.id, field: SCHEMES[account.scheme].numberField };
  const secret = number?.secret ?? keys.open(context, sealed);
  return {
    fingerprints: bankAccountFingerprints(keys, account.scheme, secret, account),
    ...(number ? { number: keys.seal(context, number.secret) } : {}),
  };
}

/** Tells whether an account is another one now. It never collides with itself. */
async function isOtherAccount(
  sql: Sql,
  { tenantId, profileId, scheme, id }: StoredBankAccount,
  fingerprints: readonly Fingerprint[],
): Promise<boolean> {
  const place = { tenantId, profileId, kind: scheme };
  const holders = await Promise.all(fingerprints.map((fingerprint) => findByFingerprint(sql, place, fingerprint)));
  const holder = holders.find((found) => found !== undefined && found !== id);
  if (holder !== undefined) throw bankAccountExists(scheme, holder);
  return !holders.includes(id);
}

async function replaceIdentity(
  sql: Sql,
  { now }: Scope,
  account: StoredBankAccount,
  { fingerprints, number }: Identity,
): Promise<void> {
  const { tenantId, id, profileId, scheme } = account;
  const place = { tenantId, profileId, kind: scheme };
  const [, ...inserted] = await Promise.all([
    deleteFingerprintsOfRecord(sql, tenantId, id),
    ...fingerprints.map((fingerprint) => insertFingerprint(sql, place, fingerprint, id)),
    ...(number ? [updateBankAccountNumber(sql, account, number)] : []),
    deactivateMandates(sql, tenantId, id, now),
  ]);
  if (inserted.includes(0)) throw new RunAgain();
}
