import { vaultError } from '@inlay/protocol';
import { type AddressFields, findAddress, insertAddress, type StoredAddress } from '../storage/addresses.ts';
import type { Sql } from '../storage/engine.ts';
import { newRecordId } from './record-id.ts';

export type { AddressFields, StoredAddress as Address } from '../storage/addresses.ts';

/** Where a new record belongs. */
export interface ProfileScope {
  readonly tenantId: string;
  readonly profileId: string;
  readonly now: number;
}

/** Stores an address of a profile, inside the unit of work that needs it. */
export async function storeAddress(sql: Sql, scope: ProfileScope, fields: AddressFields): Promise<StoredAddress> {
  const address: StoredAddress = {
    ...fields,
    tenantId: scope.tenantId,
    id: newRecordId(scope.now),
    profileId: scope.profileId,
    createdAt: scope.now,
    status: 'ACTIVE',
    defaultShippingAddressIndicator: fields.defaultShippingAddressIndicator ?? false,
  };
  await insertAddress(sql, address);
  return address;
}

/** @throws {CodedError} `billing_address_unknown` when the profile has no such address */
export async function requireAddress(sql: Sql, tenantId: string, profileId: string, id: string): Promise<void> {
  if (!(await findAddress(sql, tenantId, profileId, id))) throw vaultError('billing_address_unknown');
}

/** Whether an address says anything at all. */
export function isBlank(address: AddressFields): boolean {
  return Object.keys(address).length === 0;
}
