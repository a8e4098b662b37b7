import { FieldElement } from './field-element.ts';

/** @tag inlay-card-number */
export class InlayCardNumber extends FieldElement {
  readonly field = 'cardNumber';
  protected readonly defaultLabel = 'Card number';
}

declare global {
  interface HTMLElementTagNameMap {
    'inlay-card-number': InlayCardNumber;
  }
}
