import type { Sealed } from '../../crypto/sealed.ts';
import type { Reader, Row, Sql, Storage, Write } from '../../store/engine.ts';
import { bytes, number, table, text } from '../../store/table.ts';
import type { DebitScheme } from '../values/debit-scheme.ts';

/** `cardCode` is a security code alone. The words are those of rows at rest. */
export type SingleUseTokenKind = 'card' | 'cardCode' | DebitScheme;

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
  /** A card's or an account's number, or of the kind `cardCode` the security code. */
  readonly number: Sealed;
  /** The security code of a card, beside its number. */
  readonly code?: Sealed;
  /** JSON: what may be known of the value, by kind. */
  readonly details: string;
  /** The payment that holds the token while its processor answers. */
  readonly reservedBy?: string;
}

interface TokenRow extends Omit<StoredSingleUseToken, 'number' | 'code'> {
  readonly numberCiphertext: Uint8Array;
  readonly numberDataKey: Uint8Array;
  readonly codeCiphertext?: Uint8Array;
  readonly codeDataKey?: Uint8Array;
}

const TOKENS = table<TokenRow>('single_use_tokens', {
  tenantId: text('tenant_id'),
  tokenHash: bytes('token_hash'),
  id: text('id'),
  kind: text('kind'),
  createdAt: number('created_at'),
  expiresAt: number('expires_at'),
  numberCiphertext: bytes('number_ciphertext'),
  numberDataKey: bytes('number_data_key'),
  codeCiphertext: bytes('code_ciphertext'),
  codeDataKey: bytes('code_data_key'),
  details: text('details'),
  reservedBy: text('reserved_by'),
});

const FIND = `SELECT ${TOKENS.select}, number_ciphertext, number_data_key, code_ciphertext, code_data_key
  FROM single_use_tokens WHERE tenant_id = $1 AND token_hash = $2`;

export async function insertToken(storage: Storage, { number, code, ...token }: StoredSingleUseToken): Promise<void> {
  const row: TokenRow = {
    ...token,
    numberCiphertext: number.ciphertext,
    numberDataKey: number.dataKey,
    ...(code ? { codeCiphertext: code.ciphertext, codeDataKey: code.dataKey } : {}),
  };
  await storage.write(TOKENS.insert, ...TOKENS.values(row));
}

export async function findToken(
  reader: Reader,
  tenantId: string,
  tokenHash: Uint8Array,
): Promise<StoredSingleUseToken | undefined> {
  const row = await reader.get(FIND, tenantId, tokenHash);
  return row && toToken(tokenHash, row);
}

function toToken(tokenHash: Uint8Array, row: Row): StoredSingleUseToken {
  return {
    ...TOKENS.read(row),
    tokenHash,
    number: toSealed(row['number_ciphertext'], row['number_data_key']),
    ...(row['code_ciphertext'] === null ? {} : { code: toSealed(row['code_ciphertext'], row['code_data_key']) }),
  };
}

function toSealed(ciphertext: unknown, dataKey: unknown): Sealed {
  return { ciphertext: ciphertext as Uint8Array, dataKey: dataKey as Uint8Array };
}

/** Takes a free, live token away for good, sealed values and all. @returns 1, or 0 where there is none to take */
export function deleteFreeToken(sql: Sql, tenantId: string, tokenHash: Uint8Array, now: number): Promise<number> {
  return sql.run(
    `DELETE FROM single_use_tokens
     WHERE tenant_id = $1 AND token_hash = $2 AND expires_at > $3 AND reserved_by IS NULL`,
    tenantId,
    tokenHash,
    now,
  );
}

/** A token that a payment holds. */
export interface HeldToken {
  readonly tenantId: string;
  readonly tokenHash: Uint8Array;
  readonly paymentId: string;
}

/** Holds a free, live token for a payment. @returns 1, or 0 where there is none to hold */
export function reserveToken(sql: Sql, { tenantId, tokenHash, paymentId }: HeldToken, now: number): Promise<number> {
  return sql.run(
    `UPDATE single_use_tokens SET reserved_by = $3
     WHERE tenant_id = $1 AND token_hash = $2 AND expires_at > $4 AND reserved_by IS NULL`,
    tenantId,
    tokenHash,
    paymentId,
    now,
  );
}

const FREE = `UPDATE single_use_tokens SET reserved_by = NULL
  WHERE tenant_id = $1 AND token_hash = $2 AND reserved_by = $3`;
const FREE_WITHOUT_CODE = `UPDATE single_use_tokens SET reserved_by = NULL, code_ciphertext = NULL, code_data_key = NULL
  WHERE tenant_id = $1 AND token_hash = $2 AND reserved_by = $3`;
const DELETE_HELD = `DELETE FROM single_use_tokens WHERE tenant_id = $1 AND token_hash = $2 AND reserved_by = $3`;

const keyOf = ({ tenantId, tokenHash, paymentId }: HeldToken) => [tenantId, tokenHash, paymentId];

/** Frees a token that the payment holds, as it was. */
export function freeToken(held: HeldToken): Write {
  return { sql: FREE, values: keyOf(held) };
}

/** Frees a token that the payment holds, without its security code. */
export function freeTokenWithoutCode(held: HeldToken): Write {
  return { sql: FREE_WITHOUT_CODE, values: keyOf(held) };
}

/** Takes a token away for good that the payment holds. */
export function deleteHeldToken(held: HeldToken): Write {
  return { sql: DELETE_HELD, values: keyOf(held) };
}

/** Tenants that have a token which expired, or one that would live beyond the latest that is made now. */
export async function listTenantsWithTokensToRemove(reader: Reader, now: number, latest: number): Promise<string[]> {
  const rows = await reader.all(
    `SELECT DISTINCT tenant_id FROM single_use_tokens WHERE expires_at <= $1 OR expires_at > $2`,
    now,
    latest,
  );
  return rows.map((row) => row['tenant_id'] as string);
}

/** Removes what expired, held or not: no token outlives its time. @returns how many there were */
export function deleteExpiredTokens(sql: Sql, tenantId: string, now: number): Promise<number> {
  return sql.run(`DELETE FROM single_use_tokens WHERE tenant_id = $1 AND expires_at <= $2`, tenantId, now);
}

/** Shortens the time of those that would live beyond the latest that one made now can. */
export function shortenTokens(sql: Sql, tenantId: string, latest: number): Promise<number> {
  return sql.run(
    `UPDATE single_use_tokens SET expires_at = $2 WHERE tenant_id = $1 AND expires_at > $2`,
    tenantId,
    latest,
  );
}
