import { closeDigits, holdsCardNumber } from './digit-run.ts';
import { EMPTY, VALID, type Verdict } from './verdict.ts';

/** As long as `card-validator` allows, in UTF-16 code units. */
export const CARDHOLDER_NAME_MAX_LENGTH = 255;

// Control characters, line and paragraph separators, halves of surrogate pairs.
const UNPRINTABLE = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}]/u;

/**
 * Up to 255 characters, none of them a control character. A card number is refused wherever in the name it stands (a
 * name is kept in the clear, a number never); digits alone are no name yet.
 */
export function validateCardholderName(text: string): Verdict {
  if (text.trim() === '') return EMPTY;
  if (text.length > CARDHOLDER_NAME_MAX_LENGTH || UNPRINTABLE.test(text) || holdsCardNumber(text)) {
    return { status: 'invalid', code: 'cardholder_name_invalid' };
  }
  return /^\d*$/.test(closeDigits(text)) ? { status: 'incomplete', code: 'cardholder_name_invalid' } : VALID;
}
