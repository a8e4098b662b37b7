import { judgeDigits } from './bank-verdict.ts';
import type { Verdict } from './verdict.ts';

/** A branch of a bank in the United Kingdom: six digits, often written 20-74-05. */
export function validateSortCode(text: string): Verdict {
  return judgeDigits('sort_code', text, 6);
}

/** A branch of a bank in Canada: five digits. */
export function validateTransitNumber(text: string): Verdict {
  return judgeDigits('transit_number', text, 5);
}

/** A bank in Canada: three digits. */
export function validateInstitutionNumber(text: string): Verdict {
  return judgeDigits('institution_number', text, 3);
}
