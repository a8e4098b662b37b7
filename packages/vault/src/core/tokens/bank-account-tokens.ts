import type { TenantKeys } from '../../crypto/tenant-keys.ts';
import type { Core, Scope } from '../context.ts';
import { type AddressFields, isBlank } from '../values/address.ts';
import { type AddressAtRest, fromAddressAtRest, toAddressAtRest } from '../values/address-at-rest.ts';
import type { BankAccountNumber, BankCodes } from '../values/bank-account-number.ts';
import { type DebitScheme, SCHEMES } from '../values/debit-scheme.ts';
import { findLiveToken, type LiveToken, makeToken, type SingleUseToken } from './single-use-tokens.ts';

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

/** The words of rows at rest: they never change. */
type DetailsAtRest = Omit<BankAccountDetails, 'billingAddress' | 'institutionNumber'> & {
  readonly billingAddress?: AddressAtRest;
  readonly institutionId?: string;
};

export type BankAccountToken = SingleUseToken & { readonly details: BankAccountDetails };

/** Turns a bank account into a single-use token. */
export async function createBankAccountToken(
  core: Core,
  scope: Scope,
  scheme: DebitScheme,
  { number, billingAddress, ...entry }: BankAccountEntry,
): Promise<BankAccountToken> {
  const details: BankAccountDetails = {
    ...entry,
    lastDigits: number.lastDigits,
    ...(billingAddress && !isBlank(billingAddress) ? { billingAddress } : {}),
  };
  const token = await makeToken(core, scope, {
    kind: scheme,
    number: number.secret,
    field: SCHEMES[scheme].numberField,
    details: toRest(details),
  });
  return { ...token, details };
}

/** As `findLiveToken`, for a token that was made for a bank account of this scheme. */
export async function findBankAccountToken(
  core: Core,
  scope: Scope,
  asked: { readonly scheme: DebitScheme; readonly text: string },
  input: string,
): Promise<LiveToken<BankAccountDetails>> {
  const stored = await findLiveToken(core, scope, { kind: asked.scheme, text: asked.text }, input);
  return { stored, details: fromRest(JSON.parse(stored.details) as DetailsAtRest) };
}

/** Opens the number behind a bank account's token. */
export function openBankAccountNumber(
  keys: TenantKeys,
  scheme: DebitScheme,
  { stored, details }: LiveToken<BankAccountDetails>,
): BankAccountNumber {
  const secret = keys.open({ recordId: stored.id, field: SCHEMES[scheme].numberField }, stored.number);
  return { secret, lastDigits: details.lastDigits };
}

function toRest({ billingAddress, institutionNumber, ...same }: BankAccountDetails): DetailsAtRest {
  return {
    ...same,
    ...(institutionNumber === undefined ? {} : { institutionId: institutionNumber }),
    ...(billingAddress ? { billingAddress: toAddressAtRest(billingAddress) } : {}),
  };
}

function fromRest({ billingAddress, institutionId, ...same }: DetailsAtRest): BankAccountDetails {
  return {
    ...same,
    ...(institutionId === undefined ? {} : { institutionNumber: institutionId }),
    ...(billingAddress ? { billingAddress: fromAddressAtRest(billingAddress) } : {}),
  };
}
