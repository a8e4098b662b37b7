import { invalidInput, recordNotFound } from '../../errors.ts';
import type { Sql } from '../../store/engine.ts';
import type { Changes, Core, Scope } from '../context.ts';
import { type CardExpiry, isExpired } from '../values/card-expiry.ts';
import { billingAddressUnknown } from './addresses.ts';
import { findAddress } from './addresses.sql.ts';
import {
  type CardFields,
  type CardForPayment,
  clearOtherDefaultCard,
  deleteCard,
  findCard,
  findCardForPayment,
  makeNewestDefault,
  type StoredCard,
  updateCardFields,
} from './cards.sql.ts';
import { applyChanges } from './changes.ts';
import { deleteFingerprintsOfRecord } from './fingerprints.sql.ts';
import { lockAndFind, type ParentRef, type RecordRef, requireLocked } from './lock.ts';
import { type NewCard, prepareCard, storeCard } from './new-card.ts';
import { lockProfile } from './profiles.sql.ts';

export type { StoredCard as Card } from './cards.sql.ts';

/** What an update may change of a card. */
export interface CardChanges extends Changes<CardFields> {
  readonly expiry?: CardExpiry;
  /** `false` is ignored: one card is always the default. */
  readonly makeDefault?: boolean;
}

/**
 * @throws {CoreError} `record_not_found`, `precondition_failed`, `card_already_stored`, `card_stored_with_earlier_expiry`,
 *   `billing_address_unknown` and the refusals of a single-use token
 */
export async function createCard(
  core: Core,
  scope: Scope,
  { profileId, version }: ParentRef,
  input: NewCard,
): Promise<StoredCard> {
  const prepared = await prepareCard(core, scope, profileId, input);
  return core.storage.transaction(async (sql) => {
    const [locked, stored] = await Promise.allSettled([
      lockProfile(sql, scope.tenantId, profileId),
      storeCard(sql, scope, prepared),
    ]);
    if (locked.status === 'rejected') throw locked.reason;
    requireLocked(locked.value, version);
    if (stored.status === 'rejected') throw stored.reason;
    return stored.value.card;
  });
}

/** Gets a card, in whatever profile where none is named. @throws {CoreError} `record_not_found` */
export async function getCard(
  core: Core,
  scope: Scope,
  { id, profileId }: { readonly id: string; readonly profileId?: string },
): Promise<StoredCard> {
  const card = await findCard(core.storage.read, scope.tenantId, id);
  if (!card || (profileId !== undefined && card.profileId !== profileId)) throw recordNotFound();
  return card;
}

/**
 * Changes a card. An expiry is judged only when it changes, or an expired card could not be renamed.
 *
 * @throws {CoreError} `record_not_found`, `precondition_failed`, `input_invalid`, `billing_address_unknown`
 */
export async function updateCard(
  core: Core,
  scope: Scope,
  ref: RecordRef,
  { expiry, makeDefault = false, ...changes }: CardChanges,
): Promise<StoredCard> {
  const { tenantId, now } = scope;
  const { billingAddressId } = changes;
  return core.storage.transaction(async (sql) => {
    const [stored, isBilled] = await Promise.all([
      lockAndFind(sql, scope, ref, () => findCardOf(sql, scope, ref)),
      typeof billingAddressId === 'string' ? findAddress(sql, tenantId, ref.profileId, billingAddressId) : true,
    ]);
    const { month, year } = expiry ?? { month: stored.expiryMonth, year: stored.expiryYear };
    const isOther = month !== stored.expiryMonth || year !== stored.expiryYear;
    if (isOther && isExpired({ month, year }, now)) throw invalidInput('expiry', 'card_expired');
    if (!isBilled) throw billingAddressUnknown();
    const card: StoredCard = {
      ...applyChanges(stored, changes),
      expiryMonth: month,
      expiryYear: year,
      isDefault: stored.isDefault || makeDefault,
      version: stored.version + 1,
    };
    await Promise.all([
      updateCardFields(sql, card),
      ...(makeDefault && !stored.isDefault ? [clearOtherDefaultCard(sql, card)] : []),
    ]);
    return card;
  });
}

/**
 * Removes a card with its number. When it was the default, the newest remaining card takes over.
 *
 * @throws {CoreError} `record_not_found`, `precondition_failed`
 */
export async function removeCard(core: Core, scope: Scope, ref: RecordRef): Promise<void> {
  const { tenantId } = scope;
  await core.storage.transaction(async (sql) => {
    const card = await lockAndFind(sql, scope, ref, () => findCardOf(sql, scope, ref));
    await Promise.all([
      deleteCard(sql, tenantId, card.id),
      deleteFingerprintsOfRecord(sql, tenantId, card.id),
      ...(card.isDefault ? [makeNewestDefault(sql, tenantId, card.profileId)] : []),
    ]);
  });
}

/** A stored card with its sealed number and its billing address: what a payment needs of it. */
export function findStoredCard(core: Core, scope: Scope, paymentToken: string): Promise<CardForPayment | undefined> {
  return findCardForPayment(core.storage.read, scope.tenantId, paymentToken);
}

/** Tells inside a transaction whether a card is still there. */
export async function isCardStored(sql: Sql, tenantId: string, id: string): Promise<boolean> {
  return (await findCard(sql, tenantId, id)) !== undefined;
}

async function findCardOf(
  sql: Sql,
  { tenantId }: Scope,
  { id, profileId }: RecordRef,
): Promise<StoredCard | undefined> {
  const card = await findCard(sql, tenantId, id);
  return card?.profileId === profileId ? card : undefined;
}
