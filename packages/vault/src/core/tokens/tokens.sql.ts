import type { Sealed } from '../../crypto/sealed.ts';
import type { BankAccountKind } from '../values/debit-scheme.ts';
import type { Row, Sql } from '../../store/engine.ts';

export type SingleUseTokenKind = 'card' | 'cardCode' | BankAccountKind;

/** A token at rest: known by the hash of its text, with its values sealed under `id`. */
export interface StoredSingleUseToken {
  readonly tenantId: string;
  readonly tokenHash: Uint8Array;
  readonly id: string;
  /** What it was made for, and can be spent as. */
  readonly kind: SingleUseTokenKind;
  /** Milliseconds since 1970, as all times of the store. */
  readonly createdAt: number;
  readonly expiresAt: number;
  /** What it stands for: a number, or of the kind `cardCode` the security code alone. */
  readonly number: Sealed;
  /** The security code of a card, beside its number. */
  readonly code?: Sealed;
  /** JSON: what may be known of the value, by kind. */
  readonly details: string;
  /** The payment that holds the token while its processor answers. */
  readonly reservedBy?: string;
}

export async function insertSingleUseToken(sql: Sql, token: StoredSingleUseToken): Promise<void> {
  await sql.run(
    `INSERT INTO single_use_tokens (tenant_id, token_hash, id, kind, created_at, expires_at,
       number_ciphertext, number_data_key, code_ciphertext, code_data_key, details)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    token.tenantId,
    token.tokenHash,
    token.id,
    token.kind,
    token.createdAt,
    token.expiresAt,
    token.number.ciphertext,
    token.number.dataKey,
    token.code?.ciphertext ?? null,
    token.code?.dataKey ?? null,
    token.details,
  );
}

export async function findSingleUseToken(
  sql: Sql,
  tenantId: string,
  tokenHash: Uint8Array,
): Promise<StoredSingleUseToken | undefined> {
  const row = await sql.get(
    `SELECT id, kind, created_at, expires_at, number_ciphertext, number_data_key, code_ciphertext, code_data_key,
       details, reserved_by
     FROM single_use_tokens WHERE tenant_id = $1 AND token_hash = $2`,
    tenantId,
    tokenHash,
  );
  return row && toToken(tenantId, tokenHash, row);
}

/** Takes a free, live token away for good, sealed values and all. Tells whether there was one. */
export async function spendSingleUseToken(
  sql: Sql,
  tenantId: string,
  tokenHash: Uint8Array,
  now: number,
): Promise<boolean> {
  const spent = await sql.run(
    `DELETE FROM single_use_tokens
     WHERE tenant_id = $1 AND token_hash = $2 AND expires_at > $3 AND reserved_by IS NULL`,
    tenantId,
    tokenHash,
    now,
  );
  return spent === 1;
}

/** Holds a free, live token for a payment. Tells whether there was one. */
export async function reserveSingleUseToken(
  sql: Sql,
  tenantId: string,
  tokenHash: Uint8Array,
  paymentId: string,
  now: number,
): Promise<boolean> {
  const reserved = await sql.run(
    `UPDATE single_use_tokens SET reserved_by = $3
     WHERE tenant_id = $1 AND token_hash = $2 AND expires_at > $4 AND reserved_by IS NULL`,
    tenantId,
    tokenHash,
    paymentId,
    now,
  );
  return reserved === 1;
}

/** Sets a token free that the payment held, as it was. */
export async function releaseSingleUseToken(sql: Sql, tenantId: string, tokenHash: Uint8Array, paymentId: string) {
  await sql.run(
    `UPDATE single_use_tokens SET reserved_by = NULL WHERE tenant_id = $1 AND token_hash = $2 AND reserved_by = $3`,
    tenantId,
    tokenHash,
    paymentId,
  );
}

/** Sets a token free that the payment held, without its security code. */
export async function releaseSingleUseTokenWithoutCode(
  sql: Sql,
  tenantId: string,
  tokenHash: Uint8Array,
  paymentId: string,
): Promise<void> {
  await sql.run(
    `UPDATE single_use_tokens SET reserved_by = NULL, code_ciphertext = NULL, code_data_key = NULL
     WHERE tenant_id = $1 AND token_hash = $2 AND reserved_by = $3`,
    tenantId,
    tokenHash,
    paymentId,
  );
}

/** Takes a token away for good that the payment held. */
export async function spendReservedSingleUseToken(
  sql: Sql,
  tenantId: string,
  tokenHash: Uint8Array,
  paymentId: string,
): Promise<void> {
  await sql.run(
    `DELETE FROM single_use_tokens WHERE tenant_id = $1 AND token_hash = $2 AND reserved_by = $3`,
    tenantId,
    tokenHash,
    paymentId,
  );
}

/** Removes what expired, held or not: no token outlives its time. Tells how many there were. */
export async function deleteExpiredSingleUseTokens(sql: Sql, now: number): Promise<number> {
  return sql.run(`DELETE FROM single_use_tokens WHERE expires_at <= $1`, now);
}

/** Shortens the time of those that would live beyond the latest that one made now can. */
export async function shortenSingleUseTokens(sql: Sql, latest: number): Promise<number> {
  return sql.run(`UPDATE single_use_tokens SET expires_at = $1 WHERE expires_at > $1`, latest);
}

function toToken(tenantId: string, tokenHash: Uint8Array, row: Row): StoredSingleUseToken {
  return {
    tenantId,
    tokenHash,
    id: row['id'] as string,
    kind: row['kind'] as SingleUseTokenKind,
    createdAt: row['created_at'] as number,
    expiresAt: row['expires_at'] as number,
    number: toSealed(row['number_ciphertext'], row['number_data_key']),
    ...(row['code_ciphertext'] === null ? {} : { code: toSealed(row['code_ciphertext'], row['code_data_key']) }),
    details: row['details'] as string,
    ...(row['reserved_by'] === null ? {} : { reservedBy: row['reserved_by'] as string }),
  };
}

function toSealed(ciphertext: unknown, dataKey: unknown): Sealed {
  return { ciphertext: ciphertext as Uint8Array, dataKey: dataKey as Uint8Array };
}
