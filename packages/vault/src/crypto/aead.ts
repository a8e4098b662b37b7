import { createCipheriv, createDecipheriv, type KeyObject } from 'node:crypto';
import { OperatorError } from '../errors.ts';
import { writeRandom } from './random.ts';

/**
 * AES-256-GCM (NIST SP 800-38D) with a header that says what opens it:
 * one byte algorithm, four bytes key version, twelve bytes nonce, ciphertext, sixteen bytes tag. The header is
 * authenticated with the associated data, so no byte of the whole can be changed.
 */
const ALGORITHM = 1;
const HEADER = 5;
const NONCE = 12;
const TAG = 16;
const OPTIONS = { authTagLength: TAG } as const;

/** Prepends the header to the associated data. */
function withHeader(bytes: Buffer, associatedData: Buffer): Buffer {
  const whole = Buffer.allocUnsafe(HEADER + associatedData.length);
  bytes.copy(whole, 0, 0, HEADER);
  associatedData.copy(whole, HEADER);
  return whole;
}

/** @param key a KeyObject: setting up the cipher from raw bytes takes several times as long */
export function encrypt(key: KeyObject, keyVersion: number, associatedData: Buffer, plaintext: Uint8Array): Uint8Array {
  const bytes = Buffer.allocUnsafe(HEADER + NONCE + plaintext.length + TAG);
  bytes.writeUInt8(ALGORITHM, 0);
  bytes.writeUInt32BE(keyVersion, 1);
  writeRandom(bytes, HEADER, NONCE);
  const cipher = createCipheriv('aes-256-gcm', key, bytes.subarray(HEADER, HEADER + NONCE), OPTIONS);
  cipher.setAAD(withHeader(bytes, associatedData));
  // In GCM mode `update` returns the whole ciphertext and `final` adds nothing.
  bytes.set(cipher.update(plaintext), HEADER + NONCE);
  cipher.final();
  bytes.set(cipher.getAuthTag(), HEADER + NONCE + plaintext.length);
  return bytes;
}

/** Views the same bytes as a Buffer, without a copy. */
function toBuffer(bytes: Uint8Array): Buffer {
  return Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/**
 * Reads the key version of a ciphertext.
 *
 * @throws {OperatorError} `sealed_value_corrupt`
 */
export function keyVersionOf(ciphertext: Uint8Array): number {
  const bytes = toBuffer(ciphertext);
  if (bytes.length < HEADER + NONCE + TAG || bytes[0] !== ALGORITHM) throw new OperatorError('sealed_value_corrupt');
  return bytes.readUInt32BE(1);
}

/** @throws {OperatorError} `sealed_value_corrupt` for a wrong key, wrong associated data or a changed bit */
export function decrypt(key: KeyObject, associatedData: Buffer, ciphertext: Uint8Array): Buffer {
  keyVersionOf(ciphertext);
  const bytes = toBuffer(ciphertext);
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(HEADER, HEADER + NONCE), OPTIONS);
  decipher.setAAD(withHeader(bytes, associatedData));
  decipher.setAuthTag(bytes.subarray(-TAG));
  // `final` checks the tag.
  const plaintext = decipher.update(bytes.subarray(HEADER + NONCE, -TAG));
  try {
    decipher.final();
  } catch {
    plaintext.fill(0);
    throw new OperatorError('sealed_value_corrupt');
  }
  return plaintext;
}
