import type { Reader, Sql } from '../../store/engine.ts';
import { number, table, text } from '../../store/table.ts';

export interface StoredAccount {
  /** Unique in the whole vault: a wire names an account before anything else. */
  readonly number: string;
  readonly tenantId: string;
  /** ISO 4217. */
  readonly currencyCode: string;
  readonly processor: string;
  readonly createdAt: number;
}

const ACCOUNTS = table<StoredAccount>('accounts', {
  number: text('number'),
  tenantId: text('tenant_id'),
  currencyCode: text('currency_code'),
  processor: text('processor'),
  createdAt: number('created_at'),
});

const INSERT = `${ACCOUNTS.insert} ON CONFLICT (number) DO NOTHING`;
const FIND = `SELECT ${ACCOUNTS.select} FROM accounts WHERE number = $1`;

/** @returns false when the number is taken */
export async function insertAccount(sql: Sql, account: StoredAccount): Promise<boolean> {
  return (await sql.run(INSERT, ...ACCOUNTS.values(account))) === 1;
}

export async function findAccountByNumber(sql: Reader, accountNumber: string): Promise<StoredAccount | undefined> {
  const row = await sql.get(FIND, accountNumber);
  return row && ACCOUNTS.read(row);
}
