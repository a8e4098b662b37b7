import type { Reader, Sql } from '../../store/engine.ts';
import { fixed, number, table, text } from '../../store/table.ts';

/** What a merchant may set on a profile. */
export interface ProfileFields {
  /** The merchant's own id of the payer. Unique among the tenant's profiles. */
  readonly customerId?: string;
  readonly locale: string;
  readonly firstName?: string;
  readonly middleName?: string;
  readonly lastName?: string;
  /** `YYYY-MM-DD` */
  readonly dateOfBirth?: string;
  readonly ip?: string;
  readonly gender?: string;
  readonly nationality?: string;
  readonly email?: string;
  readonly phone?: string;
  readonly cellPhone?: string;
}

export interface StoredProfile extends ProfileFields {
  readonly tenantId: string;
  readonly id: string;
  /** Counts the writes of the profile and of everything below it. */
  readonly version: number;
  readonly createdAt: number;
  readonly status: string;
  readonly paymentToken: string;
}

export const PROFILES = table<StoredProfile>('profiles', {
  tenantId: fixed(text('tenant_id')),
  id: fixed(text('id')),
  version: fixed(number('version')),
  createdAt: fixed(number('created_at')),
  status: fixed(text('status')),
  paymentToken: fixed(text('payment_token')),
  customerId: text('merchant_customer_id'),
  locale: text('locale'),
  firstName: text('first_name'),
  middleName: text('middle_name'),
  lastName: text('last_name'),
  dateOfBirth: text('date_of_birth'),
  ip: text('ip'),
  gender: text('gender'),
  nationality: text('nationality'),
  email: text('email'),
  phone: text('phone'),
  cellPhone: text('cell_phone'),
});

/** The lock counts the version, so this does not. */
const UPDATE = PROFILES.updateAll({ countsVersion: false });

const INSERT = `${PROFILES.insert} ON CONFLICT (tenant_id, merchant_customer_id) DO NOTHING`;
const FIND = `SELECT ${PROFILES.select} FROM profiles WHERE tenant_id = $1 AND id = $2`;

/** @returns 1, or 0 where another profile has this customer id */
export function insertProfile(sql: Sql, profile: StoredProfile): Promise<number> {
  return sql.run(INSERT, ...PROFILES.values(profile));
}

/**
 * Locks a profile until the transaction ends, by counting its version up. Every transaction that writes a profile or
 * anything below it runs this first and alone: what it reads or decides stands in later statements.
 *
 * @returns the new version, or `undefined` where there is no such profile
 */
export async function lockProfile(sql: Sql, tenantId: string, id: string): Promise<number | undefined> {
  const row = await sql.get(
    `UPDATE profiles SET version = version + 1 WHERE tenant_id = $1 AND id = $2 RETURNING version`,
    tenantId,
    id,
  );
  return row && Number(row['version']);
}

export async function findProfile(reader: Reader, tenantId: string, id: string): Promise<StoredProfile | undefined> {
  const row = await reader.get(FIND, tenantId, id);
  return row && PROFILES.read(row);
}

/** Finds the id of the profile that has this customer id. */
export async function findProfileByCustomerId(
  reader: Reader,
  tenantId: string,
  customerId: string,
): Promise<string | undefined> {
  const row = await reader.get(
    `SELECT id FROM profiles WHERE tenant_id = $1 AND merchant_customer_id = $2`,
    tenantId,
    customerId,
  );
  return row?.['id'] as string | undefined;
}

export async function updateProfileFields(sql: Sql, profile: StoredProfile): Promise<void> {
  await sql.run(UPDATE.sql, profile.tenantId, profile.id, ...UPDATE.values(profile));
}

/** @returns 1, or 0 where there is no such profile */
export function deleteProfile(sql: Sql, tenantId: string, id: string): Promise<number> {
  return sql.run(`DELETE FROM profiles WHERE tenant_id = $1 AND id = $2`, tenantId, id);
}

/** As `deleteProfile`, only while the profile has this version. */
export function deleteProfileOfVersion(sql: Sql, tenantId: string, id: string, version: number): Promise<number> {
  return sql.run(`DELETE FROM profiles WHERE tenant_id = $1 AND id = $2 AND version = $3`, tenantId, id, version);
}
