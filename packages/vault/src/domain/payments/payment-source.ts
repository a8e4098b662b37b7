import { vaultError } from '@inlay/protocol';
import type { Secret } from '../../secret.ts';
import { type AddressFields, findAddress } from '../../storage/addresses.ts';
import { findCardByPaymentToken, findCardNumber, type StoredCard } from '../../storage/cards.ts';
import type { StoredSingleUseToken } from '../../storage/single-use-tokens.ts';
import type { CardExpiry } from '../card-expiry.ts';
import type { CardNumber } from '../card-number.ts';
import type { Deps } from '../deps.ts';
import { invalidField } from '../invalid-fields.ts';
import { findLiveToken, openCode, openNumber } from '../single-use-tokens.ts';

/** The card of a payment as a request names it. */
export interface PaymentCard {
  /** `C…` of a stored card, or `SC…` of a single-use token. */
  readonly paymentToken?: string;
  readonly cardNum?: CardNumber;
  readonly cardExpiry?: CardExpiry;
  readonly cvv?: Secret<string>;
}

/** The card of a payment, opened. */
export interface PaymentSource {
  readonly number: Secret<string>;
  readonly code?: Secret<string>;
  readonly expiry: CardExpiry;
  readonly lastDigits: string;
  readonly type?: string;
  readonly billingAddress?: AddressFields;
  readonly cardId?: string;
  readonly token?: StoredSingleUseToken;
}

const FIELD = 'card.paymentToken';

/**
 * @throws {CodedError} `payment_token_unusable`, and the refusals of a single-use token
 */
export async function openSource(deps: Deps, tenantId: string, card: PaymentCard): Promise<PaymentSource> {
  if (card.paymentToken === undefined) return toSource(card);
  if (card.paymentToken.startsWith('SC')) return openToken(deps, tenantId, card.paymentToken, card.cvv);
  const stored = await findCardByPaymentToken(deps.storage.read, tenantId, card.paymentToken);
  if (!stored) throw vaultError('payment_token_unusable', { field: FIELD });
  return openCard(deps, stored, card.cvv);
}

function toSource({ cardNum, cardExpiry, cvv }: PaymentCard): PaymentSource {
  if (!cardNum) throw invalidField(FIELD, 'may not be empty');
  if (!cardExpiry) throw invalidField('card.cardExpiry', 'may not be null');
  return {
    number: cardNum.secret,
    ...(cvv ? { code: cvv } : {}),
    expiry: cardExpiry,
    lastDigits: cardNum.lastDigits,
    ...(cardNum.type ? { type: cardNum.type } : {}),
  };
}

async function openToken(
  deps: Deps,
  tenantId: string,
  paymentToken: string,
  given: Secret<string> | undefined,
): Promise<PaymentSource> {
  const live = await findLiveToken(deps, tenantId, paymentToken, FIELD);
  const keys = await deps.keyring.tenant(tenantId);
  const code = given ?? openCode(keys, live);
  const { expiry, lastDigits, type, billingAddress } = live.card;
  return {
    number: openNumber(keys, live).secret,
    ...(code ? { code } : {}),
    expiry,
    lastDigits,
    ...(type ? { type } : {}),
    ...(billingAddress ? { billingAddress } : {}),
    token: live.stored,
  };
}

async function openCard(deps: Deps, card: StoredCard, code: Secret<string> | undefined): Promise<PaymentSource> {
  const { read } = deps.storage;
  const sealed = await findCardNumber(read, card.tenantId, card.id);
  if (!sealed) throw vaultError('payment_token_unusable', { field: FIELD });
  const keys = await deps.keyring.tenant(card.tenantId);
  const address =
    card.billingAddressId === undefined
      ? undefined
      : await findAddress(read, card.tenantId, card.profileId, card.billingAddressId);
  return {
    number: keys.open({ recordId: card.id, field: 'cardNumber' }, sealed),
    ...(code ? { code } : {}),
    expiry: { month: card.expiryMonth, year: card.expiryYear },
    lastDigits: card.lastDigits,
    ...(card.type ? { type: card.type } : {}),
    ...(address ? { billingAddress: toBilling(address) } : {}),
    cardId: card.id,
  };
}

function toBilling({ street, street2, city, state, country, zip }: AddressFields): AddressFields {
  const fields = Object.entries({ street, street2, city, state, country, zip });
  return Object.fromEntries(fields.filter(([, value]) => value !== undefined));
}
