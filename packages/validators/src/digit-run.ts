import { toAsciiDigits } from './ascii-digits.ts';

/** The text with nothing between its digits: what a card number typed into the wrong field becomes one run of. */
export function closeDigits(text: string): string {
  return toAsciiDigits(text).replace(/[\s.\p{Pd}\p{Cf}\u2212]+/gu, '');
}

/** Whether 12 or more digits follow one another, as in no name and no postal code but in every card number. */
export function holdsCardNumber(text: string): boolean {
  return /\d{12}/.test(closeDigits(text));
}
