import { SingleField } from './single-field.ts';

/**
 * The name of the account holder, which every bank account needs, here or as `holderName` of `<inlay-fields>`: at most 22
 * characters by ACH, 18 by BACS, 32 by EFT and SEPA.
 *
 * @tag inlay-account-holder-name
 */
export class InlayAccountHolderName extends SingleField {
  readonly field = 'accountHolderName';
}

declare global {
  interface HTMLElementTagNameMap {
    'inlay-account-holder-name': InlayAccountHolderName;
  }
}
