import { SingleField } from './single-field.ts';

/**
 * The name on a card.
 *
 * @tag inlay-cardholder-name
 */
export class InlayCardholderName extends SingleField {
  /** The name of the field. */
  readonly field = 'cardholderName';
}

declare global {
  interface HTMLElementTagNameMap {
    'inlay-cardholder-name': InlayCardholderName;
  }
}
