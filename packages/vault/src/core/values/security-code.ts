import { cardBrand, cardCodeLengths } from '@inlay/validators';
import type { Secret } from '../../secret.ts';

/** A security code that was judged on entry, with what may be known of it. */
export interface SecurityCode {
  readonly secret: Secret<string>;
  /** How many digits it has: 3 or 4. */
  readonly length: number;
}

/** The single-use token that stands for a security code. */
export interface SecurityCodeReference {
  readonly singleUseToken: string;
}

/** Tells whether a card may have a security code of so many digits. */
export function isCodeLengthOf(card: { readonly bin: string }, length: number): boolean {
  return cardCodeLengths(cardBrand(card.bin)?.name).includes(length);
}
