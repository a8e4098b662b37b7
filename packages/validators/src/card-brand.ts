// The one file that knows card-validator. Its parts are imported, not its index: a frame's document pays for each byte,
// and these two give named and default exports alike in Node, in a bundler and in a test runner.
import { cardNumber } from 'card-validator/dist/card-number.js';
import luhn10 from 'card-validator/dist/luhn-10.js';

export interface CardBrand {
  /** As `card-validator` names it: `visa`, `american-express`. */
  readonly name: string;
  /** How many digits a number of this brand may have. */
  readonly lengths: readonly number[];
  /** After how many digits a number is parted for reading. */
  readonly gaps: readonly number[];
  /** How many digits its security code has. */
  readonly codeLength: number;
}

/** ISO/IEC 7812-1 allows up to 19 digits; 12 is the shortest in use (Maestro). */
export const CARD_NUMBER_LENGTHS: readonly number[] = [12, 13, 14, 15, 16, 17, 18, 19];

/**
 * The brand that the first digits of a card number tell, or undefined while several are possible or none is known.
 *
 * @param digits ASCII digits only
 */
export function cardBrand(digits: string): CardBrand | undefined {
  const card = cardNumber(digits).card;
  return card ? { name: card.type, lengths: card.lengths, gaps: card.gaps, codeLength: card.code.size } : undefined;
}

/** How many digits a security code may have: 4 for American Express, else 3; 3 or 4 while the brand is unknown. */
export function cardCodeLengths(brand?: string): readonly number[] {
  return brand ? [brand === 'american-express' ? 4 : 3] : [3, 4];
}

/** Whether the check digit is right (ISO/IEC 7812-1, annex B). */
export function isLuhn(digits: string): boolean {
  return luhn10(digits);
}
