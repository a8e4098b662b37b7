import { createHmac } from 'node:crypto';
import type { Secret } from '../secret.ts';
import { associatedData } from './associated-data.ts';
import type { KeyVersions } from './key-versions.ts';
import type { Fingerprint } from './tenant-keys.ts';

/**
 * Keyed fingerprints of a value, one for each live version of the key. A plain hash would be found out by trying all
 * card numbers; this one can't be tried without the tenant's key.
 */
export function fingerprints(
  keys: KeyVersions,
  tenantId: string,
  kind: string,
  value: Secret<string>,
  beside: readonly string[],
): readonly Fingerprint[] {
  return Array.from(keys.byVersion, ([keyVersion, key]) => ({
    keyVersion,
    value: createHmac('sha256', key)
      .update(associatedData('inlay/fingerprint', '1', tenantId, kind, value.reveal(), ...beside))
      .digest(),
  }));
}
