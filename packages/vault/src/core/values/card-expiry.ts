export interface CardExpiry {
  /** 1 to 12. */
  readonly month: number;
  /** Four digits. */
  readonly year: number;
}

/** A card is good through the last day of its month, by the UTC calendar. */
export function isPast(expiry: CardExpiry, now: number): boolean {
  const today = new Date(now);
  return (expiry.year - today.getUTCFullYear()) * 12 + expiry.month - 1 - today.getUTCMonth() < 0;
}
