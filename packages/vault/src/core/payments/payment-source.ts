import { vaultError } from '@inlay/protocol';
import type { Secret } from '../../secret.ts';
import { type AddressFields, findAddress } from '../wallet/addresses.sql.ts';
import { findCardByPaymentToken, findCardNumber, type StoredCard } from '../wallet/cards.sql.ts';
import type { StoredSingleUseToken } from '../tokens/tokens.sql.ts';
import { type CardCode, type CardCodeReference, isCodeLengthOf } from '../values/security-code.ts';
import { findLiveCardCodeToken, openCardCode } from '../tokens/card-code-tokens.ts';
import type { CardExpiry } from '../values/card-expiry.ts';
import type { CardNumber } from '../values/card-number.ts';
import type { Deps } from '../context.ts';
import { invalidField } from '../invalid-fields.ts';
import { findLiveToken, openCode, openNumber } from '../tokens/single-use-tokens.ts';

/** The card of a payment as a request names it. */
export interface PaymentCard {
  /** `C…` of a stored card, or `SC…` of a single-use token. */
  readonly paymentToken?: string;
  readonly cardNum?: CardNumber;
  readonly cardExpiry?: CardExpiry;
  /** The security code, or beside the `C…` of a stored card the single-use token that stands for it. */
  readonly cvv?: CardCode | CardCodeReference;
}

/** A single-use token that a payment takes hold of. */
export interface HeldToken {
  readonly stored: StoredSingleUseToken;
  /** Where the request names it. */
  readonly field: string;
}

/** The card of a payment, opened. */
export interface PaymentSource {
  readonly number: Secret<string>;
  readonly code?: Secret<string>;
  readonly expiry: CardExpiry;
  readonly lastDigits: string;
  readonly type?: string;
  readonly billingAddress?: AddressFields;
  readonly preferredNetwork?: string;
  readonly cardId?: string;
  /** Of the card, or of the security code alone. */
  readonly held?: HeldToken;
}

const FIELD = 'card.paymentToken';
const CODE_FIELD = 'card.cvv';

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
  const code = requireOwnCode(cvv);
  return {
    number: cardNum.secret,
    ...(code ? { code } : {}),
    expiry: cardExpiry,
    lastDigits: cardNum.lastDigits,
    ...(cardNum.type ? { type: cardNum.type } : {}),
  };
}

async function openToken(
  deps: Deps,
  tenantId: string,
  paymentToken: string,
  cvv: PaymentCard['cvv'],
): Promise<PaymentSource> {
  const given = requireOwnCode(cvv);
  const live = await findLiveToken(deps, tenantId, paymentToken, FIELD);
  const keys = await deps.keyring.tenant(tenantId);
  const code = given ?? openCode(keys, live);
  const { expiry, lastDigits, type, billingAddress, preferredNetwork } = live.card;
  return {
    number: openNumber(keys, live).secret,
    ...(code ? { code } : {}),
    expiry,
    lastDigits,
    ...(type ? { type } : {}),
    ...(billingAddress ? { billingAddress } : {}),
    ...(preferredNetwork === undefined ? {} : { preferredNetwork }),
    held: { stored: live.stored, field: FIELD },
  };
}

/** A code that is sent itself. The token of one would be a second token to hold. */
function requireOwnCode(cvv: PaymentCard['cvv']): Secret<string> | undefined {
  if (cvv && 'singleUseToken' in cvv) {
    throw invalidField(CODE_FIELD, 'a token is taken beside the payment token of a stored card only');
  }
  return cvv?.secret;
}

async function openCard(deps: Deps, card: StoredCard, cvv: PaymentCard['cvv']): Promise<PaymentSource> {
  const { read } = deps.storage;
  const sealed = await findCardNumber(read, card.tenantId, card.id);
  if (!sealed) throw vaultError('payment_token_unusable', { field: FIELD });
  const keys = await deps.keyring.tenant(card.tenantId);
  const { code, held } = await openCodeOf(deps, card, cvv);
  const address =
    card.billingAddressId === undefined
      ? undefined
      : await findAddress(read, card.tenantId, card.profileId, card.billingAddressId);
  return {
    number: keys.open({ recordId: card.id, field: 'cardNumber' }, sealed),
    ...(code ? { code } : {}),
    ...(held ? { held } : {}),
    expiry: { month: card.expiryMonth, year: card.expiryYear },
    lastDigits: card.lastDigits,
    ...(card.type ? { type: card.type } : {}),
    ...(address ? { billingAddress: toBilling(address) } : {}),
    ...(card.preferredNetwork === undefined ? {} : { preferredNetwork: card.preferredNetwork }),
    cardId: card.id,
  };
}

/** A code that was typed for a stored card has to be as long as the card's codes are; one that a server sends is its own. */
async function openCodeOf(
  deps: Deps,
  card: StoredCard,
  cvv: PaymentCard['cvv'],
): Promise<Pick<PaymentSource, 'code' | 'held'>> {
  if (!cvv) return {};
  if (!('singleUseToken' in cvv)) return { code: cvv.secret };
  const live = await findLiveCardCodeToken(deps, card.tenantId, cvv.singleUseToken, CODE_FIELD);
  if (!isCodeLengthOf(card, live.details.length)) {
    throw invalidField(CODE_FIELD, 'not as long as the security code of this card');
  }
  const keys = await deps.keyring.tenant(card.tenantId);
  return { code: openCardCode(keys, live), held: { stored: live.stored, field: CODE_FIELD } };
}

function toBilling({ street, street2, city, state, country, zip }: AddressFields): AddressFields {
  const fields = Object.entries({ street, street2, city, state, country, zip });
  return Object.fromEntries(fields.filter(([, value]) => value !== undefined));
}
