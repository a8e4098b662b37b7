import { createCipheriv, createDecipheriv, type KeyObject, randomBytes } from 'node:crypto';
import { vaultError } from '@inlay/protocol';

/**
 * AES-256-GCM (NIST SP 800-38D) with a header that says what opens it:
 * one byte algorithm, four bytes key version, twelve bytes nonce, ciphertext, sixteen bytes tag. The header is
 * authenticated with the associated data, so no byte of the whole can be changed.
 */
const ALGORITHM = 1;
const HEADER = 5;
const NONCE = 12;
const TAG = 16;

function header(keyVersion: number): Buffer {
  const bytes = Buffer.alloc(HEADER);
  bytes.writeUInt8(ALGORITHM, 0);
  bytes.writeUInt32BE(keyVersion, 1);
  return bytes;
}

export function encrypt(key: KeyObject, keyVersion: number, associatedData: Buffer, plaintext: Uint8Array): Uint8Array {
  const head = header(keyVersion);
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG });
  cipher.setAAD(Buffer.concat([head, associatedData]));
  return Buffer.concat([head, nonce, cipher.update(plaintext), cipher.final(), cipher.getAuthTag()]);
}

/** Which version of its key a ciphertext asks for. @throws {CodedError} `sealed_value_corrupt` */
export function keyVersionOf(ciphertext: Uint8Array): number {
  const bytes = Buffer.from(ciphertext.buffer, ciphertext.byteOffset, ciphertext.byteLength);
  if (bytes.length < HEADER + NONCE + TAG || bytes.readUInt8(0) !== ALGORITHM) throw vaultError('sealed_value_corrupt');
  return bytes.readUInt32BE(1);
}

/** @throws {CodedError} `sealed_value_corrupt` for another key, other associated data, or one changed bit */
export function decrypt(key: KeyObject, associatedData: Buffer, ciphertext: Uint8Array): Buffer {
  keyVersionOf(ciphertext);
  const bytes = Buffer.from(ciphertext.buffer, ciphertext.byteOffset, ciphertext.byteLength);
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(HEADER, HEADER + NONCE), { authTagLength: TAG });
  decipher.setAAD(Buffer.concat([bytes.subarray(0, HEADER), associatedData]));
  decipher.setAuthTag(bytes.subarray(-TAG));
  // In this mode the last call checks the tag and adds nothing.
  const plaintext = decipher.update(bytes.subarray(HEADER + NONCE, -TAG));
  try {
    decipher.final();
  } catch {
    plaintext.fill(0);
    throw vaultError('sealed_value_corrupt');
  }
  return plaintext;
}
