import { parseCardExpiry, validateCardExpiry } from './card-expiry.ts';
import { EMPTY, type Verdict } from './verdict.ts';

/** The month of an expiry that has a field of its own: `5`, `05`, `12`. Whether it is past, only its year can tell. */
export function validateCardExpiryMonth(text: string, now: Date): Verdict {
  return text.trim() === '' ? EMPTY : validateCardExpiry(`${text}/${now.getUTCFullYear() + 1}`, now);
}

/** The four digits of a year that is written with two or four. Two mean 20xx. Undefined when it is neither. */
export function parseCardExpiryYear(text: string): number | undefined {
  return parseCardExpiry(`12/${text}`)?.year;
}

/** The year of an expiry that has a field of its own: one of `cardExpiryYears`. */
export function validateCardExpiryYear(text: string, now: Date): Verdict {
  return text.trim() === '' ? EMPTY : validateCardExpiry(`12/${text}`, now);
}
