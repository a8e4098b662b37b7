import type { Reader, Sql } from '../../store/engine.ts';
import { fixed, flag, number, table, text } from '../../store/table.ts';
import type { AddressFields } from '../values/address.ts';

export interface StoredAddress extends AddressFields {
  readonly tenantId: string;
  readonly id: string;
  readonly profileId: string;
  readonly version: number;
  readonly createdAt: number;
  readonly status: string;
  readonly isDefaultShipping: boolean;
}

export const ADDRESSES = table<StoredAddress>('addresses', {
  tenantId: fixed(text('tenant_id')),
  id: fixed(text('id')),
  profileId: fixed(text('profile_id')),
  version: fixed(number('version')),
  createdAt: fixed(number('created_at')),
  status: fixed(text('status')),
  nickname: text('nick_name'),
  street: text('street'),
  street2: text('street2'),
  city: text('city'),
  state: text('state'),
  postalCode: text('zip'),
  country: text('country'),
  recipientName: text('recipient_name'),
  phone: text('phone'),
  isDefaultShipping: flag('is_default_shipping'),
});

const UPDATE = ADDRESSES.updateAll({ countsVersion: true });

const FIND = `SELECT ${ADDRESSES.select} FROM addresses WHERE tenant_id = $1 AND id = $3 AND profile_id = $2`;

export async function insertAddress(sql: Sql, address: StoredAddress): Promise<void> {
  await sql.run(ADDRESSES.insert, ...ADDRESSES.values(address));
}

export async function updateAddressFields(sql: Sql, address: StoredAddress): Promise<void> {
  await sql.run(UPDATE.sql, address.tenantId, address.id, ...UPDATE.values(address));
}

/** Leaves no other address of the profile as the default for shipping. */
export async function clearOtherDefaultShipping(sql: Sql, address: StoredAddress): Promise<void> {
  await sql.run(
    `UPDATE addresses SET is_default_shipping = 0, version = version + 1
     WHERE tenant_id = $1 AND profile_id = $2 AND id <> $3 AND is_default_shipping = 1`,
    address.tenantId,
    address.profileId,
    address.id,
  );
}

export async function findAddress(
  reader: Reader,
  tenantId: string,
  profileId: string,
  id: string,
): Promise<StoredAddress | undefined> {
  const row = await reader.get(FIND, tenantId, profileId, id);
  return row && ADDRESSES.read(row);
}

export async function deleteAddress(sql: Sql, tenantId: string, id: string): Promise<void> {
  await sql.run(`DELETE FROM addresses WHERE tenant_id = $1 AND id = $2`, tenantId, id);
}

export async function deleteAddressesOfProfile(sql: Sql, tenantId: string, profileId: string): Promise<void> {
  await sql.run(`DELETE FROM addresses WHERE tenant_id = $1 AND profile_id = $2`, tenantId, profileId);
}
