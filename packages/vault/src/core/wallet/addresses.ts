import { vaultError } from '@inlay/protocol';
import {
  type AddressFields,
  clearOtherDefaultShipping,
  deleteAddress,
  findAddress,
  insertAddress,
  type StoredAddress,
  updateAddress as writeAddress,
} from './addresses.sql.ts';
import { clearBillingAddressOfBankAccounts } from './bank-accounts.sql.ts';
import { clearBillingAddressOfCards } from './cards.sql.ts';
import type { Sql } from '../../store/engine.ts';
import { findProfile } from './profiles.sql.ts';
import type { Deps } from '../context.ts';
import { newRecordId } from '../values/record-id.ts';
import { recordNotFound } from '../record-not-found.ts';

export type { AddressFields, StoredAddress as Address } from './addresses.sql.ts';

/** Where a new record belongs. */
export interface ProfileScope {
  readonly tenantId: string;
  readonly profileId: string;
  readonly now: number;
}

/** @throws {CodedError} `record_not_found` when there is no such profile */
export async function createAddress(
  deps: Deps,
  tenantId: string,
  profileId: string,
  fields: AddressFields,
): Promise<StoredAddress> {
  return deps.storage.transaction(async (sql) => {
    if (!(await findProfile(sql, tenantId, profileId))) throw recordNotFound(profileId);
    return storeAddress(sql, { tenantId, profileId, now: deps.now() }, fields);
  });
}

/** @throws {CodedError} `record_not_found`, also when the address is in another profile */
export async function getAddress(deps: Deps, tenantId: string, profileId: string, id: string): Promise<StoredAddress> {
  return requireOwnAddress(deps.storage.read, tenantId, profileId, id);
}

/** Replaces an address's fields: what is left out is cleared, the indicator too. */
export async function updateAddress(
  deps: Deps,
  tenantId: string,
  profileId: string,
  id: string,
  fields: AddressFields,
): Promise<StoredAddress> {
  return deps.storage.transaction(async (sql) => {
    await requireOwnAddress(sql, tenantId, profileId, id);
    await writeAddress(sql, tenantId, id, fields);
    if (fields.defaultShippingAddressIndicator) await clearOtherDefaultShipping(sql, tenantId, profileId, id);
    return requireOwnAddress(sql, tenantId, profileId, id);
  });
}

/** Removes an address. What was billed to it is billed to none. */
export async function removeAddress(deps: Deps, tenantId: string, profileId: string, id: string): Promise<void> {
  await deps.storage.transaction(async (sql) => {
    await requireOwnAddress(sql, tenantId, profileId, id);
    await clearBillingAddressOfCards(sql, tenantId, profileId, id);
    await clearBillingAddressOfBankAccounts(sql, tenantId, profileId, id);
    await deleteAddress(sql, tenantId, id);
  });
}

/** Stores an address of a profile, inside the transaction that needs it. */
async function storeAddress(sql: Sql, scope: ProfileScope, fields: AddressFields): Promise<StoredAddress> {
  const { tenantId, profileId, now } = scope;
  const address: StoredAddress = {
    ...fields,
    tenantId,
    id: newRecordId(now),
    profileId,
    createdAt: now,
    status: 'ACTIVE',
    defaultShippingAddressIndicator: fields.defaultShippingAddressIndicator ?? false,
  };
  await insertAddress(sql, address);
  if (address.defaultShippingAddressIndicator) await clearOtherDefaultShipping(sql, tenantId, profileId, address.id);
  return address;
}

/** The address that something is billed to: one that is named, a new one, or none. */
export interface Billing {
  readonly billingAddressId?: string;
  /** Stored as a new address of the profile, unless an id stands beside it. */
  readonly billingAddress?: AddressFields;
}

/**
 * Finds or stores the billing address of a new record.
 *
 * @throws {CodedError} `billing_address_unknown` when the profile has no such address
 */
export async function storeBillingAddress(
  sql: Sql,
  scope: ProfileScope,
  { billingAddressId, billingAddress }: Billing,
): Promise<{ readonly id?: string; readonly created?: StoredAddress }> {
  if (billingAddressId !== undefined) {
    await requireAddress(sql, scope.tenantId, scope.profileId, billingAddressId);
    return { id: billingAddressId };
  }
  if (!billingAddress || isBlank(billingAddress)) return {};
  const created = await storeAddress(sql, scope, billingAddress);
  return { id: created.id, created };
}

/** @throws {CodedError} `billing_address_unknown` when the profile has no such address */
export async function requireAddress(sql: Sql, tenantId: string, profileId: string, id: string): Promise<void> {
  if (!(await findAddress(sql, tenantId, profileId, id))) throw vaultError('billing_address_unknown');
}

/** Whether an address says anything at all. */
export function isBlank(address: AddressFields): boolean {
  return Object.keys(address).length === 0;
}

async function requireOwnAddress(sql: Sql, tenantId: string, profileId: string, id: string): Promise<StoredAddress> {
  const address = await findAddress(sql, tenantId, profileId, id);
  if (!address) throw recordNotFound(id);
  return address;
}
