import { digitsOf } from './digits-of.ts';
import type { Formatted, InputText } from './format.ts';
import { groupEdit } from './group-edit.ts';

const LENGTH = 6;
const GAPS = [2, 4];

/** Shows a sort code as banks print it: 20-74-05. */
export function formatSortCode(text: string, caret: number, previous: InputText): Formatted {
  return groupEdit(text, caret, previous, {
    keep: digitsOf,
    limitOf: () => LENGTH,
    gapsOf: () => GAPS,
    separator: '-',
  });
}
