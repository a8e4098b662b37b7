import type { TenantKeys } from '../../crypto/tenant-keys.ts';
import type { Core, Scope } from '../context.ts';
import { isBlank } from '../values/address.ts';
import type { BankAccountNumber } from '../values/bank-account-number.ts';
import { type DebitScheme, SCHEMES } from '../values/debit-scheme.ts';
import {
  type BankAccountAtRest,
  type BankAccountDetails,
  fromBankAccountAtRest,
  toBankAccountAtRest,
} from './bank-account-at-rest.ts';
import { findLiveToken, type LiveToken, makeToken, type SingleUseToken } from './single-use-tokens.ts';

/** A bank account as a payer enters it. */
export interface BankAccountEntry extends Omit<BankAccountDetails, 'lastDigits'> {
  readonly number: BankAccountNumber;
}

export type { BankAccountDetails } from './bank-account-at-rest.ts';

export type BankAccountToken = SingleUseToken & { readonly details: BankAccountDetails };

/** Creates a single-use token for a bank account. */
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
    details: toBankAccountAtRest(details),
  });
  return { ...token, details };
}

/** Finds a live token like `findLiveToken`, for a bank account of this scheme. */
export async function findBankAccountToken(
  core: Core,
  scope: Scope,
  asked: { readonly scheme: DebitScheme; readonly text: string },
  input: string,
): Promise<LiveToken<BankAccountDetails>> {
  const stored = await findLiveToken(core, scope, { kind: asked.scheme, text: asked.text }, input);
  return { stored, details: fromBankAccountAtRest(JSON.parse(stored.details) as BankAccountAtRest) };
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
