import { toAsciiDigits } from './ascii-digits.ts';
import { EMPTY, VALID, type Verdict } from './verdict.ts';

/** The numbers of a bank account that are digits alone, as their codes are called. */
export type DigitsName = 'routing_number' | 'account_number' | 'sort_code' | 'transit_number' | 'institution_number';

/**
 * Judges a run of digits that is `min` to `max` long, written with or without blanks and hyphens. No bank and no branch gives
 * out zeros alone; while more digits may come they are `incomplete`, with the code of a wrong number.
 */
export function judgeDigits(name: DigitsName, text: string, min: number, max = min): Verdict {
  const digits = closeUp(text);
  const { length } = digits;
  if (length === 0) return EMPTY;
  if (/\D/.test(digits) || length > max) return { status: 'invalid', code: `${name}_invalid` };
  if (length < min) return { status: 'incomplete', code: `${name}_incomplete` };
  if (/[1-9]/.test(digits)) return VALID;
  return { status: length < max ? 'incomplete' : 'invalid', code: `${name}_invalid` };
}

/** The text in ASCII digits, without blanks, hyphens and the marks that come along when something is copied. */
export function closeUp(text: string): string {
  return toAsciiDigits(text).replace(/[\s\p{Pd}\p{Cf}\u2212]+/gu, '');
}
