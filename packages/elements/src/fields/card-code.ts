import { SingleField } from './single-field.ts';

/** @tag inlay-card-code */
export class InlayCardCode extends SingleField {
  readonly field = 'cardCode';
}

declare global {
  interface HTMLElementTagNameMap {
    'inlay-card-code': InlayCardCode;
  }
}
