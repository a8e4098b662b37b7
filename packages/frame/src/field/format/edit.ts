import type { InputText } from './format.ts';

/** One edit: the value before was `head + removed + tail`, the value after is `head + inserted + tail`. */
export interface Edit {
  readonly head: string;
  readonly removed: string;
  readonly inserted: string;
  readonly tail: string;
  /** Where the deleting of a single place went, were this one: backspace or delete. Undefined after a selection. */
  readonly direction: 'back' | 'forward' | undefined;
}

/**
 * Finds the edit from the two values and the caret after it. The selection before serves for the direction only: mobile
 * keyboards and autofill report it late or not at all. A value that shares no tail with the one before was replaced.
 */
export function readEdit(text: string, caret: number, previous: InputText): Edit {
  const before = previous.value;
  const tail = text.slice(caret);
  const collapsed = previous.selectionStart === previous.selectionEnd;
  const direction = collapsed ? (caret < previous.selectionStart ? 'back' : 'forward') : undefined;
  if (!before.endsWith(tail)) return { head: '', removed: before, inserted: text, tail: '', direction };
  const end = before.length - tail.length;
  const limit = Math.min(end, caret);
  let start = 0;
  while (start < limit && text[start] === before[start]) start++;
  return {
    head: text.slice(0, start),
    removed: before.slice(start, end),
    inserted: text.slice(start, caret),
    tail,
    direction,
  };
}
