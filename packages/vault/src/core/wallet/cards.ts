import {
  type CardFields,
  deleteCard,
  findCard,
  listCards,
  type StoredCard,
  setDefaultCard,
  updateCard as writeCard,
} from './cards.sql.ts';
import type { Sql } from '../../store/engine.ts';
import { deleteFingerprintsOfRecord } from './fingerprints.sql.ts';
import { findProfile } from './profiles.sql.ts';
import { requireAddress } from './addresses.ts';
import { type CardExpiry, isPast } from '../values/card-expiry.ts';
import type { Deps } from '../context.ts';
import { invalidField } from '../invalid-fields.ts';
import { type NewCard, prepareCard, storeCard } from './new-card.ts';
import { recordNotFound } from '../record-not-found.ts';

export type { StoredCard as Card } from './cards.sql.ts';

/** What an update may change; what is left out is cleared, but for expiry, network and default. */
export interface CardUpdate {
  readonly cardExpiry?: CardExpiry;
  readonly holderName?: string;
  readonly nickName?: string;
  readonly merchantRefNum?: string;
  readonly billingAddressId?: string;
  readonly accountId?: string;
  /** Stays when it is left out: clients that know nothing of it must not undo a payer's choice. */
  readonly preferredNetwork?: string;
  readonly defaultCardIndicator?: boolean;
}

/**
 * @throws {CodedError} `record_not_found`, `card_already_stored`, `billing_address_unknown` and the refusals of a
 *   single-use token
 */
export async function createCard(deps: Deps, tenantId: string, profileId: string, input: NewCard): Promise<StoredCard> {
  const prepared = await prepareCard(deps, tenantId, input, '');
  return deps.storage.transaction(async (sql) => {
    if (!(await findProfile(sql, tenantId, profileId))) throw recordNotFound(profileId);
    const { card } = await storeCard(sql, { tenantId, profileId, now: deps.now() }, prepared);
    return card;
  });
}

/** @throws {CodedError} `record_not_found`, also when the card is in another profile */
export async function getCard(deps: Deps, tenantId: string, profileId: string, id: string): Promise<StoredCard> {
  return requireCard(deps.storage.read, tenantId, id, profileId);
}

/** A card wherever it is: what the link of a conflict leads to. */
export async function getCardOfAnyProfile(deps: Deps, tenantId: string, id: string): Promise<StoredCard> {
  return requireCard(deps.storage.read, tenantId, id);
}

/**
 * Replaces a card's fields. An expiry is judged only when it changes, else an expired card could not be renamed;
 * `defaultCardIndicator: false` is ignored, since one card is always the default.
 */
export async function updateCard(
  deps: Deps,
  tenantId: string,
  profileId: string,
  id: string,
  update: CardUpdate,
): Promise<StoredCard> {
  const now = deps.now();
  return deps.storage.transaction(async (sql) => {
    const card = await requireCard(sql, tenantId, id, profileId);
    const { month, year } = update.cardExpiry ?? { month: card.expiryMonth, year: card.expiryYear };
    const changes = month !== card.expiryMonth || year !== card.expiryYear;
    if (changes && isPast({ month, year }, now)) throw invalidField('cardExpiry', 'Card expired');
    if (update.billingAddressId !== undefined) await requireAddress(sql, tenantId, profileId, update.billingAddressId);
    const { preferredNetwork } = { ...card, ...update };
    const fields: CardFields = {
      ...pickFields(update),
      expiryMonth: month,
      expiryYear: year,
      ...(preferredNetwork === undefined ? {} : { preferredNetwork }),
    };
    await writeCard(sql, tenantId, id, fields);
    if (update.defaultCardIndicator && !card.isDefault) await setDefaultCard(sql, tenantId, profileId, id);
    return requireCard(sql, tenantId, id, profileId);
  });
}

/** Removes a card with its number. When it was the default, the newest remaining card takes over. */
export async function removeCard(deps: Deps, tenantId: string, profileId: string, id: string): Promise<void> {
  await deps.storage.transaction(async (sql) => {
    const card = await requireCard(sql, tenantId, id, profileId);
    await deleteCard(sql, tenantId, id);
    await deleteFingerprintsOfRecord(sql, tenantId, id);
    if (!card.isDefault) return;
    const newest = (await listCards(sql, tenantId, profileId)).at(-1);
    if (newest) await setDefaultCard(sql, tenantId, profileId, newest.id);
  });
}

function pickFields({ cardExpiry: _expiry, defaultCardIndicator: _default, ...fields }: CardUpdate) {
  return fields;
}

async function requireCard(sql: Sql, tenantId: string, id: string, profileId?: string): Promise<StoredCard> {
  const card = await findCard(sql, tenantId, id);
  if (!card || (profileId !== undefined && card.profileId !== profileId)) throw recordNotFound(id);
  return card;
}
