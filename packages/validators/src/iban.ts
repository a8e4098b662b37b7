import { closeUp } from './bank-verdict.ts';
import { IBAN_LENGTHS, SEPA_COUNTRIES } from './iban-countries.ts';
import { EMPTY, VALID, type Verdict } from './verdict.ts';

/** Whether a text has the form of an IBAN and right check digits (ISO 7064, mod 97-10), whatever its country. */
export function isIban(text: string): boolean {
  return /^[A-Z]{2}\d{2}[A-Z0-9]{4,30}$/.test(text) && mod97(text.slice(4) + text.slice(0, 4)) === 1;
}

/**
 * An IBAN that can be debited by SEPA: of a country of the area, as long as that country's are, with right check digits.
 * Written with or without blanks.
 */
export function validateIban(text: string): Verdict {
  const iban = closeUp(text).toUpperCase();
  if (iban === '') return EMPTY;
  if (!/^[A-Z]{0,2}$|^[A-Z]{2}\d{0,2}$|^[A-Z]{2}\d{2}[A-Z0-9]+$/.test(iban)) return { status: 'invalid' };
  if (iban.length < 2) return { status: 'incomplete' };
  const country = iban.slice(0, 2);
  const length = IBAN_LENGTHS[country];
  if (length === undefined || !SEPA_COUNTRIES.includes(country) || iban.length > length) return { status: 'invalid' };
  if (iban.length < length) return { status: 'incomplete' };
  return isIban(iban) ? VALID : { status: 'invalid' };
}

/** Letters count as 10 to 35. Digit by digit, so no number grows large. */
function mod97(text: string): number {
  let rest = 0;
  for (const char of text) {
    const value = Number.parseInt(char, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest;
}
