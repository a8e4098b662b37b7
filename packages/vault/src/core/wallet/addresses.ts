import { CoreError, recordNotFound } from '../../errors.ts';
import type { Sql } from '../../store/engine.ts';
import type { Changes, Core, Scope } from '../context.ts';
import { type AddressFields, isBlank } from '../values/address.ts';
import { newRecordId } from '../values/record-id.ts';
import {
  clearOtherDefaultShipping,
  deleteAddress,
  findAddress,
  insertAddress,
  type StoredAddress,
  updateAddressFields,
} from './addresses.sql.ts';
import { clearBillingAddressOfBankAccounts } from './bank-accounts.sql.ts';
import { clearBillingAddressOfCards } from './cards.sql.ts';
import { applyChanges } from './changes.ts';
import { lockAndFind, type ParentRef, type RecordRef, requireLocked } from './lock.ts';
import { lockProfile } from './profiles.sql.ts';

export type { StoredAddress as Address } from './addresses.sql.ts';

/** @throws {CoreError} `record_not_found` where there is no such profile, `precondition_failed` */
export async function createAddress(
  core: Core,
  scope: Scope,
  { profileId, version }: ParentRef,
  fields: AddressFields,
): Promise<StoredAddress> {
  const address = newAddress(scope, profileId, fields);
  return core.storage.transaction(async (sql) => {
    const [locked] = await Promise.all([lockProfile(sql, scope.tenantId, profileId), storeAddress(sql, address)]);
    requireLocked(locked, version);
    return address;
  });
}

/** @throws {CoreError} `record_not_found`, also when the address is in another profile */
export async function getAddress(core: Core, scope: Scope, { profileId, id }: RecordRef): Promise<StoredAddress> {
  const address = await findAddress(core.storage.read, scope.tenantId, profileId, id);
  if (!address) throw recordNotFound();
  return address;
}

/** @throws {CoreError} `record_not_found`, `precondition_failed` */
export async function updateAddress(
  core: Core,
  scope: Scope,
  ref: RecordRef,
  changes: Changes<AddressFields>,
): Promise<StoredAddress> {
  return core.storage.transaction(async (sql) => {
    const stored = await lockAndFind(sql, scope, ref, () => findAddress(sql, scope.tenantId, ref.profileId, ref.id));
    const { isDefaultShipping = false, ...fields } = applyChanges<Partial<StoredAddress>>(stored, changes);
    const address = { ...(fields as StoredAddress), isDefaultShipping, version: stored.version + 1 };
    await Promise.all([
      updateAddressFields(sql, address),
      ...(isDefaultShipping ? [clearOtherDefaultShipping(sql, address)] : []),
    ]);
    return address;
  });
}

/**
 * Removes an address, and takes it off the cards and bank accounts that were billed to it.
 *
 * @throws {CoreError} `record_not_found`, `precondition_failed`
 */
export async function removeAddress(core: Core, scope: Scope, ref: RecordRef): Promise<void> {
  const { tenantId } = scope;
  const { profileId, id } = ref;
  await core.storage.transaction(async (sql) => {
    await lockAndFind(sql, scope, ref, () => findAddress(sql, tenantId, profileId, id));
    await Promise.all([
      clearBillingAddressOfCards(sql, tenantId, profileId, id),
      clearBillingAddressOfBankAccounts(sql, tenantId, profileId, id),
      deleteAddress(sql, tenantId, id),
    ]);
  });
}

function newAddress({ tenantId, now }: Scope, profileId: string, fields: AddressFields): StoredAddress {
  return {
    ...fields,
    tenantId,
    id: newRecordId(now),
    profileId,
    version: 1,
    createdAt: now,
    status: 'ACTIVE',
    isDefaultShipping: fields.isDefaultShipping ?? false,
  };
}

async function storeAddress(sql: Sql, address: StoredAddress): Promise<void> {
  await Promise.all([
    insertAddress(sql, address),
    ...(address.isDefaultShipping ? [clearOtherDefaultShipping(sql, address)] : []),
  ]);
}

/** The address that something is billed to: one that is named, a new one, or none. */
export interface Billing {
  readonly billingAddressId?: string;
  /** Stored as a new address of the profile, unless an id stands beside it. */
  readonly billingAddress?: AddressFields;
}

/** A billing address, ready to be stored with what is billed to it. */
export interface PreparedBilling {
  readonly id?: string;
  readonly created?: StoredAddress;
}

/** Decides which address a new record is billed to, before any transaction. */
export function prepareBilling(
  scope: Scope,
  profileId: string,
  { billingAddressId, billingAddress }: Billing,
): PreparedBilling {
  if (billingAddressId !== undefined) return { id: billingAddressId };
  if (!billingAddress || isBlank(billingAddress)) return {};
  const created = newAddress(scope, profileId, billingAddress);
  return { id: created.id, created };
}

/** Stores a new billing address, or looks for the one that is named. @returns whether it is there */
export async function storeBilling(
  sql: Sql,
  { tenantId }: Scope,
  profileId: string,
  { id, created }: PreparedBilling,
): Promise<boolean> {
  if (created) await storeAddress(sql, created);
  return created !== undefined || id === undefined || (await findAddress(sql, tenantId, profileId, id)) !== undefined;
}

/** The refusal of a billing address that the profile does not have. */
export function billingAddressUnknown(): CoreError {
  return new CoreError('billing_address_unknown', { input: 'billingAddressId' });
}
