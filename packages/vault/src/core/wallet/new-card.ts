import type { Fingerprint } from '../../crypto/tenant-keys.ts';
import type { Sealed } from '../../crypto/sealed.ts';
import type { AddressFields } from './addresses.sql.ts';
import { findCard, insertCard, listCards, type StoredCard, setDefaultCard } from './cards.sql.ts';
import type { Sql } from '../../store/engine.ts';
import { findByFingerprint, insertFingerprint } from './fingerprints.sql.ts';
import type { StoredSingleUseToken } from '../tokens/tokens.sql.ts';
import { type Address, type ProfileScope, storeBillingAddress } from './addresses.ts';
import type { CardExpiry } from '../values/card-expiry.ts';
import type { CardNumber } from '../values/card-number.ts';
import type { Deps } from '../context.ts';
import { EntityExists } from '../entity-exists.ts';
import { invalidField } from '../invalid-fields.ts';
import { newRecordId } from '../values/record-id.ts';
import { findLiveToken, openNumber, spendToken } from '../tokens/single-use-tokens.ts';
import { randomToken } from '../values/random-token.ts';

/** A card to be stored: by its number, or by the single-use token that stands for it. */
export interface NewCard {
  readonly singleUseToken?: string;
  readonly cardNum?: CardNumber;
  readonly cardExpiry?: CardExpiry;
  readonly holderName?: string;
  readonly nickName?: string;
  readonly merchantRefNum?: string;
  readonly billingAddressId?: string;
  readonly billingAddress?: AddressFields;
  readonly accountId?: string;
  /** The network that the payer chose, of those that share the card: `cartes-bancaires`. */
  readonly preferredNetwork?: string;
  readonly defaultCardIndicator?: boolean;
}

/** A card sealed for its new record, before any transaction: in there nothing but the store may be awaited. */
export interface PreparedCard {
  readonly input: NewCard;
  /** Where the request holds the card: empty, or `card.` */
  readonly path: string;
  readonly id: string;
  readonly number: CardNumber;
  readonly expiry: CardExpiry;
  readonly sealed: Sealed;
  readonly fingerprints: readonly Fingerprint[];
  readonly token?: StoredSingleUseToken;
}

const NEWER = 'The card is already stored in this profile with an earlier expiry. Update the card that is there';

export async function prepareCard(deps: Deps, tenantId: string, given: NewCard, path: string): Promise<PreparedCard> {
  const { input, number, expiry, token } = await resolveNumber(deps, tenantId, given, path);
  const keys = await deps.keyring.tenant(tenantId);
  const id = newRecordId(deps.now());
  return {
    input,
    path,
    id,
    number,
    expiry,
    sealed: keys.seal({ recordId: id, field: 'cardNumber' }, number.secret),
    fingerprints: keys.fingerprints('card', number.secret),
    ...(token ? { token } : {}),
  };
}

/** What the request says itself wins over what came with the token, but for the number and its expiry. */
async function resolveNumber(deps: Deps, tenantId: string, given: NewCard, path: string) {
  if (given.singleUseToken === undefined) {
    if (!given.cardNum) throw invalidField(`${path}cardNum`, 'may not be empty');
    if (!given.cardExpiry) throw invalidField(`${path}cardExpiry`, 'may not be null');
    return { input: given, number: given.cardNum, expiry: given.cardExpiry };
  }
  const live = await findLiveToken(deps, tenantId, given.singleUseToken, `${path}singleUseToken`);
  const { holderName, billingAddress, preferredNetwork, expiry } = live.card;
  const keys = await deps.keyring.tenant(tenantId);
  const input: NewCard = {
    ...(holderName === undefined ? {} : { holderName }),
    ...(preferredNetwork === undefined ? {} : { preferredNetwork }),
    ...(billingAddress === undefined || given.billingAddressId !== undefined ? {} : { billingAddress }),
    ...given,
  };
  return { input, number: openNumber(keys, live), expiry, token: live.stored };
}

/**
 * Stores a prepared card in a profile that is there, inside a transaction. The first card of a profile is its default
 * unasked.
 *
 * @throws {CodedError} `card_already_stored`, `billing_address_unknown` and the refusals of a single-use token
 */
export async function storeCard(
  sql: Sql,
  scope: ProfileScope,
  prepared: PreparedCard,
): Promise<{ readonly card: StoredCard; readonly address?: Address }> {
  const { input, number, token } = prepared;
  const { tenantId, profileId, now } = scope;
  if (token) await spendToken(sql, token, now, `${prepared.path}singleUseToken`);
  await storeFingerprints(sql, scope, prepared);
  const { id: billingAddressId, created: address } = await storeBillingAddress(sql, scope, input);
  const isFirst = (await listCards(sql, tenantId, profileId)).length === 0;
  const card: StoredCard = {
    tenantId,
    id: prepared.id,
    profileId,
    createdAt: now,
    status: 'ACTIVE',
    paymentToken: randomToken('C'),
    bin: number.bin,
    lastDigits: number.lastDigits,
    ...(number.type ? { type: number.type } : {}),
    expiryMonth: prepared.expiry.month,
    expiryYear: prepared.expiry.year,
    ...(input.holderName === undefined ? {} : { holderName: input.holderName }),
    ...(input.nickName === undefined ? {} : { nickName: input.nickName }),
    ...(input.merchantRefNum === undefined ? {} : { merchantRefNum: input.merchantRefNum }),
    ...(billingAddressId === undefined ? {} : { billingAddressId }),
    ...(input.accountId === undefined ? {} : { accountId: input.accountId }),
    ...(input.preferredNetwork === undefined ? {} : { preferredNetwork: input.preferredNetwork }),
    isDefault: isFirst || input.defaultCardIndicator === true,
  };
  await insertCard(sql, card, prepared.sealed);
  if (card.isDefault && !isFirst) await setDefaultCard(sql, tenantId, profileId, card.id);
  return { card, ...(address ? { address } : {}) };
}

async function storeFingerprints(sql: Sql, { tenantId, profileId }: ProfileScope, prepared: PreparedCard) {
  const scope = { tenantId, profileId, kind: 'card' } as const;
  for (const fingerprint of prepared.fingerprints) {
    const existing = await findByFingerprint(sql, scope, fingerprint);
    if (existing !== undefined) throw await cardExists(sql, tenantId, existing, prepared.expiry);
    await insertFingerprint(sql, scope, fingerprint, prepared.id);
  }
}

/** A card that was renewed keeps its number: the way to its new expiry is an update, and the message says so. */
async function cardExists(sql: Sql, tenantId: string, id: string, { month, year }: CardExpiry): Promise<Error> {
  const stored = await findCard(sql, tenantId, id);
  const isNewer = stored && (year - stored.expiryYear) * 12 + month - stored.expiryMonth > 0;
  return new EntityExists('card_already_stored', 'cards', id, isNewer ? NEWER : undefined);
}
