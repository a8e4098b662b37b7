import type { Sql, Value } from '../../store/engine.ts';
import { withoutNulls } from '../../store/without-nulls.ts';

/** What a merchant may set on an address. */
export interface AddressFields {
  readonly nickName?: string;
  readonly street?: string;
  readonly street2?: string;
  readonly city?: string;
  readonly state?: string;
  readonly zip?: string;
  /** ISO 3166-1 alpha-2. */
  readonly country?: string;
  readonly recipientName?: string;
  readonly phone?: string;
  readonly defaultShippingAddressIndicator?: boolean;
}

export interface StoredAddress extends AddressFields {
  readonly tenantId: string;
  readonly id: string;
  readonly profileId: string;
  readonly createdAt: number;
  readonly status: string;
  readonly defaultShippingAddressIndicator: boolean;
}

const COLUMNS = `tenant_id AS "tenantId", id, profile_id AS "profileId", created_at AS "createdAt", status,
  nick_name AS "nickName", street, street2, city, state, zip, country, recipient_name AS "recipientName", phone,
  is_default_shipping AS "isDefaultShipping"`;

type AddressRow = StoredAddress & { readonly isDefaultShipping: number };

function toValues(fields: AddressFields): Value[] {
  return [
    fields.nickName ?? null,
    fields.street ?? null,
    fields.street2 ?? null,
    fields.city ?? null,
    fields.state ?? null,
    fields.zip ?? null,
    fields.country ?? null,
    fields.recipientName ?? null,
    fields.phone ?? null,
    fields.defaultShippingAddressIndicator ? 1 : 0,
  ];
}

export async function insertAddress(sql: Sql, address: StoredAddress): Promise<void> {
  await sql.run(
    `INSERT INTO addresses (tenant_id, id, profile_id, created_at, status, nick_name, street, street2, city, state, zip,
       country, recipient_name, phone, is_default_shipping)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
    address.tenantId,
    address.id,
    address.profileId,
    address.createdAt,
    address.status,
    ...toValues(address),
  );
}

/** Replaces every field that a merchant may change. */
export async function updateAddress(sql: Sql, tenantId: string, id: string, address: AddressFields): Promise<void> {
  await sql.run(
    `UPDATE addresses SET nick_name = $3, street = $4, street2 = $5, city = $6, state = $7, zip = $8, country = $9,
       recipient_name = $10, phone = $11, is_default_shipping = $12
     WHERE tenant_id = $1 AND id = $2`,
    tenantId,
    id,
    ...toValues(address),
  );
}

/** Leaves no other address of the profile as the default for shipping. */
export async function clearOtherDefaultShipping(
  sql: Sql,
  tenantId: string,
  profileId: string,
  id: string,
): Promise<void> {
  await sql.run(
    `UPDATE addresses SET is_default_shipping = 0 WHERE tenant_id = $1 AND profile_id = $2 AND id <> $3`,
    tenantId,
    profileId,
    id,
  );
}

export async function deleteAddress(sql: Sql, tenantId: string, id: string): Promise<void> {
  await sql.run(`DELETE FROM addresses WHERE tenant_id = $1 AND id = $2`, tenantId, id);
}

export async function findAddress(
  sql: Sql,
  tenantId: string,
  profileId: string,
  id: string,
): Promise<StoredAddress | undefined> {
  const row = await sql.get(
    `SELECT ${COLUMNS} FROM addresses WHERE tenant_id = $1 AND id = $3 AND profile_id = $2`,
    tenantId,
    profileId,
    id,
  );
  return row && toAddress(withoutNulls<AddressRow>(row));
}

/** The addresses of a profile, oldest first. */
export async function listAddresses(sql: Sql, tenantId: string, profileId: string): Promise<readonly StoredAddress[]> {
  const rows = await sql.all(
    `SELECT ${COLUMNS} FROM addresses WHERE tenant_id = $1 AND profile_id = $2 ORDER BY created_at, id`,
    tenantId,
    profileId,
  );
  return rows.map((row) => toAddress(withoutNulls<AddressRow>(row)));
}

export async function deleteAddressesOfProfile(sql: Sql, tenantId: string, profileId: string): Promise<void> {
  await sql.run(`DELETE FROM addresses WHERE tenant_id = $1 AND profile_id = $2`, tenantId, profileId);
}

function toAddress({ isDefaultShipping, ...address }: AddressRow): StoredAddress {
  return { ...address, defaultShippingAddressIndicator: isDefaultShipping === 1 };
}
