import type { InlayChangeEvent, InlayFields } from '@inlay/elements';
import { type Contact, contactFields } from '../views/contact-fields.ts';
import type { PaymentAnswer, ProblemAnswer } from '../views/payment-answer.ts';
import { problemNotice } from '../views/problem-notice.ts';
import { brandName } from './brand-name.ts';
import { whileBusy } from './busy.ts';
import { type CheckoutData, checkoutView } from './checkout-view.ts';
import { find } from './find.ts';
import { payWithToken } from './payments.ts';
import { showReceipt } from './receipt.ts';

/** Draws the form, and pays when it is submitted. */
export function showCheckout(root: HTMLElement, data: CheckoutData): void {
  find(root, '#form').innerHTML = checkoutView(data).toString();
  const form = find(root, 'form');
  const fields = find(form, 'inlay-fields');

  fields.addEventListener('inlay-change', ({ field, state }: InlayChangeEvent) => {
    if (field === 'cardNumber') find(form, '#brand').textContent = brandName(state.brand);
  });

  form.addEventListener('submit', () => {
    void whileBusy(form, async () => {
      const answer = await pay(form, fields, data.order);
      if ('receipt' in answer) showReceipt(root, answer);
      else showProblem(form, answer);
    });
  });
}

async function pay(form: HTMLFormElement, fields: InlayFields, order: string): Promise<PaymentAnswer> {
  try {
    const { token } = await fields.tokenize();
    return await payWithToken(order, readContact(form), token);
  } catch (error) {
    // What is wrong with a field stands at the field. The sentence says the rest.
    return { problem: { title: (error as Error).message, advice: 'You have not been charged.' } };
  }
}

function readContact(form: HTMLFormElement): Contact {
  return Object.fromEntries(new FormData(form)) as unknown as Contact;
}

/** The payment fields stay as they are: to try again, the shopper presses the button again. */
function showProblem(form: HTMLFormElement, { problem }: ProblemAnswer): void {
  find(form, '#notice').innerHTML = String(problemNotice(problem));
  find(form, '#contact').innerHTML = contactFields(readContact(form), problem.fields).toString();
  find(form, '#notice').scrollIntoView({ block: 'center' });
}
