import { ChosenPart } from './chosen-part.ts';

/**
 * The year of a card's expiry date, where a form asks for month and year apart.
 *
 * @tag inlay-card-expiry-year
 */
export class InlayCardExpiryYear extends ChosenPart {
  /** The name of the field. */
  readonly field = 'cardExpiryYear';
}

declare global {
  interface HTMLElementTagNameMap {
    'inlay-card-expiry-year': InlayCardExpiryYear;
  }
}
