import { type Contact, contactFields } from '../views/contact-fields.ts';
import { type Html, html } from '../views/html.ts';
import { formatMoney } from '../views/money.ts';
import { type FieldsOrigin, paymentFields } from '../views/payment-fields.ts';

export interface CheckoutData extends FieldsOrigin {
  /** The id of the order that is paid. */
  readonly order: string;
  /** Cents. */
  readonly amount: number;
  readonly contact: Contact;
}

/** The form. `method="dialog"` posts nothing anywhere: what a submit does is for the script to say. */
export function checkoutView({ contact, amount, ...origin }: CheckoutData): Html {
  return html`
  <form class="checkout" method="dialog">
    <div id="notice"></div>
    <div id="contact">${contactFields(contact)}</div>
    <fieldset>
      <legend>Payment</legend>
      <p class="live" aria-live="polite">Card brand: <output id="brand">not known yet</output></p>
      ${paymentFields(origin)}
      <p class="promise">Your card goes straight to the vault. This shop never sees its number.</p>
    </fieldset>
    <div class="actions"><button class="primary">Pay ${formatMoney(amount)}</button></div>
  </form>`;
}
