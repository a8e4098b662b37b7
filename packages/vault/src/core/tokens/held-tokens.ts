import type { Sql, Write } from '../../store/engine.ts';
import {
  deleteHeldToken,
  freeToken,
  freeTokenWithoutCode,
  type HeldToken,
  reserveToken,
  type StoredSingleUseToken,
} from './tokens.sql.ts';

export type { HeldToken } from './tokens.sql.ts';

/**
 * Holds a token for a payment while its processor answers, inside the transaction that begins the payment.
 *
 * @returns 1, or 0 if the token could not be held: `lostToken` returns the reason
 */
export function holdToken(
  sql: Sql,
  { tenantId, tokenHash }: StoredSingleUseToken,
  paymentId: string,
  now: number,
): Promise<number> {
  return reserveToken(sql, { tenantId, tokenHash, paymentId }, now);
}

/**
 * Releases a held token unchanged. Like the functions below, it does nothing if the payment no longer holds the token.
 */
export function releaseToken(held: HeldToken): Write {
  return freeToken(held);
}

/** Releases a held token without its security code, which a bank has seen. */
export function releaseTokenWithoutCode(held: HeldToken): Write {
  return freeTokenWithoutCode(held);
}

/** Spends a held token. */
export function spendHeldToken(held: HeldToken): Write {
  return deleteHeldToken(held);
}
