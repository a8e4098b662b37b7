import type { TenantKeys } from '../../crypto/tenant-keys.ts';
import type { Secret } from '../../secret.ts';
import type { Core, Scope } from '../context.ts';
import { type AddressFields, isBlank } from '../values/address.ts';
import { type AddressAtRest, fromAddressAtRest, toAddressAtRest } from '../values/address-at-rest.ts';
import type { CardExpiry } from '../values/card-expiry.ts';
import type { CardNumber, CardType } from '../values/card-number.ts';
import type { SecurityCode } from '../values/security-code.ts';
import { findLiveToken, type LiveToken, makeToken, type SingleUseToken } from './single-use-tokens.ts';

/** A card as a payer enters it. */
export interface CardEntry {
  readonly number: CardNumber;
  readonly expiry: CardExpiry;
  readonly holderName?: string;
  readonly securityCode?: SecurityCode;
  readonly preferredNetwork?: string;
  readonly billingAddress?: AddressFields;
}

/** The readable details of the card behind a token. */
export interface CardDetails {
  readonly bin: string;
  readonly lastDigits: string;
  readonly type?: CardType;
  readonly expiry: CardExpiry;
  readonly holderName?: string;
  /** The network that the payer chose among those of the card. */
  readonly preferredNetwork?: string;
  readonly billingAddress?: AddressFields;
}

type DetailsAtRest = Omit<CardDetails, 'billingAddress'> & { readonly billingAddress?: AddressAtRest };

export type CardToken = SingleUseToken & { readonly card: CardDetails };

/** Creates a single-use token for a card. */
export async function createCardToken(core: Core, scope: Scope, entry: CardEntry): Promise<CardToken> {
  const { number, expiry, holderName, preferredNetwork, securityCode, billingAddress } = entry;
  const address = billingAddress && !isBlank(billingAddress) ? billingAddress : undefined;
  const known = {
    bin: number.bin,
    lastDigits: number.lastDigits,
    ...(number.type ? { type: number.type } : {}),
    expiry,
    ...(holderName === undefined ? {} : { holderName }),
    ...(preferredNetwork === undefined ? {} : { preferredNetwork }),
  };
  const details: DetailsAtRest = { ...known, ...(address ? { billingAddress: toAddressAtRest(address) } : {}) };
  const token = await makeToken(core, scope, {
    kind: 'card',
    number: number.secret,
    field: 'cardNumber',
    ...(securityCode ? { code: securityCode.secret } : {}),
    details,
  });
  return { ...token, card: { ...known, ...(address ? { billingAddress: address } : {}) } };
}

/** Finds a live token like `findLiveToken`, for a card. */
export async function findCardToken(
  core: Core,
  scope: Scope,
  text: string,
  input: string,
): Promise<LiveToken<CardDetails>> {
  const stored = await findLiveToken(core, scope, { kind: 'card', text }, input);
  const { billingAddress, ...known } = JSON.parse(stored.details) as DetailsAtRest;
  const details = { ...known, ...(billingAddress ? { billingAddress: fromAddressAtRest(billingAddress) } : {}) };
  return { stored, details };
}

/** Opens the number behind a card's token. */
export function openCardNumber(keys: TenantKeys, { stored, details }: LiveToken<CardDetails>): CardNumber {
  const { bin, lastDigits, type } = details;
  const secret = keys.open({ recordId: stored.id, field: 'cardNumber' }, stored.number);
  return { secret, bin, lastDigits, ...(type ? { type } : {}) };
}

/** Opens the security code behind a card's token, if it still has one. */
export function openSecurityCode(keys: TenantKeys, { stored }: LiveToken<CardDetails>): Secret<string> | undefined {
  return stored.code && keys.open({ recordId: stored.id, field: 'securityCode' }, stored.code);
}
