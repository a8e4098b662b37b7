import { createSecretKey, type KeyObject } from 'node:crypto';
import { decrypt, encrypt } from './aead.ts';

/**
 * The top of the key hierarchy. It wraps tenant keys only, and may run on another machine.
 *
 * Each call includes the associated data of its key. Unwrapping with different associated data must fail.
 */
export interface RootKey {
  /** @param key 32 bytes @returns the wrapped key, of any length, which is stored unchanged */
  wrap(associatedData: Buffer, key: Uint8Array): Promise<Uint8Array>;
  /**
   * @returns the unwrapped key
   * @throws {OperatorError} `sealed_value_corrupt` for bytes that this root key did not wrap with this associated data
   */
  unwrap(associatedData: Buffer, wrapped: Uint8Array): Promise<Buffer>;
}

const VERSION = 1;

/**
 * Makes a root key that is held in this process. Use `readRootKeyFile` for a key in a file.
 *
 * @param bytes 32 random bytes; they are copied. A store needs the same bytes for as long as it exists
 * @throws {RangeError} for another length
 * @example
 * const rootKey = localRootKey(Buffer.from(process.env.VAULT_ROOT_KEY, 'base64'));
 */
export function localRootKey(bytes: Uint8Array): RootKey {
  if (bytes.length !== 32) throw new RangeError('a root key has 32 bytes');
  const key: KeyObject = createSecretKey(bytes);
  return {
    wrap: async (associatedData, plaintext) => encrypt(key, VERSION, associatedData, plaintext),
    unwrap: async (associatedData, wrapped) => decrypt(key, associatedData, wrapped),
  };
}
