import { randomFillSync } from 'node:crypto';

/**
 * How many random bytes are drawn at once. One call costs as much for 16 bytes as for some hundred. What lies here is
 * known before it is used, so there is no more of it than some ten requests take.
 */
const SIZE = 2048;

const pool = Buffer.allocUnsafeSlow(SIZE);
let at = SIZE;
let owner = process.pid;

/**
 * Writes bytes of the system's random source into a buffer. They are drawn in advance, handed out once, and erased when
 * they are.
 *
 * @param offset where the first byte goes
 * @param length how many bytes
 * @throws {RangeError} when there is no room for them
 */
export function writeRandom(target: Buffer, offset: number, length: number): void {
  if (offset + length > target.length) throw new RangeError('no room for the random bytes');
  if (length > SIZE / 8) {
    randomFillSync(target, offset, length);
    return;
  }
  // A copy of this process, such as one that was restored from a snapshot, must not hand out what the original does.
  if (at + length > SIZE || owner !== process.pid) refill();
  const start = at;
  at += length;
  // A loop is faster than a native call for so few bytes.
  for (let index = 0; index < length; index += 1) {
    target[offset + index] = pool[start + index] as number;
    pool[start + index] = 0;
  }
}

/** Takes random bytes that nobody else gets. */
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
