import { html } from '../../views/html.ts';
import { type Receipt, receiptCard, storedCardOffer } from '../../views/receipt-card.ts';
import { type Order, orderTotal } from '../orders.ts';
import { layout } from './layout.ts';
import { problemNotice } from '../../views/problem-notice.ts';

/** `/receipt/:id`: what was paid, and the same again with the stored card. */
export function receiptPage(order: Order, receipt: Receipt, next: Order): string {
  return layout({
    title: 'Thank you',
    main: html`
    <div class="thanks">
      <h1>Thank you</h1>
      <p class="lead">Ordered for <strong>${order.contact.email}</strong>. Ready in eleven days.</p>
      ${problemNotice(next.problem)}
      ${receiptCard(receipt)}
      <form method="post" action="/pay/stored">
        <input type="hidden" name="order" value="${next.id}">
        ${storedCardOffer(receipt, orderTotal(next))}
      </form>
    </div>`,
  });
}
