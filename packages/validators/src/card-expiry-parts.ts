import { toAsciiDigits } from './ascii-digits.ts';
import { YEARS_AHEAD } from './card-expiry.ts';
import { EMPTY, VALID, type Verdict } from './verdict.ts';

/** The month of an expiry that has a field of its own: `5`, `05`, `12`. */
export function validateCardExpiryMonth(text: string): Verdict {
  const digits = toAsciiDigits(text).trim();
  if (digits === '') return EMPTY;
  if (/^(?:0?[1-9]|1[0-2])$/.test(digits)) return VALID;
  return digits === '0'
    ? { status: 'incomplete', code: 'card_expiry_incomplete' }
    : { status: 'invalid', code: 'card_expiry_invalid' };
}

/** The four digits of a year that is written with two or four. Two mean 20xx. Undefined when it is neither. */
export function parseCardExpiryYear(text: string): number | undefined {
  const digits = /^(?:20)?(\d\d)$/.exec(toAsciiDigits(text).trim())?.[1];
  return digits === undefined ? undefined : 2000 + Number(digits);
}

/** The year of an expiry that has a field of its own: this year, by the UTC calendar, or up to 20 years later. */
export function validateCardExpiryYear(text: string, now: Date): Verdict {
  const digits = toAsciiDigits(text).trim();
  if (digits === '') return EMPTY;
  const year = parseCardExpiryYear(digits);
  // `20` is past, and the beginning of `2030`.
  const begun = /^(?:\d|20\d?)$/.test(digits);
  const status = begun ? 'incomplete' : 'invalid';
  if (year === undefined) return { status, code: begun ? 'card_expiry_incomplete' : 'card_expiry_invalid' };
  const ahead = year - now.getUTCFullYear();
  if (ahead < 0) return { status, code: 'card_expiry_past' };
  return ahead > YEARS_AHEAD ? { status, code: 'card_expiry_invalid' } : VALID;
}
