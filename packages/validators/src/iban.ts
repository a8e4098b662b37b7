import { closeUp } from './bank-verdict.ts';
import { fitsStructure, ibanLength, isSepaCountry } from './iban-countries.ts';
import { EMPTY, VALID, type Verdict } from './verdict.ts';

const INVALID: Verdict = { status: 'invalid', code: 'iban_invalid' };
const INCOMPLETE: Verdict = { status: 'incomplete', code: 'iban_incomplete' };

/** Tells whether a text has the form of an IBAN and right check digits (ISO 7064, mod 97-10), whatever its country. */
export function isIban(text: string): boolean {
  return /^[A-Z]{2}\d{2}[A-Z0-9]{4,30}$/.test(text) && mod97(text.slice(4) + text.slice(0, 4)) === 1;
}

/** An IBAN in capitals and without blanks, as a bank takes it. */
export function closeIban(text: string): string {
  return closeUp(text).toUpperCase();
}

/** What a beginning of an IBAN looks like. Check digits are 02 to 98: 00, 01 and 99 pass mod 97 too, but are never given out. */
const BEGINNING = /^(?:[A-Z]{0,2}|[A-Z]{2}(?!00|01|99)(?:\d?|\d\d[A-Z0-9]*))$/;

/**
 * Judges an IBAN that can be debited by SEPA: of a country that SEPA reaches, with letters and digits where that country has
 * them, as long as its are, with right check digits and not with zeros alone behind them. Written with or without blanks.
 *
 * A country without SEPA is not a wrong IBAN: it is `iban_country_refused`, said once the country is known.
 */
export function validateIban(text: string): Verdict {
  const iban = closeIban(text);
  if (iban === '') return EMPTY;
  if (!BEGINNING.test(iban)) return INVALID;
  if (iban.length < 2) return INCOMPLETE;
  const country = iban.slice(0, 2);
  const length = ibanLength(country);
  if (length === undefined || iban.length > length) return INVALID;
  if (!isSepaCountry(country)) return { status: 'invalid', code: 'iban_country_refused' };
  if (!fitsStructure(iban)) return INVALID;
  if (iban.length < length) return INCOMPLETE;
  return isIban(iban) && /[^0]/.test(iban.slice(4)) ? VALID : INVALID;
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
