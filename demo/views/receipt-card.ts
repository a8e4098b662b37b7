import { type Html, html } from './html.ts';
import { formatMoney } from './money.ts';
import { starPicture } from './star.ts';

/** What the shopper gets to see of a payment. */
export interface Receipt {
  readonly brand: string;
  readonly lastDigits: string;
  /** `12/2030` */
  readonly expiry: string;
  /** Absent when the vault says that the order was paid already, and no more. */
  readonly authCode?: string;
  /** Cents. */
  readonly amount: number;
  /** `MATCH`, `NO_MATCH`, `UNKNOWN`; `NOT_PROCESSED` for a stored card, whose code is gone. */
  readonly securityCode: string;
}

const SECURITY_CODES: Readonly<Record<string, readonly [tone: string, sentence: string]>> = {
  MATCH: ['good', 'The bank confirmed it.'],
  NO_MATCH: ['bad', 'The bank says that it is wrong. A shop may refuse such a payment; this one shows it.'],
  NOT_PROCESSED: ['calm', 'A stored card has none to compare: the code is never kept.'],
  UNKNOWN: ['calm', 'The bank did not say.'],
};

/** A payment as it went through, drawn by the server or by the single-page app. */
export function receiptCard(receipt: Receipt): Html {
  const [tone, sentence] = SECURITY_CODES[receipt.securityCode] ?? ['calm', ''];
  return html`
  <section class="receipt" aria-label="Receipt">
    <div class="face">
      <span class="brand">${receipt.brand}</span>${starPicture}
      <span class="number"><span aria-hidden="true">•••• •••• •••• </span><span class="unseen">ending in </span>${receipt.lastDigits}</span>
      <span class="expiry">${receipt.expiry}</span>
    </div>
    <dl class="sums">
      <div class="total"><dt>Paid</dt><dd>${formatMoney(receipt.amount)}</dd></div>
      <div><dt>Card</dt><dd>${receipt.brand} ending in ${receipt.lastDigits}</dd></div>
      <div><dt>Expires</dt><dd>${receipt.expiry}</dd></div>
      <div><dt>Authorization</dt><dd>${receipt.authCode === undefined ? 'made earlier' : html`<code>${receipt.authCode}</code>`}</dd></div>
      <div><dt>Security code</dt><dd><span class="badge ${tone}">${receipt.securityCode}</span></dd></div>
    </dl>
    <p class="muted small">${sentence}</p>
  </section>`;
}

/** The same box again, with the card that is stored in the vault by now. */
export function storedCardOffer(receipt: Receipt, amount: number): Html {
  return html`
  <div class="again">
    <div>
      <h2>One for a friend?</h2>
      <p class="muted">Your ${receipt.brand} ending in ${receipt.lastDigits} is in the vault; this shop holds a token.</p>
    </div>
    <button class="primary">Buy another for ${formatMoney(amount)}</button>
  </div>`;
}
