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
 * @returns 1, or 0 for one that lost: `lostToken` tells why
 */
export function holdToken(
  sql: Sql,
  { tenantId, tokenHash }: StoredSingleUseToken,
  paymentId: string,
  now: number,
): Promise<number> {
  return reserveToken(sql, { tenantId, tokenHash, paymentId }, now);
}

/** Frees a held token as it was. It does nothing to one that the payment holds no more, as those below. */
export function releaseToken(held: HeldToken): Write {
  return freeToken(held);
}

/** Frees a held token without its security code, which a bank has seen. */
export function releaseTokenWithoutCode(held: HeldToken): Write {
  return freeTokenWithoutCode(held);
}

/** Uses a held token up. */
export function spendHeldToken(held: HeldToken): Write {
  return deleteHeldToken(held);
}
