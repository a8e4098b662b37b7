import type { Sql } from '../../store/engine.ts';

export interface StoredAccount {
  /** Unique in the whole vault: the wire names an account before anything else. */
  readonly number: string;
  readonly tenantId: string;
  /** ISO 4217. */
  readonly currencyCode: string;
  readonly processor: string;
  readonly createdAt: number;
}

/** Tells whether the number was free. */
export async function insertAccount(sql: Sql, account: StoredAccount): Promise<boolean> {
  const inserted = await sql.run(
    `INSERT INTO accounts (number, tenant_id, currency_code, processor, created_at) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (number) DO NOTHING`,
    account.number,
    account.tenantId,
    account.currencyCode,
    account.processor,
    account.createdAt,
  );
  return inserted === 1;
}

export async function findAccountByNumber(sql: Sql, number: string): Promise<StoredAccount | undefined> {
  const row = await sql.get(
    `SELECT number, tenant_id, currency_code, processor, created_at FROM accounts WHERE number = $1`,
    number,
  );
  return (
    row && {
      number: row['number'] as string,
      tenantId: row['tenant_id'] as string,
      currencyCode: row['currency_code'] as string,
      processor: row['processor'] as string,
      createdAt: row['created_at'] as number,
    }
  );
}
