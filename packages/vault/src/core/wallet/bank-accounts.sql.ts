import type { Sealed } from '../../crypto/sealed.ts';
import type { BankAccountKind } from '../values/debit-scheme.ts';
import type { Sql, Value } from '../../store/engine.ts';
import { withoutNulls } from '../../store/without-nulls.ts';

/** What a merchant may change on a bank account, beside its number. Which of them it has depends on its kind. */
export interface BankAccountFields {
  readonly accountHolderName: string;
  readonly nickName?: string;
  readonly merchantRefNum?: string;
  readonly billingAddressId?: string;
  readonly accountType?: string;
  readonly routingNumber?: string;
  readonly sortCode?: string;
  readonly transitNumber?: string;
  readonly institutionId?: string;
  readonly bic?: string;
}

/** A bank account without its number. */
export interface StoredBankAccount extends BankAccountFields {
  readonly tenantId: string;
  readonly id: string;
  readonly profileId: string;
  readonly kind: BankAccountKind;
  readonly createdAt: number;
  readonly status: string;
  readonly paymentToken: string;
  /** The last two characters of the account number or IBAN. */
  readonly lastDigits: string;
}

const COLUMNS = `tenant_id AS "tenantId", id, profile_id AS "profileId", kind, created_at AS "createdAt", status,
  payment_token AS "paymentToken", last_digits AS "lastDigits", account_holder_name AS "accountHolderName",
  nick_name AS "nickName", merchant_ref_num AS "merchantRefNum", billing_address_id AS "billingAddressId",
  account_type AS "accountType", routing_number AS "routingNumber", sort_code AS "sortCode",
  transit_number AS "transitNumber", institution_id AS "institutionId", bic`;

function toValues(fields: BankAccountFields): Value[] {
  return [
    fields.accountHolderName,
    fields.nickName ?? null,
    fields.merchantRefNum ?? null,
    fields.billingAddressId ?? null,
    fields.accountType ?? null,
    fields.routingNumber ?? null,
    fields.sortCode ?? null,
    fields.transitNumber ?? null,
    fields.institutionId ?? null,
    fields.bic ?? null,
  ];
}

export async function insertBankAccount(sql: Sql, account: StoredBankAccount, number: Sealed): Promise<void> {
  await sql.run(
    `INSERT INTO bank_accounts (tenant_id, id, profile_id, kind, created_at, status, payment_token, number_ciphertext,
       number_data_key, last_digits, account_holder_name, nick_name, merchant_ref_num, billing_address_id, account_type,
       routing_number, sort_code, transit_number, institution_id, bic)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20)`,
    account.tenantId,
    account.id,
    account.profileId,
    account.kind,
    account.createdAt,
    account.status,
    account.paymentToken,
    number.ciphertext,
    number.dataKey,
    account.lastDigits,
    ...toValues(account),
  );
}

export async function findBankAccount(sql: Sql, tenantId: string, id: string): Promise<StoredBankAccount | undefined> {
  const row = await sql.get(`SELECT ${COLUMNS} FROM bank_accounts WHERE tenant_id = $1 AND id = $2`, tenantId, id);
  return row && withoutNulls<StoredBankAccount>(row);
}

/** The sealed number of a bank account. */
export async function findBankAccountNumber(sql: Sql, tenantId: string, id: string): Promise<Sealed | undefined> {
  const row = await sql.get(
    `SELECT number_ciphertext AS ciphertext, number_data_key AS "dataKey" FROM bank_accounts
     WHERE tenant_id = $1 AND id = $2`,
    tenantId,
    id,
  );
  return row as Sealed | undefined;
}

/** The bank accounts of a profile that are of one kind, oldest first. */
export async function listBankAccounts(
  sql: Sql,
  tenantId: string,
  profileId: string,
  kind: BankAccountKind,
): Promise<readonly StoredBankAccount[]> {
  const rows = await sql.all(
    `SELECT ${COLUMNS} FROM bank_accounts WHERE tenant_id = $1 AND profile_id = $2 AND kind = $3
     ORDER BY created_at, id`,
    tenantId,
    profileId,
    kind,
  );
  return rows.map((row) => withoutNulls<StoredBankAccount>(row));
}

/** Replaces every field that a merchant may change. */
export async function updateBankAccount(
  sql: Sql,
  tenantId: string,
  id: string,
  fields: BankAccountFields,
): Promise<void> {
  await sql.run(
    `UPDATE bank_accounts SET account_holder_name = $3, nick_name = $4, merchant_ref_num = $5,
       billing_address_id = $6, account_type = $7, routing_number = $8, sort_code = $9, transit_number = $10,
       institution_id = $11, bic = $12
     WHERE tenant_id = $1 AND id = $2`,
    tenantId,
    id,
    ...toValues(fields),
  );
}

export async function updateBankAccountNumber(
  sql: Sql,
  tenantId: string,
  id: string,
  number: Sealed,
  lastDigits: string,
): Promise<void> {
  await sql.run(
    `UPDATE bank_accounts SET number_ciphertext = $3, number_data_key = $4, last_digits = $5
     WHERE tenant_id = $1 AND id = $2`,
    tenantId,
    id,
    number.ciphertext,
    number.dataKey,
    lastDigits,
  );
}

/** The bank accounts that were billed to an address are billed to none. */
export async function clearBillingAddressOfBankAccounts(
  sql: Sql,
  tenantId: string,
  profileId: string,
  addressId: string,
): Promise<void> {
  await sql.run(
    `UPDATE bank_accounts SET billing_address_id = NULL
     WHERE tenant_id = $1 AND profile_id = $2 AND billing_address_id = $3`,
    tenantId,
    profileId,
    addressId,
  );
}

export async function deleteBankAccount(sql: Sql, tenantId: string, id: string): Promise<void> {
  await sql.run(`DELETE FROM bank_accounts WHERE tenant_id = $1 AND id = $2`, tenantId, id);
}

export async function deleteBankAccountsOfProfile(sql: Sql, tenantId: string, profileId: string): Promise<void> {
  await sql.run(`DELETE FROM bank_accounts WHERE tenant_id = $1 AND profile_id = $2`, tenantId, profileId);
}
