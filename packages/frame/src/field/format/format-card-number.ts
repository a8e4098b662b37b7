import { CARD_NUMBER_LENGTHS, cardBrand } from '@inlay/validators';
import { digitsOf } from './digits-of.ts';
import type { Formatted, InputText } from './format.ts';
import { groupEdit } from './group-edit.ts';

const FOURS = [4, 8, 12, 16];
const LONGEST = Math.max(...CARD_NUMBER_LENGTHS);

/** Groups a card number as its brand prints it, and refuses digits beyond the longest number of the brand. */
export function formatCardNumber(text: string, caret: number, previous: InputText): Formatted {
  return groupEdit(text, caret, previous, { keep: digitsOf, limitOf: longestOf, gapsOf, separator: ' ' });
}

function longestOf(digits: string): number {
  return Math.max(...(cardBrand(digits.slice(0, LONGEST))?.lengths ?? CARD_NUMBER_LENGTHS));
}

/** No brand prints its own groups on more than 15 digits: a Diners Club number of 16 goes in fours. */
function gapsOf(digits: string): readonly number[] {
  return (digits.length < 16 && cardBrand(digits)?.gaps) || FOURS;
}
