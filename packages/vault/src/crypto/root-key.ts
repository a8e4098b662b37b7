import { createSecretKey, type KeyObject } from 'node:crypto';
import { decrypt, encrypt } from './aead.ts';

/** The top of the key hierarchy. It wraps tenant keys and nothing else; it may live in another machine. */
export interface RootKey {
  wrap(associatedData: Buffer, key: Uint8Array): Promise<Uint8Array>;
  /** @throws {OperatorError} `sealed_value_corrupt` for what this root key did not wrap, or not for this place */
  unwrap(associatedData: Buffer, wrapped: Uint8Array): Promise<Buffer>;
}

const VERSION = 1;

/** A root key held in this process. @param bytes 32 random bytes */
export function localRootKey(bytes: Uint8Array): RootKey {
  if (bytes.length !== 32) throw new RangeError('a root key has 32 bytes');
  const key: KeyObject = createSecretKey(bytes);
  return {
    wrap: async (associatedData, plaintext) => encrypt(key, VERSION, associatedData, plaintext),
    unwrap: async (associatedData, wrapped) => decrypt(key, associatedData, wrapped),
  };
}
