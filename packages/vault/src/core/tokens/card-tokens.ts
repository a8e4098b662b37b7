import type { TenantKeys } from '../../crypto/tenant-keys.ts';
import type { Secret } from '../../secret.ts';
import type { Core, Scope } from '../context.ts';
import { type AddressFields, isBlank } from '../values/address.ts';
import type { CardExpiry } from '../values/card-expiry.ts';
import type { CardNumber } from '../values/card-number.ts';
import type { SecurityCode } from '../values/security-code.ts';
import { type CardAtRest, type CardDetails, fromCardAtRest, toCardAtRest } from './card-at-rest.ts';
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

export type { CardDetails } from './card-at-rest.ts';

export type CardToken = SingleUseToken & { readonly card: CardDetails };

/** Creates a single-use token for a card. */
export async function createCardToken(core: Core, scope: Scope, entry: CardEntry): Promise<CardToken> {
  const { number, expiry, holderName, preferredNetwork, securityCode, billingAddress } = entry;
  const address = billingAddress && !isBlank(billingAddress) ? billingAddress : undefined;
  const details: CardDetails = {
    bin: number.bin,
    lastDigits: number.lastDigits,
    ...(number.brand === undefined ? {} : { brand: number.brand }),
    expiry,
    ...(holderName === undefined ? {} : { holderName }),
    ...(preferredNetwork === undefined ? {} : { preferredNetwork }),
    ...(address ? { billingAddress: address } : {}),
  };
  const token = await makeToken(core, scope, {
    kind: 'card',
    number: number.secret,
    field: 'cardNumber',
    ...(securityCode ? { code: securityCode.secret } : {}),
    details: toCardAtRest(details),
  });
  return { ...token, card: details };
}

/** Finds a live token like `findLiveToken`, for a card. */
export async function findCardToken(
  core: Core,
  scope: Scope,
  text: string,
  input: string,
): Promise<LiveToken<CardDetails>> {
  const stored = await findLiveToken(core, scope, { kind: 'card', text }, input);
  return { stored, details: fromCardAtRest(JSON.parse(stored.details) as CardAtRest) };
}

/** Opens the number behind a card's token. */
export function openCardNumber(keys: TenantKeys, { stored, details }: LiveToken<CardDetails>): CardNumber {
  const { bin, lastDigits, brand } = details;
  const secret = keys.open({ recordId: stored.id, field: 'cardNumber' }, stored.number);
  return { secret, bin, lastDigits, ...(brand === undefined ? {} : { brand }) };
}

/** Opens the security code behind a card's token, if it still has one. */
export function openSecurityCode(keys: TenantKeys, { stored }: LiveToken<CardDetails>): Secret<string> | undefined {
  return stored.code && keys.open({ recordId: stored.id, field: 'securityCode' }, stored.code);
}
