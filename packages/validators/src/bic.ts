import { EMPTY, VALID, type Verdict } from './verdict.ts';

const FORM = /^[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?$/;
const START = /^([A-Z0-9]{0,4}|[A-Z0-9]{4}[A-Z]{1,2}|[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{0,5})$/;

/** A bank's name among banks (ISO 9362): 4 letters or digits, 2 letters of a country, 2 of a place, 3 of a branch or none. */
export function validateBic(text: string): Verdict {
  const bic = text.trim().toUpperCase();
  if (bic === '') return EMPTY;
  if (bic.length > 11) return { status: 'invalid' };
  if (FORM.test(bic)) return VALID;
  return START.test(bic) ? { status: 'incomplete' } : { status: 'invalid' };
}
