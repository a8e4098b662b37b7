import type { FieldOptions, FieldWords } from '@inlay/protocol';
import { applyStyle } from './style/apply-style.ts';
import type { Field } from './field.ts';

/** Shows what the page asked for. Its words become text, never markup. */
export function applyOptions(fields: readonly Field[], options: FieldOptions): void {
  const root = document.documentElement;
  root.lang = options.lang;
  root.dir = options.dir;
  document.body.dataset['layout'] = options.layout;
  for (const field of fields) {
    const words = options.fields[field.name];
    if (words) applyWords(field, words);
    const { input } = field.parts;
    input.disabled = options.disabled;
    input.readOnly = options.readOnly;
    input.classList.toggle('masked', options.masked);
  }
  document.title = fields[0]?.parts.label.textContent ?? '';
  applyStyle(options.style);
}

function applyWords({ parts: { label, input, description } }: Field, words: FieldWords): void {
  label.textContent = words.label;
  input.placeholder = words.placeholder;
  input.setAttribute('aria-required', String(words.required));
  input.setAttribute('aria-invalid', String(words.invalid));
  // Only an error is read aloud when it appears; a hint is read with the field.
  description.setAttribute('aria-live', words.invalid ? 'polite' : 'off');
  description.textContent = words.description;
}
