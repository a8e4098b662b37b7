import { capitalsOf } from './capitals-of.ts';
import { filterEdit } from './filter-edit.ts';
import type { Formatted, InputText } from './format.ts';

const LONGEST = 11;

/** Keeps the letters and digits of a BIC, in capitals. */
export function formatBic(text: string, caret: number, previous: InputText): Formatted {
  return filterEdit(text, caret, previous, capitalsOf, () => LONGEST);
}
