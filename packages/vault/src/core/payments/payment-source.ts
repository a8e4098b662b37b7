import { CoreError, invalidInput } from '../../errors.ts';
import type { Secret } from '../../secret.ts';
import type { Core, Scope } from '../context.ts';
import { findCardToken, openCardNumber, openSecurityCode } from '../tokens/card-tokens.ts';
import { findSecurityCodeToken, openCodeAlone } from '../tokens/security-code-tokens.ts';
import type { LiveToken } from '../tokens/single-use-tokens.ts';
import type { AddressFields } from '../values/address.ts';
import { type CardExpiry, isExpired } from '../values/card-expiry.ts';
import type { CardNumber } from '../values/card-number.ts';
import { isCodeLengthOf, type SecurityCode, type SecurityCodeReference } from '../values/security-code.ts';
import { type Card, findStoredCard } from '../wallet/cards.ts';

/** The card of a payment, as a request names it. */
export interface PaymentCard {
  readonly source:
    | { readonly paymentToken: string }
    | { readonly singleUseToken: string }
    | { readonly number: CardNumber; readonly expiry: CardExpiry };
  /** The security code. With a payment token, this may be the single-use token of a security code. */
  readonly securityCode?: SecurityCode | SecurityCodeReference;
}

/** A single-use token that a payment will hold. */
export interface TokenToHold {
  readonly stored: LiveToken<unknown>['stored'];
  /** The input that contains it. */
  readonly input: string;
}

/** The card of a payment, with its values opened. */
export interface PaymentSource {
  readonly number: Secret<string>;
  readonly securityCode?: Secret<string>;
  readonly expiry: CardExpiry;
  readonly lastDigits: string;
  readonly brand?: string;
  readonly billingAddress?: AddressFields;
  readonly preferredNetwork?: string;
  readonly cardId?: string;
  /** The token of the card, or of the security code alone. */
  readonly held?: TokenToHold;
}

const CODE = 'card.securityCode';

/**
 * Opens the card of a payment. Holds no token yet.
 *
 * @throws {CoreError} `payment_token_unusable`, `input_invalid` for `card.expiry` and `card.securityCode`, and the
 *   refusals of a single-use token
 */
export async function openSource(core: Core, scope: Scope, card: PaymentCard): Promise<PaymentSource> {
  const { source, securityCode } = card;
  if ('paymentToken' in source) return openStoredCard(core, scope, source.paymentToken, securityCode);
  const code = requireOwnCode(securityCode);
  if ('singleUseToken' in source) return openToken(core, scope, source.singleUseToken, code);
  const { number, expiry } = source;
  if (isExpired(expiry, scope.now)) throw invalidInput('card.expiry', 'card_expired');
  return {
    number: number.secret,
    ...(code ? { securityCode: code } : {}),
    expiry,
    lastDigits: number.lastDigits,
    ...(number.brand === undefined ? {} : { brand: number.brand }),
  };
}

/** Requires the code itself. The token of a code would be a second token to hold. */
function requireOwnCode(code: PaymentCard['securityCode']): Secret<string> | undefined {
  if (code && 'singleUseToken' in code) throw invalidInput(CODE, 'security_code_token_misplaced');
  return code?.secret;
}

async function openToken(
  core: Core,
  scope: Scope,
  text: string,
  given: Secret<string> | undefined,
): Promise<PaymentSource> {
  const input = 'card.singleUseToken';
  const [keys, live] = await Promise.all([
    core.keyring.tenant(scope.tenantId),
    findCardToken(core, scope, text, input),
  ]);
  const securityCode = given ?? openSecurityCode(keys, live);
  const { expiry, lastDigits, brand, billingAddress, preferredNetwork } = live.details;
  return {
    number: openCardNumber(keys, live).secret,
    ...(securityCode ? { securityCode } : {}),
    expiry,
    lastDigits,
    ...(brand === undefined ? {} : { brand }),
    ...(billingAddress ? { billingAddress } : {}),
    ...(preferredNetwork === undefined ? {} : { preferredNetwork }),
    held: { stored: live.stored, input },
  };
}

async function openStoredCard(
  core: Core,
  scope: Scope,
  paymentToken: string,
  code: PaymentCard['securityCode'],
): Promise<PaymentSource> {
  const found = await findStoredCard(core, scope, paymentToken);
  if (!found) throw new CoreError('payment_token_unusable', { input: 'card.paymentToken' });
  const { card, sealed, billingAddress } = found;
  const keys = await core.keyring.tenant(scope.tenantId);
  return {
    number: keys.open({ recordId: card.id, field: 'cardNumber' }, sealed),
    ...(await openCodeOf(core, scope, card, code)),
    expiry: { month: card.expiryMonth, year: card.expiryYear },
    lastDigits: card.lastDigits,
    ...(card.brand === undefined ? {} : { brand: card.brand }),
    ...(billingAddress ? { billingAddress: toBilling(billingAddress) } : {}),
    ...(card.preferredNetwork === undefined ? {} : { preferredNetwork: card.preferredNetwork }),
    cardId: card.id,
  };
}

/**
 * Opens the code. A typed code for a stored card must have the length of the card's codes. A code from a server is not
 * checked.
 */
async function openCodeOf(
  core: Core,
  scope: Scope,
  card: Card,
  code: PaymentCard['securityCode'],
): Promise<Pick<PaymentSource, 'securityCode' | 'held'>> {
  if (!code) return {};
  if (!('singleUseToken' in code)) return { securityCode: code.secret };
  const live = await findSecurityCodeToken(core, scope, code.singleUseToken, CODE);
  if (!isCodeLengthOf(card, live.details.length)) throw invalidInput(CODE, 'security_code_length');
  const keys = await core.keyring.tenant(scope.tenantId);
  return { securityCode: openCodeAlone(keys, live), held: { stored: live.stored, input: CODE } };
}

function toBilling({ street, street2, city, state, country, postalCode }: AddressFields): AddressFields {
  const fields = Object.entries({ street, street2, city, state, country, postalCode });
  return Object.fromEntries(fields.filter(([, value]) => value !== undefined));
}
