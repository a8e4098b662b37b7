import { SingleField } from './single-field.ts';

/** @tag inlay-cardholder-name */
export class InlayCardholderName extends SingleField {
  readonly field = 'cardholderName';
}

declare global {
  interface HTMLElementTagNameMap {
    'inlay-cardholder-name': InlayCardholderName;
  }
}
