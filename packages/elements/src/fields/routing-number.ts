import { SingleField } from './single-field.ts';

/**
 * The routing number of a bank in the United States (ABA): nine digits, whose check digit is judged. With it, the fields
 * of a group are an account for ACH, which also needs `<inlay-account-number>`, `<inlay-account-type>` and a holder.
 *
 * @tag inlay-routing-number
 */
export class InlayRoutingNumber extends SingleField {
  readonly field = 'routingNumber';
}

declare global {
  interface HTMLElementTagNameMap {
    'inlay-routing-number': InlayRoutingNumber;
  }
}
