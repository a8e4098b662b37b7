import { createSecretKey, type KeyObject } from 'node:crypto';
import { decrypt, encrypt } from './aead.ts';

/**
 * The top of the key hierarchy. It wraps tenant keys and nothing else; it may live in another machine.
 *
 * Each call has the associated data of its key: what was wrapped with some must not unwrap with other.
 */
export interface RootKey {
  /** @param key 32 bytes @returns the wrapped key, of whatever length, which is stored as it is */
  wrap(associatedData: Buffer, key: Uint8Array): Promise<Uint8Array>;
  /**
   * @returns the key that was wrapped
   * @throws {OperatorError} `sealed_value_corrupt` for what this root key did not wrap, or not for this place
   */
  unwrap(associatedData: Buffer, wrapped: Uint8Array): Promise<Buffer>;
}

const VERSION = 1;

/**
 * Makes a root key that is held in this process. For one in a file there is `readRootKeyFile`.
 *
 * @param bytes 32 random bytes; they are copied. The same bytes must be given for the same store ever after
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
