import type { Sealed } from '../../crypto/sealed.ts';
import type { Fingerprint } from '../../crypto/tenant-keys.ts';
import { CoreError, invalidInput } from '../../errors.ts';
import { RunAgain, type Sql } from '../../store/engine.ts';
import type { Core, Scope } from '../context.ts';
import { findCardToken, openCardNumber } from '../tokens/card-tokens.ts';
import { lostToken, spendToken, type StoredSingleUseToken } from '../tokens/single-use-tokens.ts';
import type { AddressFields } from '../values/address.ts';
import type { CardExpiry } from '../values/card-expiry.ts';
import type { CardNumber } from '../values/card-number.ts';
import { randomText, TOKEN_LENGTH } from '../values/random-token.ts';
import { newRecordId } from '../values/record-id.ts';
import { billingAddressUnknown, type PreparedBilling, prepareBilling, storeBilling } from './addresses.ts';
import type { StoredAddress } from './addresses.sql.ts';
import {
  type CardFields,
  clearOtherDefaultCard,
  findCard,
  insertCard,
  makeDefaultIfNoneIs,
  type StoredCard,
} from './cards.sql.ts';
import { type FingerprintPlace, findByFingerprint, insertFingerprint } from './fingerprints.sql.ts';

/** A card to store, given by its number or by a single-use token. */
export interface NewCard extends CardFields {
  readonly singleUseToken?: string;
  readonly number?: CardNumber;
  readonly expiry?: CardExpiry;
  /** Stored as a new address of the profile. Ignored if `billingAddressId` is set. */
  readonly billingAddress?: AddressFields;
  readonly makeDefault?: boolean;
}

/** A card sealed for its new record, before the transaction: a transaction may await nothing but the store. */
export interface PreparedCard {
  readonly card: StoredCard;
  readonly sealed: Sealed;
  readonly fingerprints: readonly Fingerprint[];
  readonly billing: PreparedBilling;
  readonly token?: StoredSingleUseToken;
  /** The profile is new too, so there are no other cards to check. */
  readonly isFirst?: true;
}

/** Prepares a card like `prepareCard`, for a profile that is created with it. The card becomes its default. */
export async function prepareFirstCard(core: Core, scope: Scope, profileId: string, given: NewCard) {
  const prepared = await prepareCard(core, scope, profileId, given);
  return { ...prepared, card: { ...prepared.card, isDefault: true }, isFirst: true } as const;
}

/** @throws {CoreError} `input_invalid` and the refusals of a single-use token */
export async function prepareCard(core: Core, scope: Scope, profileId: string, given: NewCard): Promise<PreparedCard> {
  const { tenantId, now } = scope;
  const keys = await core.keyring.tenant(tenantId);
  const { input, number, expiry, token } = await resolveNumber(core, scope, given);
  const { holderName, nickname, reference, accountId, preferredNetwork } = input;
  const id = newRecordId(now);
  const billing = prepareBilling(scope, profileId, input);
  const card: StoredCard = {
    tenantId,
    id,
    profileId,
    version: 1,
    createdAt: now,
    status: 'ACTIVE',
    paymentToken: scope.tokenText('card', randomText(TOKEN_LENGTH)),
    bin: number.bin,
    lastDigits: number.lastDigits,
    ...(number.brand === undefined ? {} : { brand: number.brand }),
    expiryMonth: expiry.month,
    expiryYear: expiry.year,
    ...(holderName === undefined ? {} : { holderName }),
    ...(nickname === undefined ? {} : { nickname }),
    ...(reference === undefined ? {} : { reference }),
    ...(billing.id === undefined ? {} : { billingAddressId: billing.id }),
    ...(accountId === undefined ? {} : { accountId }),
    ...(preferredNetwork === undefined ? {} : { preferredNetwork }),
    isDefault: input.makeDefault === true,
  };
  return {
    card,
    sealed: keys.seal({ recordId: id, field: 'cardNumber' }, number.secret),
    fingerprints: keys.fingerprints('card', number.secret),
    billing,
    ...(token ? { token } : {}),
  };
}

/**
 * Opens the token, if there is one. Fields of the request override those of the token, except the number and its
 * expiry.
 */
async function resolveNumber(core: Core, scope: Scope, given: NewCard) {
  if (given.singleUseToken === undefined) {
    if (!given.number) throw invalidInput('number', 'required');
    if (!given.expiry) throw invalidInput('expiry', 'required');
    return { input: given, number: given.number, expiry: given.expiry };
  }
  const live = await findCardToken(core, scope, given.singleUseToken, 'singleUseToken');
  const { holderName, billingAddress, preferredNetwork, expiry } = live.details;
  const keys = await core.keyring.tenant(scope.tenantId);
  const input: NewCard = {
    ...(holderName === undefined ? {} : { holderName }),
    ...(preferredNetwork === undefined ? {} : { preferredNetwork }),
    ...(billingAddress === undefined || given.billingAddressId !== undefined ? {} : { billingAddress }),
    ...given,
  };
  return { input, number: openCardNumber(keys, live), expiry, token: live.stored };
}

/** A stored card, with the billing address that was created for it. */
export interface StoredWithAddress {
  readonly card: StoredCard;
  readonly address?: StoredAddress;
}

/**
 * Stores a prepared card in a profile that this transaction has locked or created. All statements share one round trip.
 * The first card of a profile becomes its default.
 *
 * @throws {CoreError} `card_already_stored`, `card_stored_with_earlier_expiry`, `billing_address_unknown` and the
 *   refusals of a single-use token
 */
export async function storeCard(sql: Sql, scope: Scope, prepared: PreparedCard): Promise<StoredWithAddress> {
  const { card, token, billing, sealed, fingerprints, isFirst } = prepared;
  const place: FingerprintPlace = { tenantId: card.tenantId, profileId: card.profileId, kind: 'card' };
  const [spent, taken, isBilled, , becameDefault] = await Promise.all([
    token ? spendToken(sql, token, scope.now) : 1,
    Promise.all(fingerprints.map((fingerprint) => insertFingerprint(sql, place, fingerprint, card.id))),
    storeBilling(sql, scope, card.profileId, billing),
    insertCard(sql, card, sealed),
    isFirst ? true : becomeDefault(sql, card),
  ]);
  if (token && spent === 0) throw await lostToken(sql, token, 'singleUseToken');
  // The fingerprint is checked last: a refusal for another reason must not reveal whether a number is stored.
  if (!isBilled) throw billingAddressUnknown();
  const duplicate = taken.indexOf(0);
  if (duplicate >= 0) throw await cardExists(sql, place, fingerprints[duplicate] as Fingerprint, card);
  return {
    card: { ...card, isDefault: becameDefault },
    ...(billing.created ? { address: billing.created } : {}),
  };
}

/** @returns true if the card is now the default of its profile */
async function becomeDefault(sql: Sql, card: StoredCard): Promise<boolean> {
  if (!card.isDefault) return (await makeDefaultIfNoneIs(sql, card)) === 1;
  await clearOtherDefaultCard(sql, card);
  return true;
}

/**
 * Creates the refusal of a stored card. A renewed card keeps its number, so the code tells the caller to update the
 * expiry.
 */
async function cardExists(sql: Sql, place: FingerprintPlace, fingerprint: Fingerprint, card: StoredCard) {
  const id = await findByFingerprint(sql, place, fingerprint);
  if (id === undefined) return new RunAgain();
  const stored = await findCard(sql, place.tenantId, id);
  const months = (a: StoredCard) => a.expiryYear * 12 + a.expiryMonth;
  const isNewer = stored !== undefined && months(card) > months(stored);
  return new CoreError(isNewer ? 'card_stored_with_earlier_expiry' : 'card_already_stored', {
    existing: { kind: 'card', id },
  });
}
