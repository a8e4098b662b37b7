import { html } from '../views/html.ts';
import type { PaidAnswer } from '../views/payment-answer.ts';
import { problemNotice } from '../views/problem-notice.ts';
import { receiptCard, storedCardOffer } from '../views/receipt-card.ts';
import { whileBusy } from './busy.ts';
import { find } from './find.ts';
import { payWithStoredCard } from './payments.ts';

/** Draws the receipt in place of the checkout, and sells the same again with the stored card. */
export function showReceipt(root: HTMLElement, { receipt, email, next }: PaidAnswer): void {
  root.innerHTML = html`
    <div class="thanks">
      <h1 tabindex="-1">Thank you</h1>
      <p class="lead">Ordered for <strong>${email}</strong>. Ready in eleven days.</p>
      <div id="notice"></div>
      ${receiptCard(receipt)}
      <form method="dialog">${storedCardOffer(receipt, next.amount)}</form>
    </div>`.toString();
  document.title = document.title.replace('Checkout', 'Thank you');
  find(root, 'h1').focus();

  const form = find(root, 'form');
  form.addEventListener('submit', () => {
    void whileBusy(form, async () => {
      const answer = await payWithStoredCard(next.order);
      if ('receipt' in answer) showReceipt(root, answer);
      else find(root, '#notice').innerHTML = String(problemNotice(answer.problem));
    });
  });
}
