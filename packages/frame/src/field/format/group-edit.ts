import { filterEdit } from './filter-edit.ts';
import type { Formatted, InputText } from './format.ts';

/** How a value is parted for reading. */
export interface Grouping {
  /** Drops what the field doesn't take. */
  readonly keep: (text: string) => string;
  /** How long the kept value may be, when it were this one. */
  readonly limitOf: (kept: string) => number;
  /** After how many characters of the kept value the separator stands. */
  readonly gapsOf: (kept: string) => readonly number[];
  /** One character that `keep` drops. */
  readonly separator: string;
}

/** Keeps what a field takes of an edit, parts it in groups, and leaves the caret where the payer expects it. */
export function groupEdit(
  text: string,
  caret: number,
  previous: InputText,
  { keep, limitOf, gapsOf, separator }: Grouping,
): Formatted {
  const kept = filterEdit(text, caret, previous, keep, limitOf);
  const gaps = gapsOf(kept.value).filter((gap) => gap < kept.value.length);
  const value = [0, ...gaps].map((start, index) => kept.value.slice(start, gaps[index])).join(separator);
  const position = kept.caret + gaps.filter((gap) => gap < kept.caret).length;
  // The caret stays beyond a separator that it stood beyond, also when the edit is refused.
  const refused = value === previous.value && previous.selectionStart === position + 1;
  const last = text.charAt(caret - 1);
  const beyond = value[position] === separator && (refused || (last !== '' && keep(last) === ''));
  return { value, caret: beyond ? position + 1 : position };
}
