import { toAsciiDigits } from '@inlay/validators';

/** The digits of a text, as ASCII. */
export function digitsOf(text: string): string {
  return toAsciiDigits(text).replace(/\D+/g, '');
}
