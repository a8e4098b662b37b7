import type { Sql, Value } from '../../store/engine.ts';
import { withoutNulls } from '../../store/without-nulls.ts';

/** What a merchant may set on a profile. */
export interface ProfileFields {
  readonly merchantCustomerId?: string;
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
  readonly createdAt: number;
  readonly status: string;
  readonly paymentToken: string;
}

function toValues(fields: ProfileFields): Value[] {
  return [
    fields.merchantCustomerId ?? null,
    fields.locale,
    fields.firstName ?? null,
    fields.middleName ?? null,
    fields.lastName ?? null,
    fields.dateOfBirth ?? null,
    fields.ip ?? null,
    fields.gender ?? null,
    fields.nationality ?? null,
    fields.email ?? null,
    fields.phone ?? null,
    fields.cellPhone ?? null,
  ];
}

export async function insertProfile(sql: Sql, profile: StoredProfile): Promise<void> {
  await sql.run(
    `INSERT INTO profiles (tenant_id, id, created_at, status, payment_token, merchant_customer_id, locale, first_name,
       middle_name, last_name, date_of_birth, ip, gender, nationality, email, phone, cell_phone)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)`,
    profile.tenantId,
    profile.id,
    profile.createdAt,
    profile.status,
    profile.paymentToken,
    ...toValues(profile),
  );
}

export async function findProfile(sql: Sql, tenantId: string, id: string): Promise<StoredProfile | undefined> {
  const row = await sql.get(
    `SELECT tenant_id AS "tenantId", id, created_at AS "createdAt", status, payment_token AS "paymentToken",
       merchant_customer_id AS "merchantCustomerId", locale, first_name AS "firstName", middle_name AS "middleName",
       last_name AS "lastName", date_of_birth AS "dateOfBirth", ip, gender, nationality, email, phone,
       cell_phone AS "cellPhone"
     FROM profiles WHERE tenant_id = $1 AND id = $2`,
    tenantId,
    id,
  );
  return row && withoutNulls<StoredProfile>(row);
}

/** The id of the profile that has this merchantCustomerId. */
export async function findProfileByMerchantCustomerId(
  sql: Sql,
  tenantId: string,
  merchantCustomerId: string,
): Promise<string | undefined> {
  const row = await sql.get(
    `SELECT id FROM profiles WHERE tenant_id = $1 AND merchant_customer_id = $2`,
    tenantId,
    merchantCustomerId,
  );
  return row?.['id'] as string | undefined;
}

/** Replaces every field. Tells whether the profile was there. */
export async function updateProfile(sql: Sql, tenantId: string, id: string, fields: ProfileFields): Promise<boolean> {
  const updated = await sql.run(
    `UPDATE profiles SET merchant_customer_id = $3, locale = $4, first_name = $5, middle_name = $6, last_name = $7,
       date_of_birth = $8, ip = $9, gender = $10, nationality = $11, email = $12, phone = $13, cell_phone = $14
     WHERE tenant_id = $1 AND id = $2`,
    tenantId,
    id,
    ...toValues(fields),
  );
  return updated === 1;
}

export async function deleteProfile(sql: Sql, tenantId: string, id: string): Promise<boolean> {
  return (await sql.run(`DELETE FROM profiles WHERE tenant_id = $1 AND id = $2`, tenantId, id)) === 1;
}
