import { cardBrand, cardCodeLengths } from '@inlay/validators';
import type { Secret } from '../../secret.ts';

/** A validated security code, with its readable details. */
export interface SecurityCode {
  readonly secret: Secret<string>;
  /** The number of digits: 3 or 4. */
  readonly length: number;
}

/** The single-use token of a security code. */
export interface SecurityCodeReference {
  readonly singleUseToken: string;
}

/** Tells whether a card's security code may have this length. */
export function isCodeLengthOf(card: { readonly bin: string }, length: number): boolean {
  return cardCodeLengths(cardBrand(card.bin)?.name).includes(length);
}
