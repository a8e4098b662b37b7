import { ChosenPart } from './chosen-part.ts';

/**
 * The month of a card's expiry date, where a form asks for month and year apart.
 *
 * @tag inlay-card-expiry-month
 */
export class InlayCardExpiryMonth extends ChosenPart {
  /** The name of the field. */
  readonly field = 'cardExpiryMonth';
}

declare global {
  interface HTMLElementTagNameMap {
    'inlay-card-expiry-month': InlayCardExpiryMonth;
  }
}
