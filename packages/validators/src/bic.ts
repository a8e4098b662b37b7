import { isSepaCountry } from './iban-countries.ts';
import { EMPTY, VALID, type Verdict } from './verdict.ts';

const FORM = /^[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?$/;
const START = /^([A-Z0-9]{0,4}|[A-Z0-9]{4}[A-Z]{1,2}|[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{0,5})$/;

/** Countries whose banks also hold accounts with IBANs of another one, by that one: territories, mostly. */
const NEIGHBOURS: Readonly<Record<string, string>> = {
  FI: 'AX',
  FR: 'BL GF GP MF MQ NC PF PM RE TF WF YT',
  GB: 'GG IM JE',
  IE: 'GB',
  MC: 'FR',
};

/**
 * Judges a bank's name among banks (ISO 9362): 4 letters or digits, 2 letters of a country, 2 of a place, 3 of a branch or
 * none. It goes with an IBAN that can be debited, so a country whose banks hold no such account is refused as soon as it is
 * typed.
 */
export function validateBic(text: string): Verdict {
  const bic = text.trim().toUpperCase();
  if (bic === '') return EMPTY;
  const isPossible = bic.length < 6 || isBankCountry(bic.slice(4, 6));
  if (isPossible && FORM.test(bic)) return VALID;
  return isPossible && bic.length < 11 && START.test(bic)
    ? { status: 'incomplete', code: 'bic_incomplete' }
    : { status: 'invalid', code: 'bic_invalid' };
}

function isBankCountry(country: string): boolean {
  return isSepaCountry(country) || Object.values(NEIGHBOURS).some((banks) => banks.split(' ').includes(country));
}

/** Tells whether a bank with this BIC can hold an account with this IBAN: both are of one country, or of two that share IBANs. */
export function isBicOfIban(bic: string, iban: string): boolean {
  const [bank, account] = [bic.slice(4, 6), iban.slice(0, 2)];
  return bank === account || (NEIGHBOURS[account]?.includes(bank) ?? false);
}
