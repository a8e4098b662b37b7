import { SingleField } from './single-field.ts';

/**
 * The BIC of a bank: 8 or 11 letters and digits, of the country of the IBAN. SEPA does not need it.
 *
 * @tag inlay-bic
 */
export class InlayBic extends SingleField {
  readonly field = 'bic';
}

declare global {
  interface HTMLElementTagNameMap {
    'inlay-bic': InlayBic;
  }
}
