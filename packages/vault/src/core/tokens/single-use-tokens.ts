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

/** The lifetime of a single-use token, in milliseconds. */
export const SINGLE_USE_TOKEN_LIFE = 15 * 60_000;

/** A new token. Only the hash of its text is stored. */
export interface SingleUseToken {
  readonly id: string;
  readonly text: string;
  readonly expiresAt: number;
}

/** The content of a new token. */
export interface TokenContent {
  readonly kind: SingleUseTokenKind;
  readonly number: Secret<string>;
  /** The field that the seal of the number is bound to. */
  readonly field: SealContext['field'];
  readonly code?: Secret<string>;
  /** The readable details of the value, with the member names that are stored. */
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

/** A live token, with the readable details of its value. */
export interface LiveToken<Details> {
  readonly stored: StoredSingleUseToken;
  readonly details: Details;
}

/**
 * Finds a token before it is used. Takes nothing: the transaction that uses the token must still win it. A token of one
 * kind cannot be used as another.
 *
 * @param input the input that contains the token, named in a refusal
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
 * Spends a token, inside the transaction that uses it. If several transactions race, one wins. If the transaction
 * fails, the token is unchanged.
 *
 * @returns 1, or 0 if another transaction won: `lostToken` returns the reason
 */
export function spendToken(sql: Sql, { tenantId, tokenHash }: StoredSingleUseToken, now: number): Promise<number> {
  return deleteFreeToken(sql, tenantId, tokenHash, now);
}

/** Returns the refusal of a token that could not be held or spent. */
export async function lostToken(sql: Sql, stored: StoredSingleUseToken, input: string): Promise<CoreError> {
  const present = await findToken(sql, stored.tenantId, stored.tokenHash);
  const isHeld = present?.reservedBy !== undefined;
  return new CoreError(isHeld ? 'single_use_token_reserved' : 'single_use_token_unusable', { input });
}

/** Lists the tenants that `removeExpiredTokens` has work for. */
export function listTenantsWithExpiredTokens(core: Pick<Core, 'storage' | 'now'>): Promise<readonly string[]> {
  const now = core.now();
  return listTenantsWithTokensToRemove(core.storage.read, now, now + SINGLE_USE_TOKEN_LIFE);
}

/**
 * Removes all expired tokens of a tenant, even held ones: no value outlives its token's lifetime. If the clock jumped
 * back, an older token expires no later than one that is made now.
 *
 * @returns the number of removed tokens
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

/** Hashes a token. It has 131 random bits, so a plain hash reveals nothing. */
export function hashToken(text: string): Uint8Array {
  return hash('sha256', text, 'buffer');
}
