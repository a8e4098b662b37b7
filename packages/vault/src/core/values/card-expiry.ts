import { type CardExpiry, isExpired as isExpiredAt } from '@inlay/validators';

export type { CardExpiry } from '@inlay/validators';

/** @returns true if the expiry month has ended in every time zone */
export function isExpired(expiry: CardExpiry, now: number): boolean {
  return isExpiredAt(expiry, new Date(now));
}
