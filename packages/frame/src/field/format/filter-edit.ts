import { type Edit, readEdit } from './edit.ts';
import type { Formatted, InputText } from './format.ts';

/**
 * Keeps what a field takes of an edit. What is over the limit is refused of the inserted part, as `maxlength` would do,
 * and never pushed out at the end; unlike `maxlength` this counts what is kept, so a paste with blanks fits.
 *
 * @param keep drops what the field doesn't take
 * @param limitOf how long the kept value may be, when it were this one
 */
export function filterEdit(
  text: string,
  caret: number,
  previous: InputText,
  keep: (text: string) => string,
  limitOf: (kept: string) => number,
): Formatted {
  const edit = readEdit(text, caret, previous);
  const [head, tail] = crossSeparator(edit, keep);
  const inserted = keep(edit.inserted);
  const room = Math.max(0, limitOf(head + inserted + tail) - head.length - tail.length);
  // The limit may fall between two halves of one character.
  const start = keep(head + inserted.slice(0, room));
  // Autofill may leave the caret inside or before what it filled in.
  return { value: start + tail, caret: Math.min(keep(text.slice(0, caret)).length, start.length) };
}

/** Who deletes a separator means the character beyond it: the separator alone would come back at once. */
function crossSeparator(edit: Edit, keep: (text: string) => string): [head: string, tail: string] {
  const head = keep(edit.head);
  const tail = keep(edit.tail);
  if (edit.inserted !== '' || edit.removed === '' || keep(edit.removed) !== '') return [head, tail];
  if (edit.direction === 'back') return [head.slice(0, -1), tail];
  return [head, edit.direction === 'forward' ? tail.slice(1) : tail];
}
