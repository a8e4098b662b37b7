import { SingleField } from './single-field.ts';

/** @tag inlay-card-expiry */
export class InlayCardExpiry extends SingleField {
  readonly field = 'cardExpiry';
}

declare global {
  interface HTMLElementTagNameMap {
    'inlay-card-expiry': InlayCardExpiry;
  }
}
