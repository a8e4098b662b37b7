import { FieldElement } from './field-element.ts';

/** @tag inlay-card-code */
export class InlayCardCode extends FieldElement {
  readonly field = 'cardCode';
  protected readonly defaultLabel = 'Security code';
}

declare global {
  interface HTMLElementTagNameMap {
    'inlay-card-code': InlayCardCode;
  }
}
