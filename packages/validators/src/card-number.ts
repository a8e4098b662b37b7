import { toAsciiDigits } from './ascii-digits.ts';
import { CARD_NUMBER_LENGTHS, cardBrand } from './card-brand.ts';
import { isLuhn } from './is-luhn.ts';
import { EMPTY, type Verdict } from './verdict.ts';

// \p{Cf}: the invisible direction marks that come along when a number is copied out of right-to-left text.
const BETWEEN_DIGITS = /[\s\p{Pd}\p{Cf}\u2212]+/gu;

/** The digits of a card number written with or without blanks and dashes; undefined when anything else is in it. */
export function parseCardNumber(text: string): string | undefined {
  const digits = toAsciiDigits(text).replace(BETWEEN_DIGITS, '');
  return /\D/.test(digits) ? undefined : digits;
}

/**
 * 12 to 19 digits, not all of them zero, with a right check digit; where the brand is known, one of its lengths. Every
 * brand must pass the check, UnionPay too.
 *
 * A number that has a right length and a wrong check digit while its brand knows longer ones is `incomplete` with
 * `card_number_invalid`: more digits could make it right, but a payer who stops here should read that it is wrong, not short.
 */
export function validateCardNumber(text: string): Verdict {
  const digits = parseCardNumber(text);
  if (digits === '') return EMPTY;
  if (digits === undefined) return { status: 'invalid', code: 'card_number_invalid' };
  const brand = cardBrand(digits);
  const lengths = brand?.lengths ?? CARD_NUMBER_LENGTHS;
  const named = brand ? { brand: brand.name } : {};
  const whole = lengths.includes(digits.length);
  if (whole && isLuhn(digits)) return { status: 'valid', ...named };
  if (digits.length >= Math.max(...lengths)) return { status: 'invalid', code: 'card_number_invalid', ...named };
  return { status: 'incomplete', code: whole ? 'card_number_invalid' : 'card_number_incomplete', ...named };
}
