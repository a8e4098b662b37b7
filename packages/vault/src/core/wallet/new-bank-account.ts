import type { Sealed } from '../../crypto/sealed.ts';
import type { Fingerprint } from '../../crypto/tenant-keys.ts';
import { CoreError } from '../../errors.ts';
import { RunAgain, type Sql } from '../../store/engine.ts';
import type { Core, Scope } from '../context.ts';
import { findBankAccountToken, openBankAccountNumber } from '../tokens/bank-account-tokens.ts';
import { lostToken, spendToken, type StoredSingleUseToken } from '../tokens/single-use-tokens.ts';
import type { AddressFields } from '../values/address.ts';
import { type BankAccountNumber, bankAccountFingerprints } from '../values/bank-account-number.ts';
import { type DebitScheme, SCHEMES } from '../values/debit-scheme.ts';
import { randomText, TOKEN_LENGTH } from '../values/random-token.ts';
import { newRecordId } from '../values/record-id.ts';
import { billingAddressUnknown, type PreparedBilling, prepareBilling, storeBilling } from './addresses.ts';
import type { StoredAddress } from './addresses.sql.ts';
import { type BankAccountFields, insertBankAccount, type StoredBankAccount } from './bank-accounts.sql.ts';
import { findByFingerprint, insertFingerprint } from './fingerprints.sql.ts';
import { type NewMandate, newMandate } from './mandates.ts';
import { insertMandate, type StoredMandate } from './mandates.sql.ts';

/** A bank account, and the mandates to debit it. */
export interface BankAccount {
  readonly account: StoredBankAccount;
  readonly mandates: readonly StoredMandate[];
}

/** A bank account to be stored: by its number, or by the single-use token that stands for it. */
export interface NewBankAccount extends Partial<BankAccountFields> {
  readonly singleUseToken?: string;
  readonly number?: BankAccountNumber;
  /** Stored as a new address of the profile, unless an id stands beside it. */
  readonly billingAddress?: AddressFields;
  readonly mandates?: readonly NewMandate[];
}

/** A bank account sealed for its new record, before any transaction: in there nothing but the store may be awaited. */
export interface PreparedBankAccount {
  readonly account: StoredBankAccount;
  readonly sealed: Sealed;
  readonly fingerprints: readonly Fingerprint[];
  readonly billing: PreparedBilling;
  readonly mandates: readonly StoredMandate[];
  readonly token?: StoredSingleUseToken;
}

/** @throws {CoreError} `input_invalid` with one fault for each input that is missing, and the refusals of a single-use token */
export async function prepareBankAccount(
  core: Core,
  scope: Scope,
  { profileId, scheme }: { readonly profileId: string; readonly scheme: DebitScheme },
  given: NewBankAccount,
): Promise<PreparedBankAccount> {
  const { tenantId, now } = scope;
  const keys = await core.keyring.tenant(tenantId);
  const { token, ...resolved } = await resolveNumber(core, scope, scheme, given);
  const { input, number } = requireInputs(scheme, resolved);
  const { singleUseToken: _spent, number: _sealed, mandates = [], billingAddress: _address, ...fields } = input;
  const id = newRecordId(now);
  const billing = prepareBilling(scope, profileId, input);
  const account: StoredBankAccount = {
    ...fields,
    tenantId,
    id,
    profileId,
    version: 1,
    scheme,
    createdAt: now,
    status: 'ACTIVE',
    paymentToken: scope.tokenText('bankAccount', randomText(TOKEN_LENGTH)),
    lastDigits: number.lastDigits,
    ...(billing.id === undefined ? {} : { billingAddressId: billing.id }),
  };
  return {
    account,
    sealed: keys.seal({ recordId: id, field: SCHEMES[scheme].numberField }, number.secret),
    fingerprints: bankAccountFingerprints(keys, scheme, number.secret, input),
    billing,
    mandates: mandates.map((mandate) => newMandate(scope, account, mandate)),
    ...(token ? { token } : {}),
  };
}

interface Resolved {
  readonly input: NewBankAccount;
  readonly number: BankAccountNumber | undefined;
  readonly token?: StoredSingleUseToken;
}

/** What the request says itself wins over what came with the token, except for the number and the codes of the bank. */
async function resolveNumber(core: Core, scope: Scope, scheme: DebitScheme, given: NewBankAccount): Promise<Resolved> {
  if (given.singleUseToken === undefined) return { input: given, number: given.number };
  const live = await findBankAccountToken(core, scope, { scheme, text: given.singleUseToken }, 'singleUseToken');
  const keys = await core.keyring.tenant(scope.tenantId);
  const { lastDigits: _shown, billingAddress, ...details } = live.details;
  const bank = Object.fromEntries(SCHEMES[scheme].bankCodes.map((code) => [code, details[code]]));
  const isBilled = given.billingAddressId !== undefined || given.billingAddress !== undefined;
  const input: NewBankAccount = {
    ...details,
    ...(billingAddress && !isBilled ? { billingAddress } : {}),
    ...given,
    ...bank,
  };
  return { input, number: openBankAccountNumber(keys, scheme, live), token: live.stored };
}

function requireInputs(scheme: DebitScheme, { input, number }: Resolved) {
  const { bankCodes, hasAccountType } = SCHEMES[scheme];
  const required = [...bankCodes, 'accountHolderName', ...(hasAccountType ? ['accountType'] : [])] as const;
  const missing = [
    ...(number ? [] : ['number']),
    ...required.filter((name) => input[name as keyof NewBankAccount] === undefined),
  ];
  if (!number || missing.length > 0) {
    throw new CoreError('input_invalid', { faults: missing.map((name) => ({ input: name, rule: 'required' })) });
  }
  return { input: input as NewBankAccount & BankAccountFields, number };
}

/** A bank account that was stored, and the billing address that was made for it. */
export interface StoredBankAccountWithAddress extends BankAccount {
  readonly address?: StoredAddress;
}

/**
 * Stores a prepared bank account in a profile that this transaction has locked or made: all statements travel together.
 *
 * @throws {CoreError} `bank_account_already_stored`, `billing_address_unknown` and the refusals of a single-use token
 */
export async function storeBankAccount(
  sql: Sql,
  scope: Scope,
  prepared: PreparedBankAccount,
): Promise<StoredBankAccountWithAddress> {
  const { account, sealed, fingerprints, billing, mandates, token } = prepared;
  const place = { tenantId: account.tenantId, profileId: account.profileId, kind: account.scheme };
  const [spent, taken, isBilled] = await Promise.all([
    token ? spendToken(sql, token, scope.now) : 1,
    Promise.all(fingerprints.map((fingerprint) => insertFingerprint(sql, place, fingerprint, account.id))),
    storeBilling(sql, scope, account.profileId, billing),
    insertBankAccount(sql, account, sealed),
    ...mandates.map((mandate) => insertMandate(sql, mandate)),
  ]);
  if (token && spent === 0) throw await lostToken(sql, token, 'singleUseToken');
  // Everything else is judged before a fingerprint: a refusal for another reason must not tell whether a number is known.
  if (!isBilled) throw billingAddressUnknown();
  const duplicate = taken.indexOf(0);
  if (duplicate >= 0) {
    const id = await findByFingerprint(sql, place, fingerprints[duplicate] as Fingerprint);
    throw id === undefined ? new RunAgain() : bankAccountExists(account.scheme, id);
  }
  return { account, mandates, ...(billing.created ? { address: billing.created } : {}) };
}

/** The refusal of an account that the profile has already. */
export function bankAccountExists(scheme: DebitScheme, id: string): CoreError {
  return new CoreError('bank_account_already_stored', { existing: { kind: 'bankAccount', scheme, id } });
}
