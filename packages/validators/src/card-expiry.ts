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
export const YEARS_AHEAD = 20;

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
 * A card is good through the last day of its month, by the UTC calendar: a browser and a server agree whatever their
 * time zones. More than 20 calendar years ahead is a slip of the finger.
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
  const monthsAhead = (expiry.year - now.getUTCFullYear()) * 12 + expiry.month - 1 - now.getUTCMonth();
  if (monthsAhead < 0) return { status, code: 'card_expiry_past' };
  if (expiry.year > now.getUTCFullYear() + YEARS_AHEAD) return { status, code: 'card_expiry_invalid' };
  return VALID;
}
