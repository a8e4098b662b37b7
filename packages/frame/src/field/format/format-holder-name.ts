import { filterEdit } from './filter-edit.ts';
import type { Format } from './format.ts';

/**
 * Keeps a name as it is typed, without control characters and no longer than a name may be.
 *
 * @param longest in UTF-16 code units
 */
export function formatHolderName(longest: number): Format {
  return (text, caret, previous) => filterEdit(text, caret, previous, printable, () => longest);
}

function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}\p{Cs}]+/gu, '');
}
