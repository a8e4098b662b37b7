import { createHmac } from 'node:crypto';
import type { Secret } from '../secret.ts';
import { fingerprintMessage } from './associated-data.ts';
import type { KeyVersions } from './key-versions.ts';
import type { Fingerprint, FingerprintKind } from './tenant-keys.ts';

/** A value whose fingerprint is asked for. */
export interface Fingerprinted {
  readonly kind: FingerprintKind;
  readonly value: Secret<string>;
  /** What must be equal too and is no secret, such as the codes of an account's bank. */
  readonly context: readonly string[];
}

/**
 * Makes the keyed fingerprints of a value, one for each live version of the key. A plain hash would be found out by
 * trying all card numbers; this one can't be tried without the tenant's key.
 */
export function fingerprints(
  keys: KeyVersions,
  tenantId: string,
  { kind, value, context }: Fingerprinted,
): readonly Fingerprint[] {
  const message = fingerprintMessage(tenantId, kind, value.reveal(), ...context);
  const made = Array.from(keys.byVersion, ([keyVersion, key]) => ({
    keyVersion,
    value: createHmac('sha256', key).update(message).digest(),
  }));
  message.fill(0);
  return made;
}
