import type { Sealed } from '../../crypto/sealed.ts';
import type { Sql } from '../../store/engine.ts';
import { withoutNulls } from '../../store/without-nulls.ts';

/** What a merchant may change on a card. */
export interface CardFields {
  readonly expiryMonth: number;
  readonly expiryYear: number;
  readonly holderName?: string;
  readonly nickName?: string;
  readonly merchantRefNum?: string;
  readonly billingAddressId?: string;
  readonly accountId?: string;
  readonly preferredNetwork?: string;
}

/** A card without its number. */
export interface StoredCard extends CardFields {
  readonly tenantId: string;
  readonly id: string;
  readonly profileId: string;
  readonly createdAt: number;
  readonly status: string;
  readonly paymentToken: string;
  readonly bin: string;
  readonly lastDigits: string;
  readonly type?: string;
  readonly isDefault: boolean;
}

const COLUMNS = `tenant_id AS "tenantId", id, profile_id AS "profileId", created_at AS "createdAt", status,
  payment_token AS "paymentToken", bin, last_digits AS "lastDigits", type, expiry_month AS "expiryMonth",
  expiry_year AS "expiryYear", holder_name AS "holderName", nick_name AS "nickName",
  merchant_ref_num AS "merchantRefNum", billing_address_id AS "billingAddressId", account_id AS "accountId",
  preferred_network AS "preferredNetwork", is_default AS "isDefault"`;

type CardRow = Omit<StoredCard, 'isDefault'> & { readonly isDefault: number };

export async function insertCard(sql: Sql, card: StoredCard, number: Sealed): Promise<void> {
  await sql.run(
    `INSERT INTO cards (tenant_id, id, profile_id, created_at, status, payment_token, number_ciphertext,
       number_data_key, bin, last_digits, type, expiry_month, expiry_year, holder_name, nick_name, merchant_ref_num,
       billing_address_id, account_id, preferred_network, is_default)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)`,
    card.tenantId,
    card.id,
    card.profileId,
    card.createdAt,
    card.status,
    card.paymentToken,
    number.ciphertext,
    number.dataKey,
    card.bin,
    card.lastDigits,
    card.type ?? null,
    card.expiryMonth,
    card.expiryYear,
    card.holderName ?? null,
    card.nickName ?? null,
    card.merchantRefNum ?? null,
    card.billingAddressId ?? null,
    card.accountId ?? null,
    card.preferredNetwork ?? null,
    card.isDefault ? 1 : 0,
  );
}

export async function findCard(sql: Sql, tenantId: string, id: string): Promise<StoredCard | undefined> {
  const row = await sql.get(`SELECT ${COLUMNS} FROM cards WHERE tenant_id = $1 AND id = $2`, tenantId, id);
  return row && toCard(withoutNulls<CardRow>(row));
}

export async function findCardByPaymentToken(
  sql: Sql,
  tenantId: string,
  paymentToken: string,
): Promise<StoredCard | undefined> {
  const row = await sql.get(
    `SELECT ${COLUMNS} FROM cards WHERE tenant_id = $1 AND payment_token = $2`,
    tenantId,
    paymentToken,
  );
  return row && toCard(withoutNulls<CardRow>(row));
}

/** The sealed number of a card. */
export async function findCardNumber(sql: Sql, tenantId: string, id: string): Promise<Sealed | undefined> {
  const row = await sql.get(
    `SELECT number_ciphertext AS ciphertext, number_data_key AS "dataKey" FROM cards WHERE tenant_id = $1 AND id = $2`,
    tenantId,
    id,
  );
  return row as Sealed | undefined;
}

/** The cards of a profile, oldest first. */
export async function listCards(sql: Sql, tenantId: string, profileId: string): Promise<readonly StoredCard[]> {
  const rows = await sql.all(
    `SELECT ${COLUMNS} FROM cards WHERE tenant_id = $1 AND profile_id = $2 ORDER BY created_at, id`,
    tenantId,
    profileId,
  );
  return rows.map((row) => toCard(withoutNulls<CardRow>(row)));
}

/** Replaces every field that a merchant may change. */
export async function updateCard(sql: Sql, tenantId: string, id: string, fields: CardFields): Promise<void> {
  await sql.run(
    `UPDATE cards SET expiry_month = $3, expiry_year = $4, holder_name = $5, nick_name = $6, merchant_ref_num = $7,
       billing_address_id = $8, account_id = $9, preferred_network = $10
     WHERE tenant_id = $1 AND id = $2`,
    tenantId,
    id,
    fields.expiryMonth,
    fields.expiryYear,
    fields.holderName ?? null,
    fields.nickName ?? null,
    fields.merchantRefNum ?? null,
    fields.billingAddressId ?? null,
    fields.accountId ?? null,
    fields.preferredNetwork ?? null,
  );
}

/** Makes one card of a profile its default, and every other one not. */
export async function setDefaultCard(sql: Sql, tenantId: string, profileId: string, id: string): Promise<void> {
  await sql.run(
    `UPDATE cards SET is_default = CASE WHEN id = $3 THEN 1 ELSE 0 END WHERE tenant_id = $1 AND profile_id = $2`,
    tenantId,
    profileId,
    id,
  );
}

/** The cards that were billed to an address are billed to none. */
export async function clearBillingAddressOfCards(
  sql: Sql,
  tenantId: string,
  profileId: string,
  addressId: string,
): Promise<void> {
  await sql.run(
    `UPDATE cards SET billing_address_id = NULL WHERE tenant_id = $1 AND profile_id = $2 AND billing_address_id = $3`,
    tenantId,
    profileId,
    addressId,
  );
}

export async function deleteCard(sql: Sql, tenantId: string, id: string): Promise<void> {
  await sql.run(`DELETE FROM cards WHERE tenant_id = $1 AND id = $2`, tenantId, id);
}

export async function deleteCardsOfProfile(sql: Sql, tenantId: string, profileId: string): Promise<void> {
  await sql.run(`DELETE FROM cards WHERE tenant_id = $1 AND profile_id = $2`, tenantId, profileId);
}

function toCard({ isDefault, ...card }: CardRow): StoredCard {
  return { ...card, isDefault: isDefault === 1 };
}
