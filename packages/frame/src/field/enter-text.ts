import type { Control } from './create-control.ts';
import type { FieldKind } from './field-kind.ts';

const NOTHING = { value: '', selectionStart: 0, selectionEnd: 0 };

/** Enters a whole value, however it is written, as if it were typed. */
export function enterText(kind: FieldKind, control: Control, text: string): void {
  const isTyped = control instanceof HTMLInputElement;
  control.value = isTyped ? text : kind.toValue(kind.format(text, text.length, NOTHING).value);
  control.dispatchEvent(new InputEvent('input', { bubbles: true }));
}
