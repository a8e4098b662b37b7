import { toAsciiDigits } from './ascii-digits.ts';
import { EMPTY, VALID, type Verdict } from './verdict.ts';

export interface CardExpiry {
  /** 1 to 12. */
  readonly month: number;
  /** Four digits. */
  readonly year: number;
}

const SEPARATORS = /[\s/.\uff0e\uff0f\p{Pd}\u2212]+/gu;
const FORMAT_MARKS = /\p{Cf}+/gu;
const MONTH_FIRST = /^(\d{1,2}?)\/?([12]\d{3}|\d{2})$/;
const YEAR_FIRST = /^([12]\d{3})\/?(\d{1,2})$/;
/** What may still grow into a month and a year at its end, or lacks its month for now. */
const BEGUN = /^(?:0|(?:0?[1-9]|1[0-2])\/?(?:\d|20\d?)?|20\d(?:\d\/?[01]?)?|0?\/\d{0,4})$/;

/** `card-validator` stops at 19 years; some issuers print 20. */
const YEARS_AHEAD = 20;

function toComparable(text: string): string {
  return unifyExpirySeparators(text.replace(FORMAT_MARKS, '').trim());
}

/** Writes an expiry with ASCII digits and one `/` for each run of blanks, dots, dashes and slashes. */
export function unifyExpirySeparators(text: string): string {
  return toAsciiDigits(text).replace(FORMAT_MARKS, '').replace(SEPARATORS, '/');
}

/**
 * Reads a month and a year however they are written: `05/2030`, `5/30`, `530`, `0530`, `052030`, `05 / 30`, `05-2030`,
 * `2030-05`, `2030/05`. Two digits of a year mean 20xx. Undefined when it is neither.
 */
export function parseCardExpiry(text: string): CardExpiry | undefined {
  const unified = toComparable(text);
  const monthFirst = MONTH_FIRST.exec(unified);
  const yearFirst = YEAR_FIRST.exec(unified);
  return (
    (monthFirst && toExpiry(monthFirst[1], monthFirst[2])) ??
    (yearFirst && toExpiry(yearFirst[2], yearFirst[1])) ??
    undefined
  );
}

function toExpiry(monthDigits: string | undefined, yearDigits: string | undefined): CardExpiry | undefined {
  const month = Number(monthDigits);
  const year = Number(yearDigits);
  return month >= 1 && month <= 12 ? { month, year: year < 100 ? 2000 + year : year } : undefined;
}

/**
 * Tells whether the month of a card has ended everywhere. A card is good through the last day of its month, and that day
 * lasts until UTC−12 has left it: noon, UTC, of the next month's first day. So no payer is refused on a day that is still
 * printed on the card, and a browser and a server agree whatever their time zones.
 *
 * @param expiry the month (1 to 12) and the year (four digits)
 * @param now the present time
 * @returns `true` once the card can't be good anywhere
 */
export function isExpired({ month, year }: CardExpiry, now: Date): boolean {
  return Date.UTC(year, month, 1, 12) <= now.getTime();
}

/** @returns the years that a card can expire in, rising: the year that is still running somewhere, up to 20 from now */
export function cardExpiryYears(now: Date): readonly number[] {
  const year = now.getUTCFullYear();
  const first = isExpired({ month: 12, year: year - 1 }, now) ? year : year - 1;
  return Array.from({ length: year + YEARS_AHEAD - first + 1 }, (_, index) => first + index);
}

/**
 * Judges a month and a year in one text. A month that `isExpired` is past; more than 20 calendar years ahead is a slip of
 * the finger.
 *
 * @param now the present time
 */
export function validateCardExpiry(text: string, now: Date): Verdict {
  const unified = toComparable(text);
  if (unified === '') return EMPTY;
  const expiry = parseCardExpiry(unified);
  const begun = BEGUN.test(unified);
  if (!expiry) {
    return begun
      ? { status: 'incomplete', code: 'card_expiry_incomplete' }
      : { status: 'invalid', code: 'card_expiry_invalid' };
  }
  // `05 / 20` is past, and the beginning of `05 / 2030`.
  const status = begun ? 'incomplete' : 'invalid';
  if (isExpired(expiry, now)) return { status, code: 'card_expiry_past' };
  if (expiry.year > now.getUTCFullYear() + YEARS_AHEAD) return { status, code: 'card_expiry_invalid' };
  return VALID;
}
