import { judgeHolderName } from './holder-name.ts';
import type { Verdict } from './verdict.ts';

/** As many characters as the files of each kind of debit have room for, in UTF-16 code units. */
const LENGTHS = { ach: 22, bacs: 18, eft: 32, sepa: 32, any: 32 } as const;

/** The longest of them. */
export const ACCOUNT_HOLDER_NAME_MAX_LENGTH: number = LENGTHS.any;

/** Up to 22 characters by ACH, 18 by BACS, 32 by EFT and SEPA; else as the name on a card. */
export function validateAccountHolderName(text: string, kind: keyof typeof LENGTHS): Verdict {
  return judgeHolderName(text.trim(), LENGTHS[kind], 'account_holder_name_invalid');
}
