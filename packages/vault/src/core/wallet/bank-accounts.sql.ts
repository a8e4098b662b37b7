import type { Sealed } from '../../crypto/sealed.ts';
import type { Reader, Row, Sql } from '../../store/engine.ts';
import { bytes, fixed, number, table, text } from '../../store/table.ts';
import type { DebitScheme } from '../values/debit-scheme.ts';

/**
 * The fields of a bank account that a merchant may change, in addition to its number. Its scheme decides which apply.
 */
export interface BankAccountFields {
  readonly accountHolderName: string;
  readonly nickname?: string;
  /** The merchant's own reference. */
  readonly reference?: string;
  readonly billingAddressId?: string;
  readonly accountType?: string;
  readonly routingNumber?: string;
  readonly sortCode?: string;
  readonly transitNumber?: string;
  readonly institutionNumber?: string;
  readonly bic?: string;
}

/** A bank account without its number. */
export interface StoredBankAccount extends BankAccountFields {
  readonly tenantId: string;
  readonly id: string;
  readonly profileId: string;
  readonly version: number;
  readonly scheme: DebitScheme;
  readonly createdAt: number;
  readonly status: string;
  readonly paymentToken: string;
  /** The last two characters of the account number or IBAN. */
  readonly lastDigits: string;
}

interface BankAccountRow extends StoredBankAccount {
  readonly numberCiphertext: Uint8Array;
  readonly numberDataKey: Uint8Array;
}

export const BANK_ACCOUNTS = table<BankAccountRow>('bank_accounts', {
  tenantId: fixed(text('tenant_id')),
  id: fixed(text('id')),
  profileId: fixed(text('profile_id')),
  version: fixed(number('version')),
  scheme: fixed(text('kind')),
  createdAt: fixed(number('created_at')),
  status: fixed(text('status')),
  paymentToken: fixed(text('payment_token')),
  numberCiphertext: bytes('number_ciphertext'),
  numberDataKey: bytes('number_data_key'),
  lastDigits: text('last_digits'),
  accountHolderName: text('account_holder_name'),
  nickname: text('nick_name'),
  reference: text('merchant_ref_num'),
  billingAddressId: text('billing_address_id'),
  accountType: text('account_type'),
  routingNumber: text('routing_number'),
  sortCode: text('sort_code'),
  transitNumber: text('transit_number'),
  institutionNumber: text('institution_id'),
  bic: text('bic'),
});

const UPDATE = BANK_ACCOUNTS.updateAll({ countsVersion: true });

const FIND = `SELECT ${BANK_ACCOUNTS.select} FROM bank_accounts
  WHERE tenant_id = $1 AND id = $2 AND profile_id = $3 AND kind = $4`;
const FIND_WITH_NUMBER = `SELECT ${BANK_ACCOUNTS.select}, number_ciphertext AS ciphertext, number_data_key AS "dataKey"
  FROM bank_accounts WHERE tenant_id = $1 AND id = $2`;

export async function insertBankAccount(
  sql: Sql,
  account: StoredBankAccount,
  { ciphertext, dataKey }: Sealed,
): Promise<void> {
  const row: BankAccountRow = { ...account, numberCiphertext: ciphertext, numberDataKey: dataKey };
  await sql.run(BANK_ACCOUNTS.insert, ...BANK_ACCOUNTS.values(row));
}

/** Finds a bank account of one scheme below one profile. */
export async function findBankAccount(
  reader: Reader,
  tenantId: string,
  { id, profileId, scheme }: Pick<StoredBankAccount, 'id' | 'profileId' | 'scheme'>,
): Promise<StoredBankAccount | undefined> {
  const row = await reader.get(FIND, tenantId, id, profileId, scheme);
  return row && BANK_ACCOUNTS.read(row);
}

/** Finds a bank account with its sealed number. */
export async function findBankAccountWithNumber(
  reader: Reader,
  tenantId: string,
  id: string,
): Promise<{ readonly account: StoredBankAccount; readonly sealed: Sealed } | undefined> {
  const row = await reader.get(FIND_WITH_NUMBER, tenantId, id);
  return row && { account: BANK_ACCOUNTS.read(row), sealed: toSealed(row) };
}

function toSealed(row: Row): Sealed {
  return { ciphertext: row['ciphertext'] as Uint8Array, dataKey: row['dataKey'] as Uint8Array };
}

export async function updateBankAccountFields(sql: Sql, account: StoredBankAccount): Promise<void> {
  await sql.run(UPDATE.sql, account.tenantId, account.id, ...UPDATE.values(account));
}

/** Replaces the sealed number. The last digits are among the other fields. */
export async function updateBankAccountNumber(
  sql: Sql,
  { tenantId, id }: StoredBankAccount,
  number: Sealed,
): Promise<void> {
  await sql.run(
    `UPDATE bank_accounts SET number_ciphertext = $3, number_data_key = $4 WHERE tenant_id = $1 AND id = $2`,
    tenantId,
    id,
    number.ciphertext,
    number.dataKey,
  );
}

/** Clears a removed address on the bank accounts that use it for billing. */
export async function clearBillingAddressOfBankAccounts(
  sql: Sql,
  tenantId: string,
  profileId: string,
  addressId: string,
): Promise<void> {
  await sql.run(
    `UPDATE bank_accounts SET billing_address_id = NULL, version = version + 1
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
