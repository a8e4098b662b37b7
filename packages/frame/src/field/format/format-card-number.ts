import { CARD_NUMBER_LENGTHS, cardBrand } from '@inlay/validators';
import { digitsOf } from './digits-of.ts';
import { filterEdit } from './filter-edit.ts';
import type { Formatted, InputText } from './format.ts';

const FOURS = [4, 8, 12, 16];
const LONGEST = Math.max(...CARD_NUMBER_LENGTHS);

/** Groups a card number as its brand prints it, and refuses digits beyond the longest number of the brand. */
export function formatCardNumber(text: string, caret: number, previous: InputText): Formatted {
  const kept = filterEdit(text, caret, previous, digitsOf, longestOf);
  const gaps = gapsOf(kept.value);
  const value = group(kept.value, gaps);
  const position = kept.caret + gaps.filter((gap) => gap < kept.caret).length;
  // The caret stays beyond a blank that it stood beyond, also when the edit is refused.
  const refused = value === previous.value && previous.selectionStart === position + 1;
  const beyond = value[position] === ' ' && (refused || /\P{Nd}/u.test(text.charAt(caret - 1)));
  return { value, caret: beyond ? position + 1 : position };
}

function longestOf(digits: string): number {
  return Math.max(...(cardBrand(digits.slice(0, LONGEST))?.lengths ?? CARD_NUMBER_LENGTHS));
}

/** No brand prints its own groups on more than 15 digits: a Diners Club number of 16 goes in fours. */
function gapsOf(digits: string): readonly number[] {
  return (digits.length < 16 && cardBrand(digits)?.gaps) || FOURS;
}

function group(digits: string, gaps: readonly number[]): string {
  const starts = [0, ...gaps.filter((gap) => gap < digits.length)];
  return starts.map((start, index) => digits.slice(start, starts[index + 1])).join(' ');
}
