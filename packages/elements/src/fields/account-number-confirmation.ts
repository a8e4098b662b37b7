import type { InlayFocusEvent } from '../events/inlay-focus-event.ts';
import { SingleField } from './single-field.ts';

/**
 * The account number once more, against slips of the finger. Only the frames compare the two, when the payer leaves a
 * field and when the payment is made: the page learns whether they differ (`account_number_mismatch`) and nothing else. A
 * number may be pasted into it.
 *
 * @tag inlay-account-number-confirmation
 */
export class InlayAccountNumberConfirmation extends SingleField {
  readonly field = 'accountNumberConfirmation';
  #root: EventTarget | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#root = this.getRootNode();
    this.#root.addEventListener('inlay-blur', this.#compare);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#root?.removeEventListener('inlay-blur', this.#compare);
  }

  /** Who mends the number itself should not have to come here for the error to go. */
  readonly #compare = (event: Event): void => {
    if ((event as InlayFocusEvent).field === 'accountNumber' && this.state.code === 'account_number_mismatch') {
      void this.check();
    }
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'inlay-account-number-confirmation': InlayAccountNumberConfirmation;
  }
}
