import { digitsOf } from './digits-of.ts';
import { filterEdit } from './filter-edit.ts';
import type { Format } from './format.ts';

/** Keeps digits, as many as the longest value has, in one run. */
export function formatDigits(longest: number): Format {
  return (text, caret, previous) => filterEdit(text, caret, previous, digitsOf, () => longest);
}
