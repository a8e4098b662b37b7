import { lidPicture } from './box.ts';
import { type Html, html } from './html.ts';
import { formatMoney } from './money.ts';

export interface Line {
  readonly name: string;
  /** Cents. */
  readonly amount: number;
}

/** What is bought and what it costs. */
export function orderSummary(lines: readonly Line[]): Html {
  const total = lines.reduce((sum, line) => sum + line.amount, 0);
  return html`
  <section class="summary" aria-labelledby="summary-title">
    <h2 id="summary-title">Your order</h2>
    <div class="item">
      ${lidPicture}
      <p><strong>The Vela box</strong><br><span class="muted">Walnut, with a star of maple, cherry and brass</span></p>
    </div>
    <dl class="sums">
      ${lines.map((line) => html`<div><dt>${line.name}</dt><dd>${formatMoney(line.amount)}</dd></div>`)}
      <div><dt>Delivery</dt><dd>included</dd></div>
      <div class="total"><dt>Total</dt><dd>${formatMoney(total)}</dd></div>
    </dl>
  </section>`;
}
