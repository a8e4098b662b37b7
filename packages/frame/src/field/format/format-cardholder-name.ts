import { CARDHOLDER_NAME_MAX_LENGTH } from '@inlay/validators';
import { filterEdit } from './filter-edit.ts';
import type { Formatted, InputText } from './format.ts';

/** Keeps a name as it is typed, without control characters and no longer than a name may be. */
export function formatCardholderName(text: string, caret: number, previous: InputText): Formatted {
  return filterEdit(text, caret, previous, printable, () => CARDHOLDER_NAME_MAX_LENGTH);
}

function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Cs}]+/gu, '');
}
