import { SingleField } from './single-field.ts';

/**
 * The postal code of a card's billing address.
 *
 * @tag inlay-postal-code
 */
export class InlayPostalCode extends SingleField {
  /** The name of the field. */
  readonly field = 'postalCode';
}

declare global {
  interface HTMLElementTagNameMap {
    'inlay-postal-code': InlayPostalCode;
  }
}
