import { SingleField } from './single-field.ts';

/**
 * The sort code of a bank in the United Kingdom, shown as 20-74-05. With it, the fields of a group are an account for
 * BACS, which also needs `<inlay-account-number>` and a holder.
 *
 * @tag inlay-sort-code
 */
export class InlaySortCode extends SingleField {
  readonly field = 'sortCode';
}

declare global {
  interface HTMLElementTagNameMap {
    'inlay-sort-code': InlaySortCode;
  }
}
