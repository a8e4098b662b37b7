import type { Field } from './field.ts';

/** Types into a field as a test of a merchant's does: a key for tests only. */
export function enterText({ parts: { input } }: Field, text: string): boolean {
  input.value = text;
  input.dispatchEvent(new InputEvent('input', { bubbles: true }));
  return true;
}
