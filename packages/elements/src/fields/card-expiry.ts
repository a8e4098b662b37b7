import { SingleField } from './single-field.ts';

/**
 * The expiry date of a card, month and year in one.
 *
 * @tag inlay-card-expiry
 */
export class InlayCardExpiry extends SingleField {
  /** The name of the field. */
  readonly field = 'cardExpiry';
}

declare global {
  interface HTMLElementTagNameMap {
    'inlay-card-expiry': InlayCardExpiry;
  }
}
