import type { FieldName } from '@inlay/protocol';
import { CardElement } from './card-element.ts';

const NAMES = ['cardNumber'] as const;

/**
 * The number of a card.
 *
 * @tag inlay-card-number
 */
export class InlayCardNumber extends CardElement {
  /** The name of the field. */
  readonly field = 'cardNumber';

  override get names(): readonly FieldName[] {
    return NAMES;
  }

  protected override get defaultLabel(): string {
    return this.locale.labels.cardNumber;
  }

  protected override placeholderOf(): string {
    return this.placeholder;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'inlay-card-number': InlayCardNumber;
  }
}
