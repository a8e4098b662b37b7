import type { Sealed } from '../../crypto/sealed.ts';
import type { Fingerprint } from '../../crypto/tenant-keys.ts';
import { type BankAccountFields, insertBankAccount, type StoredBankAccount } from './bank-accounts.sql.ts';
import type { Sql } from '../../store/engine.ts';
import { findByFingerprint, insertFingerprint } from './fingerprints.sql.ts';
import type { StoredSingleUseToken } from '../tokens/tokens.sql.ts';
import { type Address, type Billing, type ProfileScope, storeBillingAddress } from './addresses.ts';
import { type BankAccountKind, KINDS } from '../values/debit-scheme.ts';
import { bankAccountFingerprints, type BankAccountNumber } from '../values/bank-account-number.ts';
import { findLiveBankAccountToken, openBankAccountNumber } from '../tokens/bank-account-tokens.ts';
import type { Deps } from '../context.ts';
import { EntityExists } from '../entity-exists.ts';
import { InvalidFields } from '../invalid-fields.ts';
import { type NewMandate, storeMandate } from './mandates.ts';
import { newRecordId } from '../values/record-id.ts';
import { spendToken } from '../tokens/single-use-tokens.ts';
import { randomToken } from '../values/random-token.ts';
import type { StoredMandate } from './mandates.sql.ts';

/** A bank account, and the mandates to debit it. */
export interface BankAccount {
  readonly account: StoredBankAccount;
  readonly mandates: readonly StoredMandate[];
}

/** A bank account to be stored: by its number, or by the single-use token that stands for it. */
export interface NewBankAccount extends Partial<BankAccountFields>, Billing {
  readonly singleUseToken?: string;
  readonly number?: BankAccountNumber;
  readonly mandates?: readonly NewMandate[];
}

/** A bank account sealed for its new record, before any transaction: in there nothing but the store may be awaited. */
export interface PreparedBankAccount {
  readonly kind: BankAccountKind;
  readonly input: NewBankAccount & BankAccountFields;
  /** Where the request holds the account: empty, or `achBankAccount.` */
  readonly path: string;
  readonly id: string;
  readonly lastDigits: string;
  readonly sealed: Sealed;
  readonly fingerprints: readonly Fingerprint[];
  readonly token?: StoredSingleUseToken;
}

export async function prepareBankAccount(
  deps: Deps,
  tenantId: string,
  kind: BankAccountKind,
  given: NewBankAccount,
  path: string,
): Promise<PreparedBankAccount> {
  const { token, ...resolved } = await resolveNumber(deps, tenantId, kind, given, path);
  const { input, number } = requireFields(kind, resolved, path);
  const keys = await deps.keyring.tenant(tenantId);
  const id = newRecordId(deps.now());
  return {
    kind,
    input,
    path,
    id,
    lastDigits: number.lastDigits,
    sealed: keys.seal({ recordId: id, field: KINDS[kind].number }, number.secret),
    fingerprints: bankAccountFingerprints(keys, kind, number.secret, input),
    ...(token ? { token } : {}),
  };
}

interface Resolved {
  readonly input: NewBankAccount;
  readonly number: BankAccountNumber | undefined;
  readonly token?: StoredSingleUseToken;
}

/** What the request says itself wins over what came with the token, but for the number and what names the bank. */
async function resolveNumber(
  deps: Deps,
  tenantId: string,
  kind: BankAccountKind,
  given: NewBankAccount,
  path: string,
): Promise<Resolved> {
  if (given.singleUseToken === undefined) return { input: given, number: given.number };
  const live = await findLiveBankAccountToken(deps, tenantId, kind, given.singleUseToken, `${path}singleUseToken`);
  const keys = await deps.keyring.tenant(tenantId);
  const { lastDigits: _shown, billingAddress, ...details } = live.details;
  const bank = Object.fromEntries(KINDS[kind].bankCodes.map((code) => [code, details[code]]));
  const isBilled = given.billingAddressId !== undefined || given.billingAddress !== undefined;
  const input: NewBankAccount = {
    ...details,
    ...(billingAddress && !isBilled ? { billingAddress } : {}),
    ...given,
    ...bank,
  };
  return { input, number: openBankAccountNumber(keys, kind, live), token: live.stored };
}

/** @throws {InvalidFields} with one fault for each field that is missing */
function requireFields(kind: BankAccountKind, { input, number }: Resolved, path: string) {
  const { number: numberField, bankCodes, hasAccountType } = KINDS[kind];
  const required = [...bankCodes, 'accountHolderName', ...(hasAccountType ? ['accountType'] : [])];
  const missing = [
    ...(number ? [] : [numberField]),
    ...required.filter((field) => input[field as keyof NewBankAccount] === undefined),
  ];
  if (!number || missing.length > 0) {
    throw new InvalidFields(missing.map((field) => ({ field: `${path}${field}`, text: 'may not be empty' })));
  }
  return { input: input as NewBankAccount & BankAccountFields, number };
}

/**
 * Stores a prepared bank account in a profile that is there, inside a transaction.
 *
 * @throws {CodedError} `bank_account_already_stored`, `billing_address_unknown` and the refusals of a single-use token
 */
export async function storeBankAccount(
  sql: Sql,
  scope: ProfileScope,
  prepared: PreparedBankAccount,
): Promise<BankAccount & { readonly address?: Address }> {
  const { kind, token } = prepared;
  const { singleUseToken: _spent, number: _sealed, mandates = [], billingAddress, ...fields } = prepared.input;
  const { tenantId, profileId, now } = scope;
  if (token) await spendToken(sql, token, now, `${prepared.path}singleUseToken`);
  for (const fingerprint of prepared.fingerprints) {
    const existing = await findByFingerprint(sql, { tenantId, profileId, kind }, fingerprint);
    if (existing !== undefined) throw bankAccountExists(kind, existing);
    await insertFingerprint(sql, { tenantId, profileId, kind }, fingerprint, prepared.id);
  }
  const billing = await storeBillingAddress(sql, scope, { ...fields, ...(billingAddress ? { billingAddress } : {}) });
  const account: StoredBankAccount = {
    ...fields,
    tenantId,
    id: prepared.id,
    profileId,
    kind,
    createdAt: now,
    status: 'ACTIVE',
    paymentToken: randomToken('D'),
    lastDigits: prepared.lastDigits,
    ...(billing.id === undefined ? {} : { billingAddressId: billing.id }),
  };
  await insertBankAccount(sql, account, prepared.sealed);
  const stored: StoredMandate[] = [];
  for (const mandate of mandates) stored.push(await storeMandate(sql, account, mandate, now));
  return { account, mandates: stored, ...(billing.created ? { address: billing.created } : {}) };
}

/** The refusal of an account that the profile has already. */
export function bankAccountExists(kind: BankAccountKind, id: string): EntityExists {
  return new EntityExists('bank_account_already_stored', `${kind}bankaccounts`, id);
}
