import { FieldElement } from './field-element.ts';

/** @tag inlay-cardholder-name */
export class InlayCardholderName extends FieldElement {
  readonly field = 'cardholderName';
  protected readonly defaultLabel = 'Name on card';
}

declare global {
  interface HTMLElementTagNameMap {
    'inlay-cardholder-name': InlayCardholderName;
  }
}
