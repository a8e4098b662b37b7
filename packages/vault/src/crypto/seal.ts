import { createSecretKey, randomBytes } from 'node:crypto';
import { Secret } from '../secret.ts';
import { decrypt, encrypt, keyVersionOf } from './aead.ts';
import { associatedData } from './associated-data.ts';
import { type KeyVersions, keyOfVersion } from './key-versions.ts';
import type { SealContext, Sealed } from './sealed.ts';

/** Changes when what stands behind a field does. */
const SCHEMA = '1';

/** A data key seals one value only, so it has one version. */
const DATA_KEY_VERSION = 1;

function place(tenantId: string, part: 'value' | 'data-key', { recordId, field }: SealContext): Buffer {
  return associatedData(`inlay/sealed/${part}`, SCHEMA, tenantId, recordId, field);
}

/** Seals a value for one field of one record: under a random data key, which is wrapped by the tenant's key. */
export function seal(tenantId: string, keys: KeyVersions, context: SealContext, value: Secret<string>): Sealed {
  const dataKey = randomBytes(32);
  const plaintext = Buffer.from(value.reveal());
  const key = createSecretKey(dataKey);
  const tenantKey = keyOfVersion(keys, keys.newest);
  const ciphertext = encrypt(key, DATA_KEY_VERSION, place(tenantId, 'value', context), plaintext);
  const wrapped = encrypt(tenantKey, keys.newest, place(tenantId, 'data-key', context), dataKey);
  plaintext.fill(0);
  dataKey.fill(0);
  return { ciphertext, dataKey: wrapped };
}

/** @throws {CodedError} `sealed_value_corrupt` when a bit was changed, or the value was sealed for another place */
export function open(tenantId: string, keys: KeyVersions, context: SealContext, sealed: Sealed): Secret<string> {
  const tenantKey = keyOfVersion(keys, keyVersionOf(sealed.dataKey));
  const dataKey = decrypt(tenantKey, place(tenantId, 'data-key', context), sealed.dataKey);
  const key = createSecretKey(dataKey);
  dataKey.fill(0);
  const plaintext = decrypt(key, place(tenantId, 'value', context), sealed.ciphertext);
  const secret = new Secret(plaintext.toString());
  plaintext.fill(0);
  return secret;
}
