import type { FieldKind } from './field-kind.ts';

export interface FieldParts {
  /** Holds the others. */
  readonly box: HTMLElement;
  readonly label: HTMLLabelElement;
  readonly input: HTMLInputElement;
  readonly description: HTMLElement;
}

/**
 * Makes the one input, its label and its description. There is no `maxlength` and no `pattern`: password managers cut
 * what they fill in by the first, and one browser's autofill breaks on the second.
 */
export function createInput(kind: FieldKind): FieldParts {
  const box = document.createElement('div');
  const label = document.createElement('label');
  const input = document.createElement('input');
  const description = document.createElement('p');
  description.id = `${kind.name}-description`;
  input.id = label.htmlFor = input.name = kind.name;
  input.autocomplete = kind.autocomplete;
  input.spellcheck = false;
  if (kind.isCode) input.dir = 'ltr';
  const attributes = {
    autocapitalize: kind.isCode ? 'off' : 'words',
    autocorrect: 'off',
    enterkeyhint: 'done',
    inputmode: kind.inputMode ?? (kind.isCode ? 'numeric' : 'text'),
    'aria-describedby': description.id,
  };
  for (const [name, value] of Object.entries(attributes)) input.setAttribute(name, value);
  const refuse = (event: Event): void => event.preventDefault();
  if (!kind.copyable) for (const type of ['copy', 'cut', 'dragstart']) input.addEventListener(type, refuse);
  box.style.flexGrow = String(kind.width);
  box.append(label, input, description);
  return { box, label, input, description };
}
