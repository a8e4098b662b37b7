import { judgeDigits } from './bank-verdict.ts';
import type { Verdict } from './verdict.ts';

/** By ACH, BACS and EFT; and by any of the three, for a field that doesn't know yet. */
const LENGTHS = { ach: [4, 17], bacs: [8, 8], eft: [7, 12], any: [4, 17] } as const;

/** Judges the number of an account: 4 to 17 digits by ACH, 8 by BACS, 7 to 12 by EFT, not zeros alone. */
export function validateAccountNumber(text: string, kind: keyof typeof LENGTHS): Verdict {
  const [min, max] = LENGTHS[kind];
  return judgeDigits('account_number', text, min, max);
}
