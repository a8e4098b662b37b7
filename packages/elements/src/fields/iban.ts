import { SingleField } from './single-field.ts';

/**
 * The IBAN of an account that SEPA reaches, in groups of four: length by its country, and check digits. A country beyond
 * SEPA is refused with a sentence of its own (`iban_country_refused`). Beside it a group needs a holder, and may have
 * `<inlay-bic>`.
 *
 * @tag inlay-iban
 */
export class InlayIban extends SingleField {
  readonly field = 'iban';
}

declare global {
  interface HTMLElementTagNameMap {
    'inlay-iban': InlayIban;
  }
}
