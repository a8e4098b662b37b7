import { cardCodeLengths } from '@inlay/validators';
import { digitsOf } from './digits-of.ts';
import { filterEdit } from './filter-edit.ts';
import type { Formatted, InputText } from './format.ts';

/**
 * Keeps the digits of a security code, as many as the brand has; 4 while the brand is unknown.
 *
 * @param brand as the verdict on the card number names it
 */
export function formatCardCode(text: string, caret: number, previous: InputText, brand?: string): Formatted {
  return filterEdit(text, caret, previous, digitsOf, () => Math.max(...cardCodeLengths(brand)));
}
