export interface CardExpiry {
  /** 1 to 12. */
  readonly month: number;
  /** Four digits. */
  readonly year: number;
}

/** The last place on earth to leave a month: UTC−12. */
const LAST_PLACE = 12 * 3_600_000;

/** Tells whether a card's month is over everywhere on earth. Until then some payer's card is still good. */
export function isExpired({ month, year }: CardExpiry, now: number): boolean {
  // Month 12 of Date.UTC is January of the next year.
  return now >= Date.UTC(year, month) + LAST_PLACE;
}
