import type { TenantKeys } from '../../crypto/tenant-keys.ts';
import type { Secret } from '../../secret.ts';
import { insertSingleUseToken, type StoredSingleUseToken } from './tokens.sql.ts';
import type { CardCode } from '../values/security-code.ts';
import type { Deps } from '../context.ts';
import { newRecordId } from '../values/record-id.ts';
import { findLiveStoredToken, hashToken, SINGLE_USE_TOKEN_LIFE } from './single-use-tokens.ts';
import { randomToken } from '../values/random-token.ts';

/** What may be known of the security code behind a token. */
export type CardCodeDetails = Pick<CardCode, 'length'>;

export interface CardCodeToken {
  readonly id: string;
  /** The token itself: `SC` and 22 characters. Only its hash is kept. */
  readonly paymentToken: string;
  readonly expiresAt: number;
}

/** A token that was found alive, with what it stands for. */
export interface LiveCardCodeToken {
  readonly stored: StoredSingleUseToken;
  readonly details: CardCodeDetails;
}

/** Makes a token of a security code alone: for a payment with a card that is stored already. */
export async function createCardCodeToken(deps: Deps, tenantId: string, code: CardCode): Promise<CardCodeToken> {
  const keys = await deps.keyring.tenant(tenantId);
  const now = deps.now();
  const id = newRecordId(now);
  const paymentToken = randomToken('SC');
  const details: CardCodeDetails = { length: code.length };
  const stored: StoredSingleUseToken = {
    tenantId,
    tokenHash: hashToken(paymentToken),
    id,
    kind: 'cardCode',
    createdAt: now,
    expiresAt: now + SINGLE_USE_TOKEN_LIFE,
    number: keys.seal({ recordId: id, field: 'cardCode' }, code.secret),
    details: JSON.stringify(details),
  };
  await deps.storage.transaction((sql) => insertSingleUseToken(sql, stored));
  return { id, paymentToken, expiresAt: stored.expiresAt };
}

/** As `findLiveToken`, for a token that was made for a security code alone. */
export async function findLiveCardCodeToken(
  deps: Deps,
  tenantId: string,
  paymentToken: string,
  field: string,
): Promise<LiveCardCodeToken> {
  const stored = await findLiveStoredToken(deps, tenantId, 'cardCode', paymentToken, field);
  return { stored, details: JSON.parse(stored.details) as CardCodeDetails };
}

/** Opens the security code behind a token. */
export function openCardCode(keys: TenantKeys, { stored }: LiveCardCodeToken): Secret<string> {
  return keys.open({ recordId: stored.id, field: 'cardCode' }, stored.number);
}
