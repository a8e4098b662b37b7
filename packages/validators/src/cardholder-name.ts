import { judgeHolderName } from './holder-name.ts';
import type { Verdict } from './verdict.ts';

/** As long as `card-validator` allows, in UTF-16 code units. */
export const CARDHOLDER_NAME_MAX_LENGTH = 255;

/** Up to 255 characters, none of them a control character, no card number among them, and not digits alone. */
export function validateCardholderName(text: string): Verdict {
  return judgeHolderName(text, CARDHOLDER_NAME_MAX_LENGTH, 'cardholder_name_invalid');
}
