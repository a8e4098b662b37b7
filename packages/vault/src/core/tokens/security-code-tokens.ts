import type { TenantKeys } from '../../crypto/tenant-keys.ts';
import type { Secret } from '../../secret.ts';
import type { Core, Scope } from '../context.ts';
import type { SecurityCode } from '../values/security-code.ts';
import { findLiveToken, type LiveToken, makeToken, type SingleUseToken } from './single-use-tokens.ts';

/** The readable details of the security code behind a token. */
export type SecurityCodeDetails = Pick<SecurityCode, 'length'>;

/** Creates a single-use token for a security code alone, for a payment with a stored card. */
export async function createSecurityCodeToken(core: Core, scope: Scope, code: SecurityCode): Promise<SingleUseToken> {
  const details: SecurityCodeDetails = { length: code.length };
  return makeToken(core, scope, { kind: 'cardCode', number: code.secret, field: 'cardCode', details });
}

/** Finds a live token like `findLiveToken`, for a security code alone. */
export async function findSecurityCodeToken(
  core: Core,
  scope: Scope,
  text: string,
  input: string,
): Promise<LiveToken<SecurityCodeDetails>> {
  const stored = await findLiveToken(core, scope, { kind: 'cardCode', text }, input);
  return { stored, details: JSON.parse(stored.details) as SecurityCodeDetails };
}

/** Opens the security code behind a token of a code alone. */
export function openCodeAlone(keys: TenantKeys, { stored }: LiveToken<SecurityCodeDetails>): Secret<string> {
  return keys.open({ recordId: stored.id, field: 'cardCode' }, stored.number);
}
