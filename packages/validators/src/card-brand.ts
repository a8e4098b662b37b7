import { findCardType } from './card-type.ts';

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
  const card = findCardType(digits);
  return card ? { name: card.type, lengths: card.lengths, gaps: card.gaps, codeLength: card.code.size } : undefined;
}

/** How many digits a security code may have: 4 for American Express, else 3; 3 or 4 while the brand is unknown. */
export function cardCodeLengths(brand?: string): readonly number[] {
  return brand ? [brand === 'american-express' ? 4 : 3] : [3, 4];
}
