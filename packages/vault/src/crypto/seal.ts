import { createSecretKey } from 'node:crypto';
import { Secret } from '../secret.ts';
import { decrypt, encrypt, keyVersionOf } from './aead.ts';
import { sealedAad } from './associated-data.ts';
import { type KeyVersions, keyOfVersion } from './key-versions.ts';
import { takeRandom } from './random.ts';
import type { SealContext, Sealed } from './sealed.ts';

/** A data key seals only one value, so it has one version. */
const DATA_KEY_VERSION = 1;

/** Seals a value for one field of one record, under a random data key that is wrapped by the tenant's key. */
export function seal(tenantId: string, keys: KeyVersions, context: SealContext, value: Secret<string>): Sealed {
  const tenantKey = keyOfVersion(keys, keys.newest);
  const dataKey = takeRandom(32);
  const plaintext = Buffer.from(value.reveal());
  try {
    const key = createSecretKey(dataKey);
    return {
      ciphertext: encrypt(key, DATA_KEY_VERSION, sealedAad('value', tenantId, context), plaintext),
      dataKey: encrypt(tenantKey, keys.newest, sealedAad('data-key', tenantId, context), dataKey),
    };
  } finally {
    plaintext.fill(0);
    dataKey.fill(0);
  }
}

/**
 * Opens a value.
 *
 * @throws {OperatorError} `sealed_value_corrupt` when a bit was changed, or the value was sealed for another record or
 *   field
 */
export function open(tenantId: string, keys: KeyVersions, context: SealContext, sealed: Sealed): Secret<string> {
  const tenantKey = keyOfVersion(keys, keyVersionOf(sealed.dataKey));
  const dataKey = decrypt(tenantKey, sealedAad('data-key', tenantId, context), sealed.dataKey);
  const key = createSecretKey(dataKey);
  dataKey.fill(0);
  const plaintext = decrypt(key, sealedAad('value', tenantId, context), sealed.ciphertext);
  const secret = new Secret(plaintext.toString());
  plaintext.fill(0);
  return secret;
}
