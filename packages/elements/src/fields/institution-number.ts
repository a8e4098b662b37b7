import { SingleField } from './single-field.ts';

/**
 * The institution number of a bank in Canada: three digits. It stands beside `<inlay-transit-number>`.
 *
 * @tag inlay-institution-number
 */
export class InlayInstitutionNumber extends SingleField {
  readonly field = 'institutionNumber';
}

declare global {
  interface HTMLElementTagNameMap {
    'inlay-institution-number': InlayInstitutionNumber;
  }
}
