import { toAsciiDigits } from './ascii-digits.ts';
import { EMPTY, VALID, type Verdict } from './verdict.ts';

/** The numbers of a bank account that are digits alone, as their codes are called. */
export type DigitsName = 'routing_number' | 'account_number' | 'sort_code' | 'transit_number' | 'institution_number';

/** A run of digits that is `min` to `max` long, written with or without blanks and hyphens. */
export function judgeDigits(name: DigitsName, text: string, min: number, max = min): Verdict {
  const digits = closeUp(text);
  if (digits === '') return EMPTY;
  if (/\D/.test(digits) || digits.length > max) return { status: 'invalid', code: `${name}_invalid` };
  return digits.length < min ? { status: 'incomplete', code: `${name}_incomplete` } : VALID;
}

/** The text in ASCII digits, without blanks, hyphens and the marks that come along when something is copied. */
export function closeUp(text: string): string {
  return toAsciiDigits(text).replace(/[\s\p{Pd}\p{Cf}\u2212]+/gu, '');
}
