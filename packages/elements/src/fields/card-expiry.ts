import { FieldElement } from './field-element.ts';

/** @tag inlay-card-expiry */
export class InlayCardExpiry extends FieldElement {
  readonly field = 'cardExpiry';
  protected readonly defaultLabel = 'Expiry date';
  protected override readonly defaultPlaceholder = 'MM / YY';
}

declare global {
  interface HTMLElementTagNameMap {
    'inlay-card-expiry': InlayCardExpiry;
  }
}
