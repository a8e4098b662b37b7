import { SingleField } from './single-field.ts';

/**
 * The transit number of a branch in Canada: five digits. With `<inlay-institution-number>`, the fields of a group are an
 * account for EFT, which also needs `<inlay-account-number>` and a holder.
 *
 * @tag inlay-transit-number
 */
export class InlayTransitNumber extends SingleField {
  readonly field = 'transitNumber';
}

declare global {
  interface HTMLElementTagNameMap {
    'inlay-transit-number': InlayTransitNumber;
  }
}
