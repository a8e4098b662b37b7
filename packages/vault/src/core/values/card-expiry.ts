import { type CardExpiry, isExpired as isExpiredAt } from '@inlay/validators';

export type { CardExpiry } from '@inlay/validators';

/** Tells whether a card's month is over everywhere on earth. Until then some payer's card is still good. */
export function isExpired(expiry: CardExpiry, now: number): boolean {
  return isExpiredAt(expiry, new Date(now));
}
