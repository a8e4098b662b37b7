import { randomFillSync } from 'node:crypto';

/**
 * The number of random bytes to draw at once. A call costs as much for 16 bytes as for a few hundred. The buffer holds
 * future secrets, so it is limited to what about ten requests use.
 */
const SIZE = 2048;

const pool = Buffer.allocUnsafeSlow(SIZE);
let at = SIZE;
let owner = process.pid;

/**
 * Writes bytes of the system's random source into a buffer. They are drawn in advance, used once and then erased.
 *
 * @param offset the position of the first byte
 * @param length the number of bytes
 * @throws {RangeError} when the target is too short
 */
export function writeRandom(target: Buffer, offset: number, length: number): void {
  if (offset + length > target.length) throw new RangeError('no room for the random bytes');
  if (length > SIZE / 8) {
    randomFillSync(target, offset, length);
    return;
  }
  // A copy of this process, such as a restored snapshot, must not reuse the original's bytes.
  if (at + length > SIZE || owner !== process.pid) refill();
  const start = at;
  at += length;
  // For so few bytes a loop is faster than a native call.
  for (let index = 0; index < length; index += 1) {
    target[offset + index] = pool[start + index] as number;
    pool[start + index] = 0;
  }
}

/** Takes random bytes that no other caller gets. */
export function takeRandom(length: number): Buffer {
  const bytes = Buffer.allocUnsafe(length);
  writeRandom(bytes, 0, length);
  return bytes;
}

function refill(): void {
  at = SIZE;
  randomFillSync(pool);
  owner = process.pid;
  at = 0;
}
