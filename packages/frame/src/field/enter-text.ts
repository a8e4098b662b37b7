import type { Field } from './field.ts';

/** Types into a field as a test of a merchant's does: a key for tests only. */
export function enterText({ kind, parts: { control } }: Field, text: string): boolean {
  control.value = control instanceof HTMLInputElement ? text : kind.toValue(text);
  control.dispatchEvent(new InputEvent('input', { bubbles: true }));
  return true;
}
