import { takeRandom } from '../../crypto/random.ts';

/**
 * Makes a UUID of version 7. Later ids sort later (by the millisecond), so an index grows at its end. The caller
 * provides the time; the other 74 bits are random.
 *
 * @param now milliseconds since 1970
 */
export function newRecordId(now: number): string {
  const bytes = takeRandom(16);
  bytes.writeUIntBE(now, 0, 6);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x70, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
