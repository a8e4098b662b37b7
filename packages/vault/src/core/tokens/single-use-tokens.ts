import { hash } from 'node:crypto';
import type { SealContext } from '../../crypto/sealed.ts';
import { CoreError } from '../../errors.ts';
import type { Secret } from '../../secret.ts';
import type { Sql } from '../../store/engine.ts';
import type { Core, Scope } from '../context.ts';
import { randomText, TOKEN_LENGTH } from '../values/random-token.ts';
import { newRecordId } from '../values/record-id.ts';
import {
  deleteExpiredTokens,
  deleteFreeToken,
  findToken,
  insertToken,
  listTenantsWithTokensToRemove,
  shortenTokens,
  type SingleUseTokenKind,
  type StoredSingleUseToken,
} from './tokens.sql.ts';

export type { StoredSingleUseToken } from './tokens.sql.ts';

/** How long a single-use token lives, in milliseconds. */
export const SINGLE_USE_TOKEN_LIFE = 15 * 60_000;

/** A token that was just made. Only the hash of its text is kept. */
export interface SingleUseToken {
  readonly id: string;
  readonly text: string;
  readonly expiresAt: number;
}

/** What a token is made of. */
export interface TokenContent {
  readonly kind: SingleUseTokenKind;
  readonly number: Secret<string>;
  /** The field that the number's seal is bound to. */
  readonly field: SealContext['field'];
  readonly code?: Secret<string>;
  /** What may be known of the value, in the words that it has at rest. */
  readonly details: object;
}

/** Seals a value under a new token, and stores it. */
export async function makeToken(core: Core, scope: Scope, content: TokenContent): Promise<SingleUseToken> {
  const { tenantId, now } = scope;
  const keys = await core.keyring.tenant(tenantId);
  const id = newRecordId(now);
  const text = scope.tokenText('singleUse', randomText(TOKEN_LENGTH));
  const expiresAt = now + SINGLE_USE_TOKEN_LIFE;
  await insertToken(core.storage, {
    tenantId,
    tokenHash: hashToken(text),
    id,
    kind: content.kind,
    createdAt: now,
    expiresAt,
    number: keys.seal({ recordId: id, field: content.field }, content.number),
    ...(content.code ? { code: keys.seal({ recordId: id, field: 'securityCode' }, content.code) } : {}),
    details: JSON.stringify(content.details),
  });
  return { id, text, expiresAt };
}

/** A token that was found alive, with what may be known of its value. */
export interface LiveToken<Details> {
  readonly stored: StoredSingleUseToken;
  readonly details: Details;
}

/**
 * Looks at a token before it is used. Nothing is taken yet: the transaction that uses it must still win it. A token that
 * was made for one kind is no token for another.
 *
 * @param input the input that names the token, for a refusal
 * @throws {CoreError} `single_use_token_unusable`, `single_use_token_reserved`
 */
export async function findLiveToken(
  core: Core,
  scope: Scope,
  asked: { readonly kind: SingleUseTokenKind; readonly text: string },
  input: string,
): Promise<StoredSingleUseToken> {
  const stored = await findToken(core.storage.read, scope.tenantId, hashToken(asked.text));
  if (stored?.kind !== asked.kind || stored.expiresAt <= scope.now) {
    throw new CoreError('single_use_token_unusable', { input });
  }
  if (stored.reservedBy !== undefined) throw new CoreError('single_use_token_reserved', { input });
  return stored;
}

/**
 * Uses a token up, inside the transaction that makes what it is used for. Of several that race one wins; if the
 * transaction fails the token is as it was.
 *
 * @returns 1, or 0 for one that lost: `lostToken` tells why
 */
export function spendToken(sql: Sql, { tenantId, tokenHash }: StoredSingleUseToken, now: number): Promise<number> {
  return deleteFreeToken(sql, tenantId, tokenHash, now);
}

/** Tells why a token could not be won. */
export async function lostToken(sql: Sql, stored: StoredSingleUseToken, input: string): Promise<CoreError> {
  const present = await findToken(sql, stored.tenantId, stored.tokenHash);
  const isHeld = present?.reservedBy !== undefined;
  return new CoreError(isHeld ? 'single_use_token_reserved' : 'single_use_token_unusable', { input });
}

/** The tenants that `removeExpiredTokens` has something to do for. */
export function listTenantsWithExpiredTokens(core: Pick<Core, 'storage' | 'now'>): Promise<readonly string[]> {
  const now = core.now();
  return listTenantsWithTokensToRemove(core.storage.read, now, now + SINGLE_USE_TOKEN_LIFE);
}

/**
 * Removes every token of a tenant whose time is over, even one that a payment holds: no value outlives it. Where the
 * clock jumped back, a token from before stays good for as long as one that is made now.
 *
 * @returns how many were removed
 */
export function removeExpiredTokens(core: Pick<Core, 'storage' | 'now'>, tenantId: string): Promise<number> {
  const now = core.now();
  return core.storage.transaction(async (sql) => {
    const [, removed] = await Promise.all([
      shortenTokens(sql, tenantId, now + SINGLE_USE_TOKEN_LIFE),
      deleteExpiredTokens(sql, tenantId, now),
    ]);
    return removed;
  });
}

/** A token has 131 random bits, so a plain hash tells nothing. */
export function hashToken(text: string): Uint8Array {
  return hash('sha256', text, 'buffer');
}
