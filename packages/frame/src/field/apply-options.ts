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
    const { control } = field.parts;
    const isTyped = control instanceof HTMLInputElement;
    // What can be chosen from can't be made read only.
    control.disabled = options.disabled || (options.readOnly && !isTyped);
    if (isTyped) control.readOnly = options.readOnly;
    control.classList.toggle('masked', options.masked);
  }
  document.title = fields[0]?.parts.label.textContent ?? '';
  applyStyle(options.style);
}

function applyWords(field: Field, words: FieldWords): void {
  const { label, control, description } = field.parts;
  label.textContent = words.label;
  control.enterKeyHint = words.enterKeyHint ?? 'go';
  if (control instanceof HTMLInputElement) {
    control.placeholder = words.placeholder;
    // On a line with others it is all that tells what the field is for.
    control.size = Math.max(field.kind.width, words.placeholder.length);
  } else [words.placeholder, ...(words.choices ?? [])].forEach((name, index) => nameChoice(control, index, name));
  control.setAttribute('aria-required', String(words.required));
  control.setAttribute('aria-invalid', String(words.invalid));
  // A sentence that is written once more is read once more.
  if (description.textContent === words.description) return;
  // Only an error is read aloud when it appears, and only where the payer is: else a refused form would read out all of its
  // fields at once. A hint is read with the field.
  description.setAttribute('aria-live', words.invalid && field.isNear() ? 'polite' : 'off');
  description.textContent = words.description;
}

function nameChoice({ options }: HTMLSelectElement, index: number, name: string): void {
  const option = options[index];
  if (option) option.text = name;
}
