import type { TenantKeys } from '../../crypto/tenant-keys.ts';
import { insertSingleUseToken, type StoredSingleUseToken } from './tokens.sql.ts';
import { type AddressFields, isBlank } from '../wallet/addresses.ts';
import { type BankAccountKind, KINDS } from '../values/debit-scheme.ts';
import type { BankAccountNumber, BankCodes } from '../values/bank-account-number.ts';
import type { Deps } from '../context.ts';
import { newRecordId } from '../values/record-id.ts';
import { findLiveStoredToken, hashToken, SINGLE_USE_TOKEN_LIFE } from './single-use-tokens.ts';
import { randomToken } from '../values/random-token.ts';

/** What may be known of the bank account behind a token. */
export interface BankAccountDetails extends BankCodes {
  readonly accountHolderName?: string;
  readonly accountType?: string;
  readonly bic?: string;
  readonly lastDigits: string;
  readonly billingAddress?: AddressFields;
}

/** A bank account as a payer gives it. */
export interface BankAccountEntry extends Omit<BankAccountDetails, 'lastDigits'> {
  readonly number: BankAccountNumber;
}

export interface BankAccountToken {
  readonly id: string;
  /** The token itself: `SC` and 22 characters. Only its hash is kept. */
  readonly paymentToken: string;
  readonly expiresAt: number;
  readonly details: BankAccountDetails;
}

/** A token that was found alive, with what it stands for. */
export interface LiveBankAccountToken {
  readonly stored: StoredSingleUseToken;
  readonly details: BankAccountDetails;
}

export async function createBankAccountToken(
  deps: Deps,
  tenantId: string,
  kind: BankAccountKind,
  { number, billingAddress, ...entry }: BankAccountEntry,
): Promise<BankAccountToken> {
  const keys = await deps.keyring.tenant(tenantId);
  const now = deps.now();
  const id = newRecordId(now);
  const paymentToken = randomToken('SC');
  const details: BankAccountDetails = {
    ...entry,
    lastDigits: number.lastDigits,
    ...(billingAddress && !isBlank(billingAddress) ? { billingAddress } : {}),
  };
  const stored: StoredSingleUseToken = {
    tenantId,
    tokenHash: hashToken(paymentToken),
    id,
    kind,
    createdAt: now,
    expiresAt: now + SINGLE_USE_TOKEN_LIFE,
    number: keys.seal({ recordId: id, field: KINDS[kind].number }, number.secret),
    details: JSON.stringify(details),
  };
  await deps.storage.transaction((sql) => insertSingleUseToken(sql, stored));
  return { id, paymentToken, expiresAt: stored.expiresAt, details };
}

/** As `findLiveToken`, for a token that was made for a bank account of this kind. */
export async function findLiveBankAccountToken(
  deps: Deps,
  tenantId: string,
  kind: BankAccountKind,
  paymentToken: string,
  field: string,
): Promise<LiveBankAccountToken> {
  const stored = await findLiveStoredToken(deps, tenantId, kind, paymentToken, field);
  return { stored, details: JSON.parse(stored.details) as BankAccountDetails };
}

/** Opens the number behind a token. */
export function openBankAccountNumber(
  keys: TenantKeys,
  kind: BankAccountKind,
  { stored, details }: LiveBankAccountToken,
): BankAccountNumber {
  const secret = keys.open({ recordId: stored.id, field: KINDS[kind].number }, stored.number);
  return { secret, lastDigits: details.lastDigits };
}
