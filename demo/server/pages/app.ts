import { html } from '../../views/html.ts';
import { orderSummary } from '../../views/order-summary.ts';
import type { FieldsOrigin } from '../../views/payment-fields.ts';
import { sandboxPanel } from '../../views/sandbox-panel.ts';
import { type Order, orderLines, orderTotal } from '../orders.ts';
import { layout } from './layout.ts';

/** `/app`: the shell of the single-page app. What the app must know stands in attributes, since no inline script runs. */
export function appPage({ order, vault, publishableKey }: FieldsOrigin & { readonly order: Order }): string {
  return layout({
    title: 'Checkout',
    head: html`<script type="module" src="/assets/app.js"></script>`,
    main: html`
    <div id="app" data-vault="${vault}" data-publishable-key="${publishableKey}" data-order="${order.id}" data-amount="${orderTotal(order)}" data-contact="${JSON.stringify(order.contact)}">
      <h1>Checkout</h1>
      <p class="muted">The same again, drawn and paid by a script.</p>
      <div class="columns">
        <div id="form"><p class="late">This page is drawn by a script, which did not come. Please reload it in a moment.</p></div>
        <div class="side">${orderSummary(orderLines(order))}${sandboxPanel}</div>
      </div>
    </div>`,
  });
}
