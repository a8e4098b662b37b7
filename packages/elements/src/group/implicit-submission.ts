/** Inputs in which Enter submits a form, so that two of them need a button to say what Enter means. */
export const TEXT_INPUTS: readonly string[] = [
  'text',
  'search',
  'tel',
  'url',
  'email',
  'password',
  'date',
  'month',
  'week',
  'time',
  'datetime-local',
  'number',
];

/** Whether an element, once clicked, submits this form. */
export function isSubmitter(element: unknown, form: HTMLFormElement): element is HTMLButtonElement | HTMLInputElement {
  const isButton = element instanceof HTMLButtonElement && element.type === 'submit';
  const isInput = element instanceof HTMLInputElement && ['submit', 'image'].includes(element.type);
  return (isButton || isInput) && element.form === form;
}

/**
 * Does what a browser does when Enter is pressed in an input: clicks the form's first submit button, which if it is
 * disabled means nothing; without a button submits, if the form has no other text input.
 *
 * @param fieldCount fields of ours in the form
 */
export function submitImplicitly(form: HTMLFormElement, fieldCount: number): void {
  const root = form.getRootNode() as Document | ShadowRoot;
  const controls = [...root.querySelectorAll('button, input')];
  const button = controls.find((control) => isSubmitter(control, form));
  if (button) {
    if (!button.matches(':disabled')) (button as HTMLElement).click();
    return;
  }
  const inputs = controls.filter(
    (control) => control instanceof HTMLInputElement && control.form === form && TEXT_INPUTS.includes(control.type),
  );
  if (inputs.length + fieldCount <= 1) HTMLFormElement.prototype.requestSubmit.call(form);
}
