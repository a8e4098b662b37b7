import type { FieldKind } from './field-kind.ts';

/** What a payer types into or chooses from. */
export type Control = HTMLInputElement | HTMLSelectElement;

export interface FieldParts {
  /** Holds the others. */
  readonly box: HTMLElement;
  readonly label: HTMLLabelElement;
  readonly control: Control;
  readonly description: HTMLElement;
}

/**
 * Makes the one control, its label and its description. There is no `maxlength` and no `pattern`: password managers cut
 * what they fill in by the first, and one browser's autofill breaks on the second.
 */
export function createControl(kind: FieldKind, isChosen: boolean): FieldParts {
  const box = document.createElement('div');
  const label = document.createElement('label');
  const control = (isChosen && createSelect(kind)) || createInput(kind);
  const description = document.createElement('p');
  description.id = `${kind.name}-description`;
  control.id = label.htmlFor = control.name = kind.name;
  control.autocomplete = kind.autocomplete;
  if (kind.isCode) control.dir = 'ltr';
  control.setAttribute('aria-describedby', description.id);
  // On a line with others the longest takes what is left, nearly all of it.
  box.style.flexGrow = String(kind.width ** 3);
  box.append(label, control, description);
  return { box, label, control, description };
}

function createInput(kind: FieldKind): HTMLInputElement {
  const input = document.createElement('input');
  input.size = kind.width;
  input.spellcheck = false;
  const attributes = {
    autocapitalize: kind.capitals ?? (kind.isCode ? 'off' : 'words'),
    autocorrect: 'off',
    inputmode: kind.inputMode ?? (kind.isCode ? 'numeric' : 'text'),
  };
  for (const [name, value] of Object.entries(attributes)) input.setAttribute(name, value);
  const refuse = (event: Event): void => event.preventDefault();
  if (!kind.copyable) for (const type of ['copy', 'cut', 'dragstart']) input.addEventListener(type, refuse);
  return input;
}

/** The first choice is none, and shows the placeholder. */
function createSelect({ choices }: FieldKind): HTMLSelectElement | undefined {
  if (!choices) return undefined;
  const select = document.createElement('select');
  for (const value of ['', ...choices()]) select.add(new Option(value, value));
  return select;
}
