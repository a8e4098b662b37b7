import { SingleField } from './single-field.ts';

/**
 * The security code of a card: alone in its group, that of a stored card.
 *
 * @tag inlay-card-code
 */
export class InlayCardCode extends SingleField {
  /** The name of the field. */
  readonly field = 'cardCode';
}

declare global {
  interface HTMLElementTagNameMap {
    'inlay-card-code': InlayCardCode;
  }
}
