import { contactFields } from '../../views/contact-fields.ts';
import { type Html, html } from '../../views/html.ts';
import { formatMoney } from '../../views/money.ts';
import { orderSummary } from '../../views/order-summary.ts';
import { type FieldsOrigin, paymentFields } from '../../views/payment-fields.ts';
import { problemNotice } from '../../views/problem-notice.ts';
import { sandboxPanel } from '../../views/sandbox-panel.ts';
import { type Order, orderLines, orderTotal } from '../orders.ts';
import { layout } from './layout.ts';

export interface CheckoutPage extends FieldsOrigin {
  readonly order: Order;
  /** The path of a script of the shop's own, where a page has one. */
  readonly ownScript?: string;
}

/** `/checkout`: a plain form. Beside the one script tag of the vault there is no script on it. */
export function checkoutPage({ order, vault, publishableKey, ownScript }: CheckoutPage): string {
  return layout({
    title: 'Checkout',
    head: html`
  <script src="${vault}/inlay.js" data-vault="${vault}" data-publishable-key="${publishableKey}" async></script>
  ${ownScript !== undefined && html`<script src="${ownScript}" defer></script>`}`,
    main: html`
    <h1>Checkout</h1>
    ${ownScript !== undefined && html`<p class="muted">The same form, on a page whose own script listens to its submit.</p>`}
    <div class="columns">
      <form class="checkout" method="post" action="/pay">
        ${problemNotice(order.problem)}
        <input type="hidden" name="order" value="${order.id}">
        ${contactFields(order.contact, order.problem?.fields)}
        <fieldset>
          <legend>Payment</legend>
          ${paymentFields({ vault, publishableKey })}
          <noscript><p class="error">Paying needs JavaScript, which is switched off in this browser.</p></noscript>
          <p class="promise">Your card goes straight to the vault. This shop never sees its number.</p>
        </fieldset>
        ${payButtons(order)}
      </form>
      <div class="side">${orderSummary(orderLines(order))}${sandboxPanel}</div>
    </div>`,
  });
}

function payButtons(order: Order): Html {
  const isOpen = order.open !== undefined;
  const mayAddGift = !isOpen && order.scenario === undefined;
  const amount = orderTotal(order, isOpen && order.giftWrap);
  return html`
    <div class="actions">
      <button class="primary">Pay ${formatMoney(amount)}</button>
      ${mayAddGift && html`<button class="secondary" formaction="/pay/gift">Add gift wrap and pay ${formatMoney(orderTotal(order, true))}</button>`}
      <button class="plain" formaction="/cancel" formnovalidate>Cancel the order</button>
    </div>`;
}
