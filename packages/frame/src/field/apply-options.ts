import type { FieldOptions } from '@inlay/protocol';
import type { FieldParts } from './create-input.ts';
import type { FieldKind } from './field-kinds.ts';
import { applyStyle } from './style/apply-style.ts';

/** Shows what the page asked for. Its words become text, never markup. */
export function applyOptions({ label, input, description }: FieldParts, kind: FieldKind, options: FieldOptions): void {
  const root = document.documentElement;
  root.lang = options.lang;
  root.dir = options.dir;
  document.title = label.textContent = options.label;
  input.placeholder = options.placeholder;
  input.disabled = options.disabled;
  input.readOnly = options.readOnly;
  input.setAttribute('aria-required', String(options.required));
  input.setAttribute('aria-invalid', String(options.invalid));
  // Only an error is read aloud when it appears; a hint is read with the field.
  description.setAttribute('aria-live', options.invalid ? 'polite' : 'off');
  description.textContent = options.description;
  applyStyle(options.style, kind.digits);
}
