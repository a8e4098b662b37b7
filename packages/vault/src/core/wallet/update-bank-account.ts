import type { Sealed } from '../../crypto/sealed.ts';
import type { Fingerprint } from '../../crypto/tenant-keys.ts';
import {
  type BankAccountFields,
  findBankAccountNumber,
  type StoredBankAccount,
  updateBankAccount as writeBankAccount,
  updateBankAccountNumber,
} from './bank-accounts.sql.ts';
import type { Sql } from '../../store/engine.ts';
import { deleteFingerprintsOfRecord, findByFingerprint, insertFingerprint } from './fingerprints.sql.ts';
import { requireAddress } from './addresses.ts';
import { type BankAccountKind, KINDS } from '../values/debit-scheme.ts';
import { bankAccountFingerprints, type BankAccountNumber } from '../values/bank-account-number.ts';
import { type BankAccountPlace, requireBankAccount, withMandates } from './bank-accounts.ts';
import type { Deps } from '../context.ts';
import { endMandates } from './mandates.ts';
import { type BankAccount, bankAccountExists } from './new-bank-account.ts';

/** What an update may change; what is left out is cleared, but for the number, the codes of the bank and the type. */
export interface BankAccountUpdate extends BankAccountFields {
  readonly number?: BankAccountNumber;
}

/**
 * Replaces a bank account's fields. Another number, or another bank, makes it another account: it is fingerprinted anew
 * and its mandates are over.
 *
 * @throws {CodedError} `record_not_found`, `bank_account_already_stored`, `billing_address_unknown`
 */
export async function updateBankAccount(
  deps: Deps,
  place: BankAccountPlace,
  update: BankAccountUpdate,
): Promise<BankAccount> {
  for (;;) {
    const prepared = await prepareUpdate(deps, place, update);
    const updated = await deps.storage.transaction((sql) => storeUpdate(sql, deps.now(), place, prepared));
    if (updated) return updated;
  }
}

interface PreparedUpdate {
  readonly fields: BankAccountFields;
  /** As the account was when the update was prepared. */
  readonly seen: StoredBankAccount;
  /** Who the account is from now on, when the request says anything of that. */
  readonly identity?: {
    readonly seenNumber: Sealed;
    readonly fingerprints: readonly Fingerprint[];
    readonly replaced?: { readonly number: Sealed; readonly lastDigits: string };
  };
}

/** What stays when an update leaves it out, beside the number. */
function keptFields(kind: BankAccountKind) {
  return [...KINDS[kind].bankCodes, 'bic', 'accountType'] as const;
}

/** Opens and seals before the transaction: in there nothing but the store may be awaited. */
async function prepareUpdate(
  deps: Deps,
  place: BankAccountPlace,
  { number, ...update }: BankAccountUpdate,
): Promise<PreparedUpdate> {
  const { read } = deps.storage;
  const seen = await requireBankAccount(read, place);
  const { tenantId, id, kind } = seen;
  const { number: field, bankCodes } = KINDS[kind];
  const kept = keptFields(kind).filter((name) => seen[name] !== undefined);
  const fields: BankAccountFields = { ...Object.fromEntries(kept.map((name) => [name, seen[name]])), ...update };
  if (!number && bankCodes.every((code) => update[code] === undefined)) return { seen, fields };
  const seenNumber = await findBankAccountNumber(read, tenantId, id);
  // It was removed between the two looks: the next one tells.
  if (!seenNumber) return prepareUpdate(deps, place, { ...update, ...(number ? { number } : {}) });
  const keys = await deps.keyring.tenant(tenantId);
  const context = { recordId: id, field };
  const secret = number?.secret ?? keys.open(context, seenNumber);
  return {
    seen,
    fields,
    identity: {
      seenNumber,
      fingerprints: bankAccountFingerprints(keys, kind, secret, fields),
      ...(number ? { replaced: { number: keys.seal(context, secret), lastDigits: number.lastDigits } } : {}),
    },
  };
}

/** @returns nothing when another update came between */
async function storeUpdate(
  sql: Sql,
  now: number,
  place: BankAccountPlace,
  { fields, seen, identity }: PreparedUpdate,
): Promise<BankAccount | undefined> {
  const account = await requireBankAccount(sql, place);
  const { tenantId, profileId, id } = account;
  if (!(await isAsSeen(sql, account, seen, identity?.seenNumber))) return undefined;
  if (fields.billingAddressId !== undefined) await requireAddress(sql, tenantId, profileId, fields.billingAddressId);
  if (identity && (await replaceFingerprints(sql, account, identity.fingerprints))) {
    const { replaced } = identity;
    if (replaced) await updateBankAccountNumber(sql, tenantId, id, replaced.number, replaced.lastDigits);
    await endMandates(sql, account, now);
  }
  await writeBankAccount(sql, tenantId, id, fields);
  return withMandates(sql, await requireBankAccount(sql, place));
}

/** Whether what an update keeps of an account is still what it was when the update was prepared. */
async function isAsSeen(sql: Sql, account: StoredBankAccount, seen: StoredBankAccount, seenNumber?: Sealed) {
  if (keptFields(account.kind).some((name) => account[name] !== seen[name])) return false;
  if (!seenNumber) return true;
  const number = await findBankAccountNumber(sql, account.tenantId, account.id);
  return number !== undefined && Buffer.from(number.ciphertext).equals(seenNumber.ciphertext);
}

/** Tells whether the account is another one now. It never collides with itself. */
async function replaceFingerprints(
  sql: Sql,
  { tenantId, profileId, kind, id }: StoredBankAccount,
  fingerprints: readonly Fingerprint[],
): Promise<boolean> {
  const scope = { tenantId, profileId, kind };
  let isSame = false;
  for (const fingerprint of fingerprints) {
    const existing = await findByFingerprint(sql, scope, fingerprint);
    if (existing !== undefined && existing !== id) throw bankAccountExists(kind, existing);
    isSame ||= existing === id;
  }
  if (isSame) return false;
  await deleteFingerprintsOfRecord(sql, tenantId, id);
  for (const fingerprint of fingerprints) await insertFingerprint(sql, scope, fingerprint, id);
  return true;
}
