import type { InlayChangeEvent, InlayErrorEvent, InlayFields } from '@inlay/elements';
import { payWithToken } from '../../pay-with-token.ts';

const form = document.querySelector('form') as HTMLFormElement;
const fields = form.querySelector('inlay-fields') as InlayFields;
const controls = form.querySelector('fieldset') as HTMLFieldSetElement;
const problem = form.querySelector('[role=alert]') as HTMLElement;
const brand = form.querySelector('output') as HTMLOutputElement;

fields.addEventListener('inlay-change', ({ field, state }: InlayChangeEvent) => {
  if (field === 'cardNumber') brand.value = state.brand ?? 'unknown';
});
fields.addEventListener('inlay-error', ({ error }: InlayErrorEvent) => (problem.textContent = error.message));

form.addEventListener('submit', (event) => {
  event.preventDefault();
  void pay();
});

async function pay(): Promise<void> {
  const { token } = await fields.tokenize();
  controls.disabled = true;
  try {
    const receipt = document.createElement('p');
    receipt.role = 'status';
    receipt.textContent = await payWithToken(token);
    form.replaceWith(receipt);
  } catch (error) {
    problem.textContent = (error as Error).message;
  }
  controls.disabled = false;
}
