import {
  deleteProfile,
  findProfile,
  findProfileByMerchantCustomerId,
  insertProfile,
  type ProfileFields,
  type StoredProfile,
  updateProfile as writeProfile,
} from '../storage/profiles.ts';
import { deleteAddressesOfProfile, listAddresses } from '../storage/addresses.ts';
import { deleteCardsOfProfile, listCards } from '../storage/cards.ts';
import type { Sql } from '../storage/engine.ts';
import { deleteFingerprintsOfProfile } from '../storage/fingerprints.ts';
import type { Address } from './addresses.ts';
import type { Card } from './cards.ts';
import type { Deps } from './deps.ts';
import { EntityExists } from './entity-exists.ts';
import { type NewCard, prepareCard, storeCard } from './new-card.ts';
import { newRecordId } from './record-id.ts';
import { recordNotFound } from './record-not-found.ts';
import { randomToken } from './token.ts';

export type { ProfileFields, StoredProfile as Profile } from '../storage/profiles.ts';

/** The parts of a profile that can be asked for. */
export type ProfilePart = 'addresses' | 'cards';

/** A profile, with the parts that were asked for. */
export interface ProfileWithParts {
  readonly profile: StoredProfile;
  readonly addresses?: readonly Address[];
  readonly cards?: readonly Card[];
}

/**
 * Makes a profile, with a card when one is given: both or none.
 *
 * @throws {CodedError} `merchant_customer_id_taken` and whatever stands against the card
 */
export async function createProfile(
  deps: Deps,
  tenantId: string,
  fields: ProfileFields,
  newCard?: NewCard,
): Promise<ProfileWithParts> {
  const now = deps.now();
  const profile: StoredProfile = {
    ...fields,
    tenantId,
    id: newRecordId(now),
    createdAt: now,
    status: 'ACTIVE',
    paymentToken: randomToken('P'),
  };
  const prepared = newCard && (await prepareCard(deps, tenantId, newCard, 'card.'));
  return deps.storage.unit(async (sql) => {
    await refuseTakenId(sql, tenantId, fields.merchantCustomerId);
    await insertProfile(sql, profile);
    if (!prepared) return { profile };
    const { card, address } = await storeCard(sql, { tenantId, profileId: profile.id, now }, prepared);
    return { profile, addresses: address ? [address] : [], cards: [card] };
  });
}

/** @throws {CodedError} `record_not_found` */
export async function getProfile(
  deps: Deps,
  tenantId: string,
  id: string,
  parts: readonly ProfilePart[] = [],
): Promise<ProfileWithParts> {
  const { read } = deps.storage;
  const profile = await findProfile(read, tenantId, id);
  if (!profile) throw recordNotFound(id);
  return {
    profile,
    ...(parts.includes('addresses') ? { addresses: await listAddresses(read, tenantId, id) } : {}),
    ...(parts.includes('cards') ? { cards: await listCards(read, tenantId, id) } : {}),
  };
}

/** Replaces a profile's fields: what is left out is cleared. Its parts stay. */
export async function updateProfile(
  deps: Deps,
  tenantId: string,
  id: string,
  fields: ProfileFields,
): Promise<StoredProfile> {
  return deps.storage.unit(async (sql) => {
    const profile = await findProfile(sql, tenantId, id);
    if (!profile) throw recordNotFound(id);
    if (fields.merchantCustomerId !== profile.merchantCustomerId) {
      await refuseTakenId(sql, tenantId, fields.merchantCustomerId);
    }
    await writeProfile(sql, tenantId, id, fields);
    const { createdAt, status, paymentToken } = profile;
    return { ...fields, tenantId, id, createdAt, status, paymentToken };
  });
}

/** Removes a profile with its cards and addresses. */
export async function removeProfile(deps: Deps, tenantId: string, id: string): Promise<void> {
  await deps.storage.unit(async (sql) => {
    if (!(await deleteProfile(sql, tenantId, id))) throw recordNotFound(id);
    await deleteAddressesOfProfile(sql, tenantId, id);
    await deleteCardsOfProfile(sql, tenantId, id);
    await deleteFingerprintsOfProfile(sql, tenantId, id);
  });
}

async function refuseTakenId(sql: Sql, tenantId: string, merchantCustomerId: string | undefined): Promise<void> {
  if (merchantCustomerId === undefined) return;
  const existing = await findProfileByMerchantCustomerId(sql, tenantId, merchantCustomerId);
  if (existing !== undefined) throw new EntityExists('merchant_customer_id_taken', 'profiles', existing);
}
