import type { FieldKind } from './field-kinds.ts';

export interface FieldParts {
  readonly label: HTMLLabelElement;
  readonly input: HTMLInputElement;
  readonly description: HTMLElement;
}

/**
 * Makes the one input, its label and its description. There is no `maxlength` and no `pattern`: password managers cut
 * what they fill in by the first, and one browser's autofill breaks on the second.
 */
export function createInput(kind: FieldKind): FieldParts {
  const label = document.createElement('label');
  const input = document.createElement('input');
  const description = document.createElement('p');
  description.id = 'description';
  input.id = label.htmlFor = input.name = kind.name;
  input.autocomplete = kind.autocomplete;
  input.spellcheck = false;
  if (kind.digits) input.dir = 'ltr';
  const attributes = {
    autocapitalize: kind.digits ? 'off' : 'words',
    autocorrect: 'off',
    enterkeyhint: 'done',
    inputmode: kind.digits ? 'numeric' : 'text',
    'aria-describedby': description.id,
  };
  for (const [name, value] of Object.entries(attributes)) input.setAttribute(name, value);
  const refuse = (event: Event): void => event.preventDefault();
  if (!kind.copyable) for (const type of ['copy', 'cut', 'dragstart']) input.addEventListener(type, refuse);
  return { label, input, description };
}
