import { SingleField } from './single-field.ts';

/** @tag inlay-card-number */
export class InlayCardNumber extends SingleField {
  readonly field = 'cardNumber';
}

declare global {
  interface HTMLElementTagNameMap {
    'inlay-card-number': InlayCardNumber;
  }
}
