import { judgeDigits } from './bank-verdict.ts';
import type { Verdict } from './verdict.ts';

/** Judges a branch of a bank in the United Kingdom: six digits, not zeros alone, often written 20-74-05. */
export function validateSortCode(text: string): Verdict {
  return judgeDigits('sort_code', text, 6);
}

/** Judges a branch of a bank in Canada: five digits, not zeros alone (Payments Canada, Standard 006). */
export function validateTransitNumber(text: string): Verdict {
  return judgeDigits('transit_number', text, 5);
}

/** Judges a bank in Canada: three digits, from 001 (Payments Canada, Standard 006). */
export function validateInstitutionNumber(text: string): Verdict {
  return judgeDigits('institution_number', text, 3);
}
