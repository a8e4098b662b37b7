import { toAsciiDigits } from './ascii-digits.ts';
import { holdsCardNumber } from './digit-run.ts';
import { EMPTY, VALID, type Verdict } from './verdict.ts';

const MIN_LENGTH = 3;
const MAX_LENGTH = 16;

/**
 * The postal code of any country: 3 to 16 Latin letters and digits, in groups parted by blanks or hyphens. Countries are
 * not told apart.
 */
export function validatePostalCode(text: string): Verdict {
  const code = toAsciiDigits(text).trim();
  if (code === '') return EMPTY;
  if (code.length > MAX_LENGTH || !/^[a-z\d][a-z\d -]*$/i.test(code) || holdsCardNumber(code)) {
    return { status: 'invalid', code: 'postal_code_invalid' };
  }
  const whole = code.length >= MIN_LENGTH && !code.endsWith('-');
  return whole ? VALID : { status: 'incomplete', code: 'postal_code_incomplete' };
}
