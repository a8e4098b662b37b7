import { type Html, html } from './html.ts';

export interface FieldsOrigin {
  /** The vault's origin. */
  readonly vault: string;
  readonly publishableKey: string;
}

/** The four payment fields. They stand inside the form, and put one value into it: `singleUseToken`. */
export function paymentFields({ vault, publishableKey }: FieldsOrigin): Html {
  return html`
    <inlay-fields vault="${vault}" publishable-key="${publishableKey}">
      <p class="late">The card fields are late. If they stay away, our payment service cannot be reached: please reload
        the page in a moment.</p>
      <inlay-card-number label="Card number" required></inlay-card-number>
      <div class="pair">
        <inlay-card-expiry label="Expiry date" required></inlay-card-expiry>
        <inlay-card-code label="Security code" required></inlay-card-code>
      </div>
      <inlay-cardholder-name label="Name on card" required></inlay-cardholder-name>
    </inlay-fields>`;
}
