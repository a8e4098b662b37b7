import { find } from './find.ts';

/** One press, one payment: the button rests until there is an answer. */
export async function whileBusy(form: HTMLFormElement, work: () => Promise<void>): Promise<void> {
  const button = find(form, 'button');
  const words = button.textContent;
  button.disabled = true;
  button.textContent = 'One moment …';
  await work();
  button.disabled = false;
  button.textContent = words;
}
