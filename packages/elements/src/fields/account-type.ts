import { ACCOUNT_TYPES } from '@inlay/protocol';
import { SingleField } from './single-field.ts';

/**
 * The type of an account for ACH, chosen from checking, savings and loan in the language of the page. `placeholder` is
 * what is shown before.
 *
 * @tag inlay-account-type
 */
export class InlayAccountType extends SingleField {
  readonly field = 'accountType';

  protected override get isChosen(): boolean {
    return true;
  }

  protected override choicesOf(): readonly string[] {
    return ACCOUNT_TYPES.map((type) => this.locale.accountTypes[type]);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'inlay-account-type': InlayAccountType;
  }
}
