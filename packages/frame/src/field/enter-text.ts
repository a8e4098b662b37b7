import type { Field } from './field.ts';

const NOTHING = { value: '', selectionStart: 0, selectionEnd: 0 };

/** Enters a whole value, however it is written, as if it were typed. */
export function enterText({ kind, parts: { control } }: Field, text: string): boolean {
  const isTyped = control instanceof HTMLInputElement;
  control.value = isTyped ? text : kind.toValue(kind.format(text, text.length, NOTHING).value);
  control.dispatchEvent(new InputEvent('input', { bubbles: true }));
  return true;
}
