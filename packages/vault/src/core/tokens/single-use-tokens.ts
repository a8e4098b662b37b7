import { createHash } from 'node:crypto';
import { vaultError } from '@inlay/protocol';
import type { TenantKeys } from '../../crypto/tenant-keys.ts';
import type { Secret } from '../../secret.ts';
import type { AddressFields } from '../wallet/addresses.sql.ts';
import type { Sql } from '../../store/engine.ts';
import {
  deleteExpiredSingleUseTokens,
  findSingleUseToken,
  insertSingleUseToken,
  shortenSingleUseTokens,
  type SingleUseTokenKind,
  type StoredSingleUseToken,
  spendSingleUseToken,
} from './tokens.sql.ts';
import { isBlank } from '../wallet/addresses.ts';
import type { CardCode } from '../values/security-code.ts';
import type { CardExpiry } from '../values/card-expiry.ts';
import type { CardNumber } from '../values/card-number.ts';
import type { Deps } from '../context.ts';
import { newRecordId } from '../values/record-id.ts';
import { randomToken } from '../values/random-token.ts';

/** How long a single-use token lives, in milliseconds. */
export const SINGLE_USE_TOKEN_LIFE = 15 * 60_000;

/** A card as a payer gives it. */
export interface CardEntry {
  readonly cardNum: CardNumber;
  readonly cardExpiry: CardExpiry;
  readonly holderName?: string;
  readonly cvv?: CardCode;
  readonly preferredNetwork?: string;
  readonly billingAddress?: AddressFields;
}

/** What may be known of the card behind a token. */
export interface CardDetails {
  readonly bin: string;
  readonly lastDigits: string;
  readonly type?: string;
  readonly expiry: CardExpiry;
  readonly holderName?: string;
  /** The network that the payer chose, of those that share the card. */
  readonly preferredNetwork?: string;
  readonly billingAddress?: AddressFields;
}

export interface SingleUseToken {
  readonly id: string;
  /** The token itself: `SC` and 22 characters. Only its hash is kept. */
  readonly paymentToken: string;
  readonly expiresAt: number;
  readonly card: CardDetails;
}

/** A token that was found alive, with what it stands for. */
export interface LiveToken {
  readonly stored: StoredSingleUseToken;
  readonly card: CardDetails;
}

export async function createSingleUseToken(deps: Deps, tenantId: string, entry: CardEntry): Promise<SingleUseToken> {
  const keys = await deps.keyring.tenant(tenantId);
  const now = deps.now();
  const id = newRecordId(now);
  const paymentToken = randomToken('SC');
  const card: CardDetails = {
    bin: entry.cardNum.bin,
    lastDigits: entry.cardNum.lastDigits,
    ...(entry.cardNum.type ? { type: entry.cardNum.type } : {}),
    expiry: entry.cardExpiry,
    ...(entry.holderName === undefined ? {} : { holderName: entry.holderName }),
    ...(entry.preferredNetwork === undefined ? {} : { preferredNetwork: entry.preferredNetwork }),
    ...(entry.billingAddress && !isBlank(entry.billingAddress) ? { billingAddress: entry.billingAddress } : {}),
  };
  const stored: StoredSingleUseToken = {
    tenantId,
    tokenHash: hashToken(paymentToken),
    id,
    kind: 'card',
    createdAt: now,
    expiresAt: now + SINGLE_USE_TOKEN_LIFE,
    number: keys.seal({ recordId: id, field: 'cardNumber' }, entry.cardNum.secret),
    ...(entry.cvv ? { code: keys.seal({ recordId: id, field: 'securityCode' }, entry.cvv.secret) } : {}),
    details: JSON.stringify(card),
  };
  await deps.storage.transaction((sql) => insertSingleUseToken(sql, stored));
  return { id, paymentToken, expiresAt: stored.expiresAt, card };
}

/**
 * Looks at the token of a card before it is used. Nothing is taken yet: the transaction that uses it must still win it.
 *
 * @param field where the request names the token
 * @throws {CodedError} `single_use_token_unusable`, `single_use_token_reserved`
 */
export async function findLiveToken(
  deps: Deps,
  tenantId: string,
  paymentToken: string,
  field: string,
): Promise<LiveToken> {
  const stored = await findLiveStoredToken(deps, tenantId, 'card', paymentToken, field);
  return { stored, card: JSON.parse(stored.details) as CardDetails };
}

/** A token that was made for one kind is no token for another. */
export async function findLiveStoredToken(
  deps: Deps,
  tenantId: string,
  kind: SingleUseTokenKind,
  paymentToken: string,
  field: string,
): Promise<StoredSingleUseToken> {
  const stored = await findSingleUseToken(deps.storage.read, tenantId, hashToken(paymentToken));
  if (stored?.kind !== kind || stored.expiresAt <= deps.now()) throw vaultError('single_use_token_unusable', { field });
  if (stored.reservedBy !== undefined) throw vaultError('single_use_token_reserved', { field });
  return stored;
}

/** Opens the number behind a token. */
export function openNumber(keys: TenantKeys, { stored, card }: LiveToken): CardNumber {
  const secret = keys.open({ recordId: stored.id, field: 'cardNumber' }, stored.number);
  return {
    secret,
    bin: card.bin,
    lastDigits: card.lastDigits,
    ...(card.type ? { type: card.type } : {}),
  } as CardNumber;
}

/** Opens the security code behind a token, if it still has one. */
export function openCode(keys: TenantKeys, { stored }: LiveToken): Secret<string> | undefined {
  return stored.code && keys.open({ recordId: stored.id, field: 'securityCode' }, stored.code);
}

/**
 * Uses a token up, inside the transaction that makes what it is used for. Of several that race, one wins; if the unit
 * fails the token is as it was.
 *
 * @throws {CodedError} `single_use_token_unusable`, `single_use_token_reserved`
 */
export async function spendToken(sql: Sql, stored: StoredSingleUseToken, now: number, field: string): Promise<void> {
  if (await spendSingleUseToken(sql, stored.tenantId, stored.tokenHash, now)) return;
  throw await lostToken(sql, stored, field);
}

/** Why a token could not be won. */
export async function lostToken(sql: Sql, stored: StoredSingleUseToken, field: string): Promise<Error> {
  const now = await findSingleUseToken(sql, stored.tenantId, stored.tokenHash);
  return vaultError(now?.reservedBy === undefined ? 'single_use_token_unusable' : 'single_use_token_reserved', {
    field,
  });
}

/**
 * Removes every token whose time is over, even one that a payment holds: no value outlives it. Where the clock jumped
 * back, a token from before stays good, for as long as one that is made now.
 */
export async function removeExpiredTokens(deps: Deps): Promise<number> {
  return deps.storage.transaction(async (sql) => {
    const now = deps.now();
    await shortenSingleUseTokens(sql, now + SINGLE_USE_TOKEN_LIFE);
    return deleteExpiredSingleUseTokens(sql, now);
  });
}

/** A token has 131 random bits, so a plain hash tells nothing. */
export function hashToken(paymentToken: string): Uint8Array {
  return createHash('sha256').update(paymentToken).digest();
}
