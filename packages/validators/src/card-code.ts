import { toAsciiDigits } from './ascii-digits.ts';
import { cardCodeLengths } from './card-brand.ts';
import { EMPTY, VALID, type Verdict } from './verdict.ts';

/**
 * The security code: 4 digits for American Express, 3 for every other brand, 3 or 4 while the brand is unknown.
 *
 * @param brand as the verdict on the card number names it
 */
export function validateCardCode(text: string, brand?: string): Verdict {
  const digits = toAsciiDigits(text).trim();
  if (digits === '') return EMPTY;
  const lengths = cardCodeLengths(brand);
  if (/\D/.test(digits) || digits.length > Math.max(...lengths))
    return { status: 'invalid', code: 'card_code_invalid' };
  return lengths.includes(digits.length) ? VALID : { status: 'incomplete', code: 'card_code_incomplete' };
}
