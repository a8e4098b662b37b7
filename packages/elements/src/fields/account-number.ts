import { SingleField } from './single-field.ts';

/**
 * The number of a bank account. How long it may be follows from the other fields of the group: 4 to 17 digits by ACH, 8 by
 * BACS, 7 to 12 by EFT. It can't be copied out of the field.
 *
 * @tag inlay-account-number
 */
export class InlayAccountNumber extends SingleField {
  readonly field = 'accountNumber';
}

declare global {
  interface HTMLElementTagNameMap {
    'inlay-account-number': InlayAccountNumber;
  }
}
