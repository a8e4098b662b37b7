import { createHmac } from 'node:crypto';
import type { Secret } from '../secret.ts';
import { fingerprintMessage } from './associated-data.ts';
import type { KeyVersions } from './key-versions.ts';
import type { Fingerprint, FingerprintKind } from './tenant-keys.ts';

/** A value to fingerprint. */
export interface Fingerprinted {
  readonly kind: FingerprintKind;
  readonly value: Secret<string>;
  /** Further values that must be equal and are not secret, such as the codes of an account's bank. */
  readonly context: readonly string[];
}

/**
 * Makes the keyed fingerprints of a value, one for each active version of the key. Trying all card numbers would
 * reverse a plain hash. A fingerprint cannot be tried without the tenant's key.
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
